import type { Network } from '../harness/network.ts'

/**
 * Resolves when the process is asked to end (SIGINT, SIGTERM); a second ask ends it at once. Rejects where the network
 * can keep nothing any more.
 */
export const untilToldToStop = (network: Pick<Network, 'failure'>): Promise<void> =>
  Promise.race([
    untilAsked(),
    network.failure.then((fault) => {
      throw fault
    }),
  ])

function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}
