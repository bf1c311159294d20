import { readCertificate } from '../../certs/certificate.ts'
import { nameOfRemotePartyRole, organisationalUnitOf } from '../vocabulary/remote-party-role.ts'

/** A certificate in one line: subject role, entity identifier and serial number. */
export function describeCertificate(der: Buffer): string {
  const read = readCertificate(der)
  if (!read.ok) return `unreadable (${read.failure.reason}): ${der.toString('hex').toUpperCase()}`
  const { subject, role, entityIdentifier, serialNumber } = read.value
  const parts = [
    role === null ? null : `${nameOfRemotePartyRole(role)} (${organisationalUnitOf(role)})`,
    entityIdentifier ?? subject.rfc2253,
    `serial ${serialNumber.toString(16).toUpperCase()}`,
  ]
  return parts.filter((part) => part !== null && part !== '').join(', ')
}
