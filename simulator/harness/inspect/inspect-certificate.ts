import { type Certificate, readCertificate } from '../../../certs/certificate.ts'
import { createPathValidator } from '../../../certs/paths/path-validation.ts'
import { formatInstant } from '../../vocabulary/instant.ts'
import { nameOfRemotePartyRole, organisationalUnitOf } from '../../vocabulary/remote-party-role.ts'
import type { Finding, Inspection, Proof } from './inspection.ts'
import type { KeyRing } from './key-ring.ts'

/** Takes a certificate apart, and proves its issuer's signature with the authorities that are at hand. */
export function inspectCertificate(octets: Buffer, keys: KeyRing | null): Inspection {
  const read = readCertificate(octets)
  if (!read.ok) return { what: 'certificate', findings: [], proofs: [], flaw: read.failure.detail }
  return {
    what: 'certificate',
    findings: findingsOf(read.value),
    proofs: [proveIssuer(read.value, keys)],
    flaw: null,
  }
}

function findingsOf(certificate: Certificate): Finding[] {
  const { role } = certificate
  return [
    {
      name: 'serialNumber',
      value: `${certificate.serialNumber} (${certificate.serialNumber.toString(16).toUpperCase()})`,
    },
    { name: 'issuer', value: certificate.issuer.rfc2253 },
    { name: 'notBefore', value: formatInstant(certificate.notBefore) },
    { name: 'notAfter', value: formatInstant(certificate.notAfter) },
    { name: 'subject', value: certificate.subject.rfc2253 },
    { name: 'Entity Identifier', value: certificate.entityIdentifier ?? 'none' },
    {
      name: 'Remote Party Role',
      value: role === null ? 'none' : `${nameOfRemotePartyRole(role)} (${organisationalUnitOf(role)})`,
    },
    { name: 'keyUsage', value: certificate.keyUsages.join(', ') || 'none' },
    { name: 'subjectKeyIdentifier', value: certificate.subjectKeyIdentifier?.toString('hex').toUpperCase() ?? 'none' },
    {
      name: 'authorityKeyIdentifier',
      value: certificate.authorityKeyIdentifier?.toString('hex').toUpperCase() ?? 'none',
    },
    { name: 'certificatePolicies', value: certificate.certificatePolicies.join(', ') || 'none' },
    {
      name: 'basicConstraints',
      value: certificate.isAuthority ? `CA, path length ${certificate.pathLength ?? 'unlimited'}` : 'no CA',
    },
  ]
}

function proveIssuer(certificate: Certificate, keys: KeyRing | null): Proof {
  const authorities = keys?.certificates.filter(({ isAuthority }) => isAuthority) ?? []
  const validate = createPathValidator({ leafMayBeAuthority: true })
  // An issuing CA may be the most that a directory holds, so each authority serves as the anchor.
  const path = validate(certificate, [], authorities, null)
  if (path.ok) return { of: 'issuer signature', outcome: 'verifies', detail: `under ${certificate.issuer.rfc2253}` }
  const issuer = certificate.issuer.rfc2253
  if (authorities.some(({ subject }) => subject.rfc2253 === issuer)) {
    const { reason, detail } = path.failure
    const why = reason === 'no-issuer' ? `under any key of ${issuer} at hand` : detail
    return { of: 'issuer signature', outcome: 'does not verify', detail: why }
  }
  return {
    of: 'issuer signature',
    outcome: 'cannot be judged',
    detail: `no certificate of ${issuer} is at hand: give a directory that holds it with --keys, or the --seed of its world`,
  }
}
