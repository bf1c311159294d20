import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Network } from '../network.ts'
import { createApplication } from './application.ts'
import { createEventStream } from './event-stream.ts'
import { createMetrics } from './metrics.ts'
import { routeWebSockets } from './web-sockets.ts'

/** Where tools look at the network and change it while it runs. */
export interface ControlApi {
  /** `http://127.0.0.1:8090` */
  readonly url: string
  close(): Promise<void>
}

/**
 * Opens the control API and the event stream of a network.
 *
 * @throws SimulatorFault SIM_PORT_IN_USE
 */
export async function openControlApi(network: Network): Promise<ControlApi> {
  const { host, harnessPort } = network.configuration
  const metrics = createMetrics(network)
  const server = createServer(createApplication({ ...network, metrics }))
  const events = createEventStream(network)
  const sockets = routeWebSockets(server, { '/harness/v1/events': events.sockets })
  const endListening = () => {
    events.close()
    metrics.close()
  }
  await listen(server, harnessPort, host).catch((fault: unknown) => {
    endListening()
    throw fault
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    close: async () => {
      endListening()
      sockets.close()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const isTaken = cause.code === 'EADDRINUSE'
      const detail = isTaken
        ? `Port ${port} is taken: choose another with --harness-port`
        : `Port ${port}: ${cause.message}`
      reject(new SimulatorFault('SIM_PORT_IN_USE', detail, { cause }))
    })
    server.listen(port, host, resolve)
  })
}
