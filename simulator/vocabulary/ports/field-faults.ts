import type { EntityIdentifier } from '../entity-identifier.ts'
import type { Instant } from '../instant.ts'

/** What may go wrong where a device is fitted. */
export interface FieldFaults {
  /** Whether whoever puts a device on its hub mistypes the install code. */
  mistypesInstallCode(device: EntityIdentifier, now: Instant): boolean
  /** How long after its hub lets it join a device begins to look for it: milliseconds. */
  joinsLateBy(device: EntityIdentifier, now: Instant): number
  /** How far ahead the clock of its hub is when a meter is to take the time: milliseconds; negative where it is behind. */
  hubClockAheadBy(meter: EntityIdentifier, now: Instant): number
  /** What a device answers that cannot join another one although nothing speaks against it; null where it can. */
  joinFailure(device: EntityIdentifier, now: Instant): number | null
}

/** Where everything goes well. */
export const noFieldFaults: FieldFaults = {
  mistypesInstallCode: () => false,
  joinsLateBy: () => 0,
  hubClockAheadBy: () => 0,
  joinFailure: () => null,
}
