import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DuisReader } from '../../duis/duis-reader.ts'
import type { DuisResponse } from '../../duis/response.ts'

/** A user's Receive Response service that answers as it is told and keeps what it took. */
export interface ReceiveService {
  readonly address: string
  /** The statuses to answer with, first to last; 204 when they are used up. */
  readonly statuses: number[]
  readonly received: string[]
  responses(duis: DuisReader): DuisResponse[]
  close(): Promise<void>
}

export async function createReceiveService(): Promise<ReceiveService> {
  const received: string[] = []
  const statuses: number[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    received.push(Buffer.concat(parts).toString())
    response.writeHead(statuses.shift() ?? 204).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/receive`,
    statuses,
    received,
    responses: (duis) =>
      received.map((document) => {
        const reading = duis.readResponse(Buffer.from(document))
        if (!reading.ok) throw new Error(reading.failure.sentence)
        return reading.value.response
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
