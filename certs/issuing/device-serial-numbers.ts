import { createCipheriv, createDecipheriv } from 'node:crypto'
import {
  type EntityIdentifier,
  entityIdentifierFromOctets,
  octetsOfEntityIdentifier,
} from '../../simulator/vocabulary/entity-identifier.ts'
import type { Random } from '../../simulator/vocabulary/ports/random.ts'

/** Which of a device's two certificates. */
export type DeviceCredentialUse = 'digitalSignature' | 'keyAgreement'

/**
 * Serial numbers of Device Certificates that lead back to their device: the SMKI answers for a serial number, and no list
 * of the certificates of tens of millions of devices is kept.
 */
export interface DeviceSerialNumbers {
  /** 16 octets, the first from 01 to 7F, so that the INTEGER always has 16 (docs/domain/smki.md#serial-number). */
  of(device: EntityIdentifier, use: DeviceCredentialUse): Buffer
  /** The device that a serial number was made for; undefined for one that was made for none. */
  deviceOf(serialNumber: bigint): EntityIdentifier | undefined
}

const octetOfUse: Readonly<Record<DeviceCredentialUse, number>> = { digitalSignature: 1, keyAgreement: 2 }
const uses: readonly number[] = Object.values(octetOfUse)

/**
 * One block of AES over 01 || device || use || six zero octets, enciphered again until the block is a serial number, and
 * deciphered as often until it is such a block again: a permutation of the serial numbers among themselves.
 */
export function createDeviceSerialNumbers(random: Random): DeviceSerialNumbers {
  const key = random.octets(16)
  const encipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false)
  const decipher = createDecipheriv('aes-128-ecb', key, null).setAutoPadding(false)
  const walk = (block: Buffer, step: { update(block: Buffer): Buffer }): Buffer => {
    let next = step.update(block)
    while (!isSerialNumber(next)) next = step.update(next)
    return next
  }
  const block = Buffer.alloc(16)
  block[0] = 1
  return {
    of(device, use) {
      octetsOfEntityIdentifier(device).copy(block, 1)
      block[9] = octetOfUse[use]
      return walk(block, encipher)
    },
    deviceOf(serialNumber) {
      const hexadecimal = serialNumber.toString(16).padStart(32, '0')
      const octets = Buffer.from(hexadecimal, 'hex')
      if (hexadecimal.length !== 32 || !isSerialNumber(octets)) return undefined
      const found = walk(octets, decipher)
      const isOurs = found[0] === 1 && uses.includes(found[9] ?? 0) && found.subarray(10).every((octet) => octet === 0)
      return isOurs ? entityIdentifierFromOctets(found.subarray(1, 9)) : undefined
    },
  }
}

const isSerialNumber = (octets: Buffer): boolean => {
  const first = octets[0] ?? 0
  return first >= 0x01 && first <= 0x7f
}
