import { type GbcsMessage, withMac, withoutSignature, withSignature, writeUnsigned } from '../message.ts'

/** A frame in our own writing, from what was read of it. */
export function rewrittenFrame(message: GbcsMessage, content: Uint8Array = message.content): Buffer {
  const unsigned = writeUnsigned(message, content)
  if (message.signature === null && message.mac === null) return unsigned
  const grouping = message.signature ? withSignature(unsigned, message.signature) : withoutSignature(unsigned)
  return message.mac ? withMac(grouping, message.mac) : grouping
}
