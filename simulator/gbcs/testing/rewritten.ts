import { readCs02bCommand, writeCs02bCommand } from '../credentials/update-security-credentials.ts'
import { type GbcsMessage, withMac, withoutSignature, withSignature, writeUnsigned } from '../message.ts'
import { valueRead } from './codec-properties.ts'

/** A frame in our own writing, from what was read of it. */
export function rewrittenFrame(message: GbcsMessage, content: Uint8Array = message.content): Buffer {
  const unsigned = writeUnsigned(message, content)
  if (message.signature === null && message.mac === null) return unsigned
  const grouping = message.signature ? withSignature(unsigned, message.signature) : withoutSignature(unsigned)
  return message.mac ? withMac(grouping, message.mac) : grouping
}

/** A whole CS02b command in our own writing, from what was read of its frame and of its payload; throws on a flaw. */
export const rewrittenCs02bCommand = (message: GbcsMessage): Buffer =>
  rewrittenFrame(message, writeCs02bCommand(valueRead(readCs02bCommand(message.content))))
