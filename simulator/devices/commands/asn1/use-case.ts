import type { Device } from '../../state/device.ts'
import type { DeviceState } from '../../state/device-state.ts'
import type { Circumstances } from '../execution.ts'

/** What a device becomes by the content of a command, and the content of its answer. */
export interface Done {
  readonly state: DeviceState
  readonly content: Buffer
  /** Whether all of it was done. */
  readonly isActioned: boolean
  /** Events of GBCS 16.2 that came of it; none where left out. */
  readonly events?: readonly number[]
}

/** Executes a command in ASN.1 by its content, which was read by the description of the use case. */
export type Asn1UseCase = (device: Device, value: unknown, circumstances: Circumstances) => Promise<Done>
