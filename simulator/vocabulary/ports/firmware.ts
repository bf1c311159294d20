import type { EntityIdentifier } from '../entity-identifier.ts'

/** A firmware image on its way to devices. */
export interface DistributedImage {
  /** Eight hexadecimal digits. */
  readonly version: string
  readonly octets: Buffer
  /** Of whoever made it: SHA-256, hexadecimal. */
  readonly hash: string
}

/** Brings a device an image over the WAN, by way of its hub. @returns whether the device holds it now */
export type DistributeFirmware = (device: EntityIdentifier, image: DistributedImage) => Promise<boolean>
