import { readCertificate } from '../../../certs/certificate.ts'
import type { Asn1 } from '../../../certs/der/der-reading.ts'
import { bitString, oid, sequence, set, utf8String } from '../../../certs/der/der-writing.ts'
import { oids } from '../../../certs/der/object-identifiers.ts'
import { issue } from '../../../certs/issuing/authority.ts'
import { createOrganisationHierarchy } from '../../../certs/issuing/hierarchy.ts'
import { extensionsOfProfile } from '../../../certs/issuing/profile-extensions.ts'
import { signTbsCertificate, writeTbsCertificate } from '../../../certs/issuing/tbs-certificate.ts'
import { derivePrivateKey } from '../../../certs/keys/keys.ts'
import { profiles } from '../../../certs/profiles.ts'
import { createRandom } from '../../environment/randomness.ts'
import { type EntityIdentifier, entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { organisationalUnitOf, RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import type { CertificateUse } from '../contract.ts'
import type { ReplacementCertificate } from '../question.ts'

const random = createRandom('the check under test')
const { issuing } = createOrganisationHierarchy(random.derive('authorities'))
const { publicPoint } = derivePrivateKey(random.derive('key'))
const serialNumber = Buffer.from('0102030405060708090A0B0C0D0E0F10', 'hex')
const profileOfUse = {
  digitalSignature: profiles.organisationDigitalSignature,
  keyAgreement: profiles.organisationKeyAgreement,
} as const

const issued = new Map<string, ReplacementCertificate>()

/** An Organisation Certificate as the SMKI issues them, of the role 03 unless another is asked for. */
export function certificateOf(
  identifier: string,
  use: CertificateUse = 'digitalSignature',
  role: number = RemotePartyRole.networkOperator,
): ReplacementCertificate {
  const key = `${identifier}/${use}/${role}`
  const remembered = issued.get(key)
  if (remembered !== undefined) return remembered
  const subject = { organisationalUnit: organisationalUnitOf(role), uniqueIdentifier: entityIdentifier(identifier) }
  const certificate = issue({ profile: profileOfUse[use], subject, publicPoint, serialNumber }, issuing)
  const replacement = { use, der: certificate.der, certificate }
  issued.set(key, replacement)
  return replacement
}

/** Both certificates of a party. */
export const pairOf = (identifier: string, role?: number): ReplacementCertificate[] => [
  certificateOf(identifier, 'digitalSignature', role),
  certificateOf(identifier, 'keyAgreement', role),
]

/** The attributes of which a subject can be put together in any order and number. */
export const attributes = {
  commonName: (text: string): Asn1 => sequence(oid(oids.commonName), utf8String(text)),
  organisationalUnit: (text: string): Asn1 => sequence(oid(oids.organisationalUnit), utf8String(text)),
  uniqueIdentifier: (octets: Uint8Array, unusedBits = 0): Asn1 =>
    sequence(oid(oids.uniqueIdentifier), bitString(octets, unusedBits)),
  identifierInText: (text: string): Asn1 => sequence(oid(oids.uniqueIdentifier), utf8String(text)),
}

const issuingAuthority = [attributes.organisationalUnit('07')]

const nameOf = (parts: readonly Asn1[]): Asn1 => sequence(...parts.map((part) => set(part)))

/** A certificate whose subject holds what an authority of the SMKI would not write. */
export function certificateWithSubject(
  subject: readonly Asn1[],
  use: CertificateUse = 'digitalSignature',
  issuer: readonly Asn1[] = issuingAuthority,
): ReplacementCertificate {
  const extensions = extensionsOfProfile(profileOfUse[use], {
    publicPoint,
    authorityKeyIdentifier: issuing.certificate.subjectKeyIdentifier,
  })
  return signed(subject, extensions, use, issuer)
}

/** A Device Certificate to which someone has added the OU of a network operator: its identifier is in the SAN alone. */
export function deviceCertificateWithRole(device: EntityIdentifier): ReplacementCertificate {
  const extensions = extensionsOfProfile(profiles.deviceDigitalSignature, {
    publicPoint,
    authorityKeyIdentifier: issuing.certificate.subjectKeyIdentifier,
    device,
  })
  return signed([attributes.organisationalUnit('03')], extensions, 'digitalSignature')
}

/** Octets as they came, read if they can be. */
export function replacementFrom(der: Uint8Array, use: CertificateUse = 'digitalSignature'): ReplacementCertificate {
  const reading = readCertificate(der)
  return { use, der, certificate: reading.ok ? reading.value : null }
}

function signed(
  subject: readonly Asn1[],
  extensions: ReturnType<typeof extensionsOfProfile>,
  use: CertificateUse,
  issuer: readonly Asn1[] = issuingAuthority,
): ReplacementCertificate {
  const tbs = writeTbsCertificate({
    serialNumber,
    issuer: nameOf(issuer),
    validity: profileOfUse[use].validity,
    subject: nameOf(subject),
    publicPoint,
    extensions,
  })
  return replacementFrom(signTbsCertificate(tbs, issuing.privateKey), use)
}
