import { secondsSince2000 } from '../../gbcs/gbz/types.ts'
import type { Instant } from '../../vocabulary/instant.ts'

/** What stands for no moment: a future dated command that is cancelled (docs/domain/duis.md#cancellation). */
const cancels: readonly number[] = [0xfffffffe, 0xffffffff]

export const isCancelled = (seconds: number): boolean => cancels.includes(seconds)

/** Whether a moment is still to come; 0 is now. @param seconds since 2000 */
export const isFuture = (seconds: number, now: Instant): boolean =>
  !isCancelled(seconds) && seconds > secondsSince2000(now)

/** What an outcome says of a moment: one that is still to come, one that is taken back, or nothing. */
export const untilOf = (seconds: number, now: Instant): { readonly until?: number | null } => {
  if (isCancelled(seconds)) return { until: null }
  return isFuture(seconds, now) ? { until: seconds } : {}
}
