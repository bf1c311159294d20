import { nameOfRemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import type { CellUsage, KeyUsage, TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import { primitive, sequence, smallInteger, tags } from '../octets/ber.ts'
import { element, integer } from '../octets/der.ts'
import type { OctetReader } from '../octets/octet-reader.ts'

/** KeyUsage as X.509 numbers its bits: the contents of the BIT STRING, unused bits first. */
const keyUsageBits: Readonly<Record<KeyUsage, Buffer>> = {
  digitalSignature: Buffer.of(7, 0x80),
  keyAgreement: Buffer.of(3, 0x08),
  keyCertSign: Buffer.of(2, 0x04),
}

const cellUsages: readonly CellUsage[] = ['management', 'prePaymentTopUp']

/** A Remote Party Role, by name and number. */
export const describeRole = (role: number): string => `${nameOfRemotePartyRole(role)} (${role})`

/** `TrustAnchorCellIdentifier`, under a context tag where it is given one. */
export const readCell = (reader: OctetReader, name: string, tag?: number): TrustAnchorCellIdentifier =>
  sequence(
    reader,
    name,
    () => ({
      role: smallInteger(reader, 'trustAnchorCellRemotePartyRole', describeRole),
      keyUsage: readKeyUsage(reader, 'trustAnchorCellKeyUsage'),
      cellUsage: readCellUsage(reader, 'trustAnchorCellUsage'),
    }),
    tag,
  )

export const writeCell = (cell: TrustAnchorCellIdentifier, tag: number = tags.sequence): Buffer =>
  element(tag, integer(cell.role), writeKeyUsage(cell.keyUsage), writeCellUsage(cell.cellUsage))

/** A BIT STRING with one bit set; some encoders count the unused bits and some say zero. */
export function readKeyUsage(reader: OctetReader, name: string): KeyUsage {
  const start = reader.at
  const bits = primitive(reader, name, tags.bitString, 2, (octets) => keyUsageOf(octets) ?? octets.toString('hex'))
  const keyUsage = keyUsageOf(bits)
  if (keyUsage === undefined) reader.fail('value', `${name} names no usage that a Trust Anchor Cell has`, start)
  return keyUsage
}

const keyUsages = Object.keys(keyUsageBits) as KeyUsage[]

const keyUsageOf = (bits: Buffer): KeyUsage | undefined =>
  keyUsages.find((usage) => keyUsageBits[usage][1] === bits[1] && (bits[0] === 0 || keyUsageBits[usage][0] === bits[0]))

export const writeKeyUsage = (keyUsage: KeyUsage): Buffer => element(tags.bitString, keyUsageBits[keyUsage])

/** CellUsage is left out where it is management (DEFAULT). */
export function readCellUsage(reader: OctetReader, name: string): CellUsage {
  if (!reader.nextIs(tags.integer)) return 'management'
  const start = reader.at
  const cellUsage = cellUsages[smallInteger(reader, name, (number) => `${cellUsages[number] ?? 'unknown'} (${number})`)]
  if (cellUsage === undefined) reader.fail('value', `${name} is neither 0 nor 1`, start)
  return cellUsage
}

export const writeCellUsage = (cellUsage: CellUsage): Buffer =>
  cellUsage === 'management' ? Buffer.alloc(0) : integer(cellUsages.indexOf(cellUsage))
