import type { IncomingMessage } from 'node:http'

/** The octets of a request's body, or why it is not taken. */
export type BodyReading =
  | { readonly ok: true; readonly octets: Buffer }
  | { readonly ok: false; readonly why: 'too-large' | 'compressed' | 'broken-off' }

/**
 * Reads a body to its end or to the limit, whichever comes first: what is too large is known as soon as it is announced or
 * has arrived, and the rest of it is not waited for. Never rejects.
 *
 * @param limit octets
 */
export function readBody(request: IncomingMessage, limit: number): Promise<BodyReading> {
  const { 'content-encoding': encoding = 'identity', 'content-length': announced = '0' } = request.headers
  if (encoding.trim().toLowerCase() !== 'identity') return Promise.resolve({ ok: false, why: 'compressed' })
  if (Number(announced) > limit) return Promise.resolve({ ok: false, why: 'too-large' })
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    let length = 0
    const take = (part: Buffer): void => {
      length += part.length
      if (length <= limit) return void parts.push(part)
      request.off('data', take)
      request.pause()
      resolve({ ok: false, why: 'too-large' })
    }
    request.on('data', take)
    request.once('end', () => resolve({ ok: true, octets: Buffer.concat(parts) }))
    for (const event of ['error', 'close']) request.once(event, () => resolve({ ok: false, why: 'broken-off' }))
  })
}
