import {
  type EntityIdentifier,
  entityIdentifierFromOctets,
  octetsOfEntityIdentifier,
} from '../../simulator/vocabulary/entity-identifier.ts'
import { asn1 } from '../der/asn1.ts'
import { FlawFound } from '../der/certificate-flaw.ts'
import { type Asn1, contentOfUniversal, insideSequence, isContext, readOid } from '../der/der-reading.ts'
import { context, octetString, oid, sequence } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'

/** The subjectAltName of a device: one otherName, a HardwareModuleName (RFC 4108 5) whose hwSerialNum is the EUI-64. */
export const writeHardwareModuleName = (device: EntityIdentifier): Asn1 =>
  sequence(
    context(
      0,
      oid(oids.hardwareModuleName),
      context(0, sequence(oid(oids.deviceHardwareType), octetString(octetsOfEntityIdentifier(device)))),
    ),
  )

/** The device a subjectAltName names; null where it holds names of other kinds only. */
export function readHardwareModuleName(subjectAltName: Asn1): EntityIdentifier | null {
  const devices: EntityIdentifier[] = []
  const names = insideSequence(subjectAltName, 'subjectAltName')
  // RFC 5280 4.2.1.6.
  if (names.length === 0) throw new FlawFound('structure', 'subjectAltName holds no name')
  for (const name of names) {
    const device = isContext(name, 0) && Array.isArray(name.value) ? readOtherName(name.value) : null
    if (device !== null) devices.push(device)
  }
  if (devices.length > 1) throw new FlawFound('two-devices', 'subjectAltName names more than one device')
  return devices[0] ?? null
}

function readOtherName([type, wrapped]: Asn1[]): EntityIdentifier | null {
  if (readOid(type, 'the type of an otherName') !== oids.hardwareModuleName) return null
  const inside = isContext(wrapped, 0) && Array.isArray(wrapped.value) ? wrapped.value : []
  const [hardwareType, serial] = insideSequence(inside[0], 'HardwareModuleName')
  readOid(hardwareType, 'hwType')
  const octets = contentOfUniversal(serial, asn1.Type.OCTETSTRING, 'hwSerialNum')
  if (octets.length !== 8) throw new FlawFound('entity-identifier', `hwSerialNum has ${octets.length} octets, not 8`)
  return entityIdentifierFromOctets(octets)
}
