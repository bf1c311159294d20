import type { EntityIdentifier } from '../entity-identifier.ts'
import type { Instant } from '../instant.ts'

/** What may go wrong where a device is fitted. Whoever counts it may be another process, so that all of it answers with promises. */
export interface FieldFaults {
  /** Whether whoever puts a device on its hub mistypes the install code. */
  mistypesInstallCode(device: EntityIdentifier, now: Instant): Promise<boolean>
  /** How long after its hub lets it join a device begins to look for it: milliseconds. */
  joinsLateBy(device: EntityIdentifier, now: Instant): Promise<number>
  /** How far ahead the clock of its hub is when a meter is to take the time: milliseconds; negative where it is behind. */
  hubClockAheadBy(meter: EntityIdentifier, now: Instant): Promise<number>
  /** What a device answers that cannot join another one although nothing speaks against it; null where it can. */
  joinFailure(device: EntityIdentifier, now: Instant): Promise<number | null>
}

/** Where everything goes well. */
export const noFieldFaults: FieldFaults = {
  mistypesInstallCode: async () => false,
  joinsLateBy: async () => 0,
  hubClockAheadBy: async () => 0,
  joinFailure: async () => null,
}
