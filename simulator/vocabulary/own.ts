/**
 * The same octets, in memory of their own. A view of a larger buffer keeps all of it: that of a frame of 60 octets the 8 kB of
 * node's pool, or whatever came with it from a socket. For what is kept beyond the turn in which it was made.
 */
export function ownOctets(octets: Uint8Array): Buffer {
  const { buffer, byteOffset, byteLength } = octets
  if (byteLength === buffer.byteLength) return Buffer.from(buffer, byteOffset, byteLength)
  const own = Buffer.allocUnsafeSlow(byteLength)
  own.set(octets)
  return own
}

/** Texts shorter than this are copied by the engine, whatever they are cut out of. */
const shortestSlice = 13

/**
 * The same text, in memory of its own. A text that was cut out of a larger one keeps all of it, as an identifier would the
 * document that it was read from. A half of a surrogate pair comes out as U+FFFD.
 */
export const ownText = (text: string): string => (text.length < shortestSlice ? text : Buffer.from(text).toString())
