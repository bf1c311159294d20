import type { KeyUsage } from '../../vocabulary/trust-anchor-cell.ts'
import { sequence, tags } from '../octets/ber.ts'
import { element } from '../octets/der.ts'
import type { OctetReader } from '../octets/octet-reader.ts'
import { readKeyUsage, writeKeyUsage } from './trust-anchor-cell.ts'

/** The command payload of CS02c and of CS02e: which of a device's key pairs is meant. */
export interface DeviceKeyUsage {
  readonly keyUsage: KeyUsage
}

export const readDeviceKeyUsage = (reader: OctetReader): DeviceKeyUsage =>
  sequence(reader, 'CommandPayload', () => ({ keyUsage: readKeyUsage(reader, 'keyUsage') }))

export const writeDeviceKeyUsage = ({ keyUsage }: DeviceKeyUsage): Buffer =>
  element(tags.sequence, writeKeyUsage(keyUsage))
