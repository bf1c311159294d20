import { createHash } from 'node:crypto'
import { notFitted } from '../../vocabulary/fitting.ts'
import type { DeviceBlueprint } from './blueprint.ts'

/** A firmware image as a device has it: what it is called, and what is held against the command that activates it. */
export interface FirmwareImage {
  /** Eight hexadecimal digits. */
  readonly version: string
  /** SHA-256 over the image, hexadecimal: the Manufacturer Image Hash. */
  readonly hash: string
}

/** What of firmware has come to a device since it left the factory. */
export interface Firmware {
  /** The version that runs; null while that is the factory's. */
  readonly active: string | null
  /** What has been verified and not been activated. */
  readonly held: FirmwareImage | null
}

interface Programmed {
  readonly blueprint: Pick<DeviceBlueprint, 'fitting'>
  readonly state: { readonly firmware: Firmware | null }
}

/** Eight hexadecimal digits. */
export const firmwareVersionOf = ({ blueprint, state }: Programmed): string =>
  state.firmware?.active ?? (blueprint.fitting ?? notFitted).firmwareVersion

export const imageHashOf = (image: Buffer): string => createHash('sha256').update(image).digest('hex')
