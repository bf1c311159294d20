import type { Transcript } from '../../../dcc/transcript/transcript.ts'
import { readMessage } from '../../../gbcs/message.ts'
import type { Instant } from '../../../vocabulary/instant.ts'

/** A GBCS message that was sent to a device, or came from one, for a request. */
export interface SentFrame {
  /** From 1 on, within a request. */
  readonly n: number
  readonly at: Instant
  readonly direction: 'down' | 'up'
  readonly octets: Buffer
}

/** Every frame of a request, in the order of time; a Command for local delivery is taken to the device by its user. */
export const framesOf = ({ entries }: Transcript): readonly SentFrame[] =>
  entries
    .flatMap((entry) =>
      'frame' in entry
        ? [{ at: entry.at, direction: entry.kind.startsWith('command') ? 'down' : 'up', octets: entry.frame } as const]
        : [],
    )
    .map((frame, index) => ({ n: index + 1, ...frame }))

/** The message code of a frame as `0x0008`; null where it is no GBCS message. */
export function messageCodeIn(octets: Buffer): string | null {
  const message = readMessage(octets)
  return message.ok ? `0x${message.value.messageCode.toString(16).toUpperCase().padStart(4, '0')}` : null
}
