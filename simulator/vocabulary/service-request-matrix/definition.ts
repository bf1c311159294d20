import type { CommandVariant } from '../command-variant.ts'
import type { DeviceType } from '../device-type.ts'
import type { UserRole } from '../user-role.ts'

/** Who keeps a future-dated request until its time: the device, the DSP's schedule, the one after the other, or nobody. */
type FutureDating = 'device' | 'dsp' | 'dsp-and-device' | 'none'

/** One row of the Service Request Matrix (docs/domain/duis.md#matrix). */
export interface ServiceRequestDefinition {
  readonly name: string
  /** The element of the request's body, where it does not carry a Signed Pre-Command. */
  readonly element: string
  readonly critical: boolean
  /** Who may send it; empty where no user may. */
  readonly eligibleRoles: readonly UserRole[]
  readonly futureDating: FutureDating
  readonly commandVariants: readonly CommandVariant[]
  /** Device types the request may be aimed at; empty for requests that the DCC itself answers. */
  readonly targets: readonly DeviceType[]
}

/** Rows by Service Reference Variant. */
export type ServiceRequestRows = Readonly<Record<string, ServiceRequestDefinition>>
