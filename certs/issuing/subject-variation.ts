import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import type { CertificateDer } from '../certificate.ts'
import { type Asn1, encode, parseStrictDer } from '../der/der-reading.ts'
import { bitString, oid, sequence, set, utf8String } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import type { Extension } from '../fields/extensions.ts'
import { derivePrivateKey } from '../keys/keys.ts'
import { profiles } from '../profiles.ts'
import { extensionsOfProfile } from './profile-extensions.ts'
import type { OrganisationAuthority } from './supplementary-certificate.ts'
import { signTbsCertificate, writeTbsCertificate } from './tbs-certificate.ts'

/** One attribute of a subject, whatever an authority of the SMKI would say to it. */
export type VariedAttribute =
  | { readonly type: 'commonName' | 'organisation' | 'organisationalUnit'; readonly text: string }
  | { readonly type: 'uniqueIdentifier'; readonly octets: Uint8Array; readonly unusedBits?: number }
  /** The identifier as characters in a UTF8String, where a BIT STRING belongs. */
  | { readonly type: 'uniqueIdentifier'; readonly text: string }

/** One relative name: mostly of one attribute, and of several where those stand in one SET. */
export type VariedRelativeName = VariedAttribute | readonly VariedAttribute[]

const profileOfUse = {
  digitalSignature: profiles.organisationDigitalSignature,
  keyAgreement: profiles.organisationKeyAgreement,
} as const

/** What a certificate says of whom it is for. */
export interface VariedSubject {
  readonly use: keyof typeof profileOfUse
  readonly attributes: readonly VariedRelativeName[]
  /** Instead of the authority's own name. */
  readonly issuer?: readonly VariedRelativeName[]
  /** Octets of a comment that makes the certificate longer, in an extension that is not critical. */
  readonly comment?: number
  /** Makes it a Device Certificate, whose identifier stands in the subjectAltName. */
  readonly device?: EntityIdentifier
}

/**
 * A certificate whose subject is put together of any attributes in any order and number; in everything else it is one
 * as the authority issues them. The same seed and subject give the same octets.
 *
 * @returns DER, which a strict reader may refuse
 */
export function issueWithSubject(authority: OrganisationAuthority, varied: VariedSubject): CertificateDer {
  const { use, attributes, device } = varied
  const profile = device === undefined ? profileOfUse[use] : profiles.deviceDigitalSignature
  const { certificate: authorityCertificate, privateKey } = authority.organisationIssuing
  const { publicPoint } = derivePrivateKey(authority.stream(`varied subject/${use}`))
  const tbs = writeTbsCertificate({
    serialNumber,
    issuer: varied.issuer ? nameOf(varied.issuer) : parseStrictDer(authorityCertificate.subject.der),
    validity: profile.validity,
    subject: nameOf(attributes),
    publicPoint,
    extensions: [
      ...extensionsOfProfile(profile, {
        publicPoint,
        authorityKeyIdentifier: authorityCertificate.subjectKeyIdentifier,
        device,
      }),
      ...(varied.comment === undefined ? [] : [commentOf(varied.comment)]),
    ],
  })
  return signTbsCertificate(tbs, privateKey)
}

const serialNumber = Buffer.from('0102030405060708090A0B0C0D0E0F10', 'hex')

const commentOf = (length: number): Extension => ({
  oid: oids.comment,
  critical: false,
  value: encode(utf8String('x'.repeat(length))),
})

const nameOf = (relativeNames: readonly VariedRelativeName[]): Asn1 =>
  sequence(...relativeNames.map((relativeName) => set(...inOrder([relativeName].flat().map(writeAttribute)))))

/** X.690 11.6: the values of a SET OF stand in the order of their octets. */
const inOrder = (values: readonly Asn1[]): Asn1[] =>
  [...values].sort((one, other) => Buffer.compare(encode(one), encode(other)))

function writeAttribute(attribute: VariedAttribute): Asn1 {
  const type = oid(oids[attribute.type])
  if ('octets' in attribute) return sequence(type, bitString(attribute.octets, attribute.unusedBits ?? 0))
  return sequence(type, utf8String(attribute.text))
}
