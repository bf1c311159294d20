import type { PrivateKey } from '../../simulator/vocabulary/ports/signing.ts'
import { type Certificate, type CertificateDer, certificateDer } from '../certificate.ts'
import { type Asn1, encode, insideSequence, parseStrictDer, readOid } from '../der/der-reading.ts'
import { bitString, boolean, sequence } from '../der/der-writing.ts'
import { type Extension, writeExtension } from '../fields/extensions.ts'
import { issueOrganisationCertificate } from '../issuing/supplementary-certificate.ts'
import { signTbsCertificate } from '../issuing/tbs-certificate.ts'
import type { Smki } from '../smki.ts'
import type { Bearer, Flaw } from './hostile-certificate.ts'

/** A certificate of the bearer's with which all is well, to begin with. */
export const faultless = (smki: Smki, bearer: Bearer): Certificate =>
  issueOrganisationCertificate(smki, { ...bearer, generation: 'hostile' }).certificate

/** The parts of a tbsCertificate that a flaw is put into. */
export interface Alterable {
  /** Those of the tbsCertificate, from version to extensions. */
  readonly fields: Asn1[]
  /** notBefore and notAfter. */
  readonly validity: Asn1[]
  /** The object identifiers of the key and of its curve. */
  readonly publicKeyAlgorithm: Asn1[]
  /** The relative names of the subject: OU, then x500UniqueIdentifier. */
  readonly subject: Asn1[]
  readonly extensions: Asn1[]
}

/** The bearer's certificate, altered and then signed by the organisation CA: only what was altered is wrong. */
export const altered = (smki: Smki, bearer: Bearer, alter: (parts: Alterable) => void): CertificateDer =>
  signAltered(faultless(smki, bearer), smki.organisationIssuing.privateKey, alter)

/** As `altered`, of whichever bearer it is asked for; what alters may look at the SMKI and the bearer. */
export const alteredBy =
  (alter: (parts: Alterable, of: { smki: Smki; bearer: Bearer }) => void): Flaw['make'] =>
  (smki, bearer) =>
    altered(smki, bearer, (parts) => alter(parts, { smki, bearer }))

/** The certificate of the organisation CA, altered and then signed by the root. */
export const alteredAuthority = (smki: Smki, alter: (parts: Alterable) => void): CertificateDer =>
  signAltered(smki.organisationIssuing.certificate, smki.organisationRoot.privateKey, alter)

function signAltered(
  certificate: Certificate,
  issuerKey: PrivateKey,
  alter: (parts: Alterable) => void,
): CertificateDer {
  const tbs = parseStrictDer(certificate.tbs)
  const fields = insideSequence(tbs, 'tbsCertificate')
  const wrapped = fields[7]?.value
  alter({
    fields,
    validity: insideSequence(fields[4], 'validity'),
    publicKeyAlgorithm: insideSequence(insideSequence(fields[6], 'subjectPublicKeyInfo')[0], 'the key’s algorithm'),
    subject: insideSequence(fields[5], 'subject'),
    extensions: insideSequence(Array.isArray(wrapped) ? wrapped[0] : undefined, 'extensions'),
  })
  return signTbsCertificate(tbs, issuerKey)
}

const isOf =
  (oid: string) =>
  (extension: Asn1): boolean =>
    readOid(insideSequence(extension, 'an extension')[0], 'the identifier of an extension') === oid

export function addExtension(extensions: Asn1[], extension: Extension): void {
  extensions.push(writeExtension(extension))
}

export function removeExtension(extensions: Asn1[], oid: string): void {
  extensions.splice(extensions.findIndex(isOf(oid)), 1)
}

/** In the place of the one of the same identifier. */
export function replaceExtension(extensions: Asn1[], extension: Extension): void {
  extensions.splice(extensions.findIndex(isOf(extension.oid)), 1, writeExtension(extension))
}

export function markCritical(extensions: Asn1[], oid: string): void {
  const values = insideSequence(extensions.find(isOf(oid)), 'an extension')
  values.splice(1, 0, boolean(true))
}

/** The same certificate with another signature value beside what is signed. */
export function withSignature(certificate: Certificate, signature: Buffer): CertificateDer {
  const [tbs, algorithm] = insideSequence(parseStrictDer(certificate.der), 'the certificate')
  return tbs && algorithm ? certificateDer(encode(sequence(tbs, algorithm, bitString(signature)))) : certificate.der
}
