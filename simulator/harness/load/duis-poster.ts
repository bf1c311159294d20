import { Agent, type IncomingMessage, request } from 'node:http'
import { type DuisService, pathOfService } from '../../vocabulary/service-reference.ts'

/** What became of one document: an answer with its HTTP status, or why there is none, such as `ECONNRESET`. */
export type Posted = { readonly status: number; readonly body: string } | { readonly fault: string }

/** Posts documents over kept connections and reads nothing of the answers. */
export interface DuisPoster {
  post(service: DuisService, document: Buffer): Promise<Posted>
  /** Drops every connection. */
  close(): void
}

/** @param connections how many at most; a document that finds none waits, and that counts as the network's time */
export function createDuisPoster(gateway: string, connections: number, answerWithinMs: number): DuisPoster {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: 'fifo' })
  const addresses = Object.fromEntries(
    Object.entries(pathOfService).map(([service, path]) => [service, new URL(path, gateway)]),
  ) as Readonly<Record<DuisService, URL>>
  return {
    post: (service, document) =>
      new Promise((resolve) => {
        const headers = { 'content-type': 'application/xml', 'content-length': document.length }
        const options = { agent, method: 'POST', headers, timeout: answerWithinMs }
        const sent = request(addresses[service], options, (response) => collect(response, resolve))
        sent.on('timeout', () => sent.destroy(Object.assign(new Error('no answer in time'), { code: 'time-out' })))
        sent.on('error', (error: NodeJS.ErrnoException) => resolve({ fault: error.code ?? error.message }))
        sent.end(document)
      }),
    close: () => agent.destroy(),
  }
}

function collect(response: IncomingMessage, resolve: (posted: Posted) => void): void {
  let body = ''
  response.setEncoding('latin1').on('data', (part: string) => {
    body += part
  })
  response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
  response.on('error', (error: NodeJS.ErrnoException) => resolve({ fault: error.code ?? error.message }))
}
