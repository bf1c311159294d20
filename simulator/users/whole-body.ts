import type { IncomingMessage } from 'node:http'

/**
 * The octets of a message's body; null where it has more than `mostOctets`: the rest of it is not read. By its events: an iteration
 * over a stream costs several times what they do.
 *
 * Rejects where the body breaks off.
 */
export function wholeBody(message: IncomingMessage, mostOctets: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let length = 0
    const take = (part: Buffer): void => {
      length += part.length
      if (length <= mostOctets) return void parts.push(part)
      message.off('data', take)
      message.pause()
      resolve(null)
    }
    message.on('data', take)
    message.once('end', () => {
      const [only] = parts
      resolve(only !== undefined && parts.length === 1 ? only : Buffer.concat(parts))
    })
    message.once('error', reject)
    message.once('close', () => {
      if (!message.readableEnded) reject(new Error('the body broke off'))
    })
  })
}
