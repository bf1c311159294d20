import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What came to a user, in order: the digest of the document. */
export interface Receiver {
  /** A user's own address is its User ID behind it. */
  readonly address: string
  /** When each document first came: the place among all that came. */
  readonly firstArrivals: ReadonlyMap<string, number>
  /** How many came again. */
  again(): number
  close(): Promise<void>
}

export const digestOf = (document: string | Buffer): string => createHash('sha256').update(document).digest('base64url')

/** Takes whatever users are sent, a little slowly: so that there is always something under way when a process dies. */
export async function receiver(slowByMs = 20): Promise<Receiver> {
  const firstArrivals = new Map<string, number>()
  let again = 0
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const digest = digestOf(Buffer.concat(parts))
      if (firstArrivals.has(digest)) again += 1
      else firstArrivals.set(digest, firstArrivals.size)
      setTimeout(() => response.writeHead(204).end(), slowByMs)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    firstArrivals,
    again: () => again,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
