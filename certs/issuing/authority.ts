import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import type { Random } from '../../simulator/vocabulary/ports/random.ts'
import type { PrivateKey } from '../../simulator/vocabulary/ports/signing.ts'
import { type Certificate, type CertificateDer, type Credential, readCertificate } from '../certificate.ts'
import { type Asn1, parseStrictDer } from '../der/der-reading.ts'
import { type NameParts, writeDistinguishedName } from '../fields/distinguished-name.ts'
import { unsigned } from '../keys/ecdsa-signature.ts'
import { keyIdentifierOf } from '../keys/key-identifier.ts'
import type { CertificateProfile, Validity } from '../profiles.ts'
import { extensionsOfProfile } from './profile-extensions.ts'
import { signTbsCertificate, writeTbsCertificate } from './tbs-certificate.ts'

/** What someone asks of an authority. */
export interface CertificateRequest {
  readonly profile: CertificateProfile
  /** Empty for a device. */
  readonly subject: NameParts
  /** The device that the subjectAltName names, where the profile has one. */
  readonly device?: EntityIdentifier
  /** The uncompressed point, 65 octets. */
  readonly publicPoint: Buffer
  /** Big-endian and positive; 16 octets in the SMKI. */
  readonly serialNumber: Buffer
  /** Instead of the profile's. */
  readonly validity?: Validity | undefined
}

/** Issues a certificate: the same octets for the same request and issuer, always. */
export const issue = (request: CertificateRequest, issuer: Credential): Certificate =>
  readIssued(issueOctets(request, issuer))

/** The same as octets, which nobody has read yet. */
export const issueOctets = (request: CertificateRequest, issuer: Credential): CertificateDer =>
  certify(request, parseStrictDer(issuer.certificate.subject.der), {
    privateKey: issuer.privateKey,
    keyIdentifier: issuer.certificate.subjectKeyIdentifier,
  })

/** Reads what an authority has issued; throws TypeError where what was asked of it makes no certificate. */
export function readIssued(der: CertificateDer): Certificate {
  const certificate = readCertificate(der)
  if (!certificate.ok) throw new TypeError(`the request makes no certificate: ${certificate.failure.detail}`)
  return certificate.value
}

/** Issues the certificate of a root, which nobody else vouches for. */
export const issueSelfSigned = (request: CertificateRequest, privateKey: PrivateKey): Certificate =>
  readIssued(certify(request, nameOf(request), { privateKey, keyIdentifier: keyIdentifierOf(request.publicPoint) }))

/** A serial number as the SMKI gives them: 16 octets, positive (docs/domain/smki.md#serial-number). */
export function deriveSerialNumber(random: Random): Buffer {
  const serialNumber = random.octets(16)
  // From 01 to 7F, so that the INTEGER always has 16 octets.
  serialNumber[0] = 1 + ((serialNumber[0] ?? 0) % 0x7f)
  return serialNumber
}

interface Signer {
  readonly privateKey: PrivateKey
  readonly keyIdentifier: Buffer | null
}

const certify = (
  request: CertificateRequest,
  issuerName: Asn1,
  { privateKey, keyIdentifier }: Signer,
): CertificateDer => signTbsCertificate(tbsOfRequest(request, issuerName, keyIdentifier), privateKey)

/** What is signed in the certificate that a request asks for. @param authorityKeyIdentifier null for a root */
export function tbsOfRequest(
  request: CertificateRequest,
  issuerName: Asn1,
  authorityKeyIdentifier: Buffer | null,
): Asn1 {
  const { profile, publicPoint, device } = request
  return writeTbsCertificate({
    serialNumber: unsigned(request.serialNumber),
    issuer: issuerName,
    validity: request.validity ?? profile.validity,
    subject: nameOf(request),
    publicPoint,
    extensions: extensionsOfProfile(profile, { publicPoint, device, authorityKeyIdentifier }),
  })
}

const nameOf = ({ subject, profile }: CertificateRequest): Asn1 => writeDistinguishedName(subject, profile)
