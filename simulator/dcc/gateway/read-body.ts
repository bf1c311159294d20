import type { IncomingMessage } from 'node:http'
import type { HeldBody } from './held-bodies.ts'

/** Why a body is not taken. */
export type BodyRefusal = 'too-large' | 'compressed' | 'no-room' | 'broken-off'

/** The octets of a request's body, or why it is not taken. */
export type BodyReading =
  | { readonly ok: true; readonly octets: Buffer }
  | { readonly ok: false; readonly why: BodyRefusal }

/** Octets that are made ready at first; more, as they arrive and not as they are announced. */
const firstCapacityOctets = 16_384

/**
 * Reads a body to its end or to the limit, whichever comes first: what is too large is known as soon as it is announced or
 * has arrived, and the rest of it is not waited for. Its octets are copied as they come, however small the pieces, and what
 * they take up is counted as it grows. Never rejects.
 *
 * @param limit octets
 */
export function readBody(request: IncomingMessage, limit: number, held: HeldBody): Promise<BodyReading> {
  const { 'content-encoding': encoding = 'identity', 'content-length': announced } = request.headers
  if (encoding.trim().toLowerCase() !== 'identity') return Promise.resolve({ ok: false, why: 'compressed' })
  const most = Math.min(limit, announced === undefined ? limit : Number(announced))
  if (Number(announced ?? 0) > limit) return Promise.resolve({ ok: false, why: 'too-large' })

  return new Promise((resolve) => {
    let octets = Buffer.alloc(0)
    let length = 0

    const makeRoomFor = (needed: number): boolean => {
      if (needed <= octets.length) return true
      const capacity = Math.min(most, Math.max(needed, 2 * octets.length, firstCapacityOctets))
      if (!held.grow(capacity - octets.length)) return false
      const larger = Buffer.allocUnsafe(capacity)
      octets.copy(larger, 0, 0, length)
      octets = larger
      return true
    }
    const take = (part: Buffer): void => {
      const needed = length + part.length
      if (needed > limit || !makeRoomFor(needed)) {
        request.off('data', take)
        request.pause()
        resolve({ ok: false, why: needed > limit ? 'too-large' : 'no-room' })
        return
      }
      part.copy(octets, length)
      length = needed
    }
    request.on('data', take)
    request.once('end', () => resolve({ ok: true, octets: octets.subarray(0, length) }))
    for (const event of ['error', 'close']) request.once(event, () => resolve({ ok: false, why: 'broken-off' }))
  })
}
