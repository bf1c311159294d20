import type { RegistrationChange } from '../registration/registration-change.ts'
import {
  createRegistrationData,
  type RegistrationData,
  type RegistrationSource,
} from '../registration/registration-data.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import type { MeteringPoint } from '../vocabulary/metering-point.ts'
import type { Journal } from '../vocabulary/ports/journal.ts'

const prefix = 'registration/'

/** Registration Data whose changes survive a restart. */
export interface DurableRegistration {
  readonly data: RegistrationData
  /** Records one metering point anew: effective at once, durable when resolved. */
  record(point: MeteringPoint, change: Omit<RegistrationChange, 'meteringPoint'>): Promise<void>
}

/** @param base what the fleet was registered for when the world began */
export function createDurableRegistration(base: RegistrationSource, journal: Journal): DurableRegistration {
  const data = createRegistrationData(base)
  const restored = data.applyAll([...journal.values(prefix)].map(([, change]) => change as RegistrationChange))
  if (!restored.ok) {
    const complaints = restored.failure.map(({ detail }) => detail).join('; ')
    throw new SimulatorFault('SIM_STATE_UNREADABLE', `Registration Data in the state directory: ${complaints}`)
  }
  return {
    data,
    async record(meteringPoint, change) {
      data.replace(meteringPoint, change)
      const now = data.snapshot()
      const whole: RegistrationChange = {
        meteringPoint,
        networkParties: now.networkPartyRecords(meteringPoint),
        suppliers: now.supplierRecords(meteringPoint),
      }
      await journal.commit({ put: new Map([[prefix + meteringPoint, whole]]) })
    },
  }
}
