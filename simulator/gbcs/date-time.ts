import type { Instant } from '../vocabulary/instant.ts'

/** A moment as a DLMS date-time of 12 octets, UTC; weekday, deviation and status unspecified as real devices send it. */
export function writeDlmsDateTime(_moment: Instant): Buffer {
  throw new Error('not yet')
}
/** The moment of a DLMS date-time, read as UTC; null where a part that is needed is unspecified or impossible. */
export function readDlmsDateTime(_octets: Uint8Array): Instant | null {
  throw new Error('not yet')
}
/** `YYYYMMDDHHMMSSZ` for an instant; the cancellation date of DUIS becomes `99991231235959Z`. */
export function executionDateTimeOf(_moment: Instant): string {
  throw new Error('not yet')
}
/** The instant of an executionDateTime; `99991231235959Z` becomes the cancellation date of DUIS. Null for no date. */
export function instantOfExecutionDateTime(_text: string): Instant | null {
  throw new Error('not yet')
}
/** The executionDateTime that cancels a future dated command (domain facts §1.9). */
export const cancellationDateTime = '99991231235959Z'
