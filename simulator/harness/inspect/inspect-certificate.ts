import { type Certificate, readCertificate } from '../../../certs/certificate.ts'
import { placesInCertificate } from '../../../certs/der/places.ts'
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

/** What octets state stands with its place; what is stated by their absence has none. */
function findingsOf(certificate: Certificate): Finding[] {
  const { role } = certificate
  const places = placesInCertificate(certificate.der)
  const identifier = places.attribute(attributes.x500UniqueIdentifier) ?? places.extension(extensions.subjectAltName)
  return [
    { name: 'version', value: 'v3', ...places.version },
    {
      name: 'serialNumber',
      value: `${certificate.serialNumber} (${certificate.serialNumber.toString(16).toUpperCase()})`,
      ...places.serialNumber,
    },
    { name: 'issuer', value: certificate.issuer.rfc2253, ...places.issuer },
    { name: 'notBefore', value: formatInstant(certificate.notBefore), ...places.notBefore },
    { name: 'notAfter', value: formatInstant(certificate.notAfter), ...places.notAfter },
    { name: 'subject', value: certificate.subject.rfc2253, ...places.subject },
    { name: 'Entity Identifier', value: certificate.entityIdentifier ?? 'none', ...identifier },
    {
      name: 'Remote Party Role',
      value: role === null ? 'none' : `${nameOfRemotePartyRole(role)} (${organisationalUnitOf(role)})`,
      ...places.attribute(attributes.organizationalUnitName),
    },
    { name: 'public key', value: certificate.publicPoint.toString('hex').toUpperCase(), ...places.publicKey },
    {
      name: 'keyUsage',
      value: certificate.keyUsages.join(', ') || 'none',
      ...places.extension(extensions.keyUsage),
    },
    {
      name: 'subjectKeyIdentifier',
      value: certificate.subjectKeyIdentifier?.toString('hex').toUpperCase() ?? 'none',
      ...places.extension(extensions.subjectKeyIdentifier),
    },
    {
      name: 'authorityKeyIdentifier',
      value: certificate.authorityKeyIdentifier?.toString('hex').toUpperCase() ?? 'none',
      ...places.extension(extensions.authorityKeyIdentifier),
    },
    {
      name: 'certificatePolicies',
      value: certificate.certificatePolicies.join(', ') || 'none',
      ...places.extension(extensions.certificatePolicies),
    },
    {
      name: 'basicConstraints',
      value: certificate.isAuthority ? `CA, path length ${certificate.pathLength ?? 'unlimited'}` : 'no CA',
      ...places.extension(extensions.basicConstraints),
    },
    { name: 'signature', value: certificate.signature.toString('hex').toUpperCase(), ...places.signature },
  ]
}

/** Types of attributes of the subject, in the octets of their OBJECT IDENTIFIERs. */
const attributes = { organizationalUnitName: '55040b', x500UniqueIdentifier: '55042d' } as const
/** Types of extensions, likewise (RFC 5280 4.2.1). */
const extensions = {
  subjectKeyIdentifier: '551d0e',
  keyUsage: '551d0f',
  subjectAltName: '551d11',
  basicConstraints: '551d13',
  certificatePolicies: '551d20',
  authorityKeyIdentifier: '551d23',
} as const

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
