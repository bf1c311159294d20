import { readMessage } from '../../gbcs/message.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { SecurityLogEntry, SecurityLogKind, SecurityNote } from './security-log.ts'

/** A line of a device's log, about something that happened now, or when the note says. */
export const entryOf = (kind: SecurityLogKind, note: SecurityNote, now: Instant): SecurityLogEntry => ({
  kind,
  at: now,
  ...note,
})

/** Which message a frame was that a device has dropped; nothing of one that does not read. */
export function messageIn(frame: Uint8Array): Pick<SecurityLogEntry, 'message'> {
  const reading = readMessage(frame)
  if (!reading.ok) return {}
  const { originator, counter, messageCode } = reading.value
  return { message: { originator, counter: String(counter), messageCode } }
}
