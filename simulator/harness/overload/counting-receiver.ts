import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Takes what the DCC sends to every user, and counts the handovers that have ended. */
export interface CountingReceiver {
  readonly address: string
  /** Handovers whose device has answered. */
  completed(): number
  /** Service Responses with another code than I0, by code. */
  readonly failed: Map<string, number>
  close(): Promise<void>
}

export async function createCountingReceiver(): Promise<CountingReceiver> {
  const done = new Set<string>()
  const failed = new Map<string, number>()
  const take = (document: string): void => {
    const requestId = /<sr:RequestID>([^<]+)/.exec(document)?.[1]
    if (requestId === undefined) return
    const code = /<sr:ResponseCode>([^<]+)/.exec(document)?.[1] ?? 'none'
    if (code === 'I0') done.add(requestId)
    else failed.set(code, (failed.get(code) ?? 0) + 1)
  }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      take(Buffer.concat(parts).toString('latin1'))
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    completed: () => done.size,
    failed,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
