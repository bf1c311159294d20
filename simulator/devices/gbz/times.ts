import { secondsSince2000 } from '../../gbcs/gbz/types.ts'
import type { Instant } from '../../vocabulary/instant.ts'

/** What stands for no moment: a future dated command that is cancelled (docs/domain/duis.md#cancellation). */
const cancels: readonly number[] = [0xfffffffe, 0xffffffff]

export const isCancelled = (seconds: number): boolean => cancels.includes(seconds)

/** Whether a moment is still to come; 0 is now. @param seconds since 2000 */
export const isFuture = (seconds: number, now: Instant): boolean =>
  !isCancelled(seconds) && seconds > secondsSince2000(now)
