import type { PrivateKey } from '../../simulator/vocabulary/ports/signing.ts'
import { type CertificateDer, certificateDer } from '../certificate.ts'
import { derBitString, derSequence, encodeDer } from '../der/der-octets.ts'
import { type Asn1, encode } from '../der/der-reading.ts'
import { context, integer, oid, sequence, time } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import { signDeterministicallySync } from '../ecdsa.ts'
import { type Extension, writeExtension } from '../fields/extensions.ts'
import { signatureValueOf } from '../keys/ecdsa-signature.ts'
import { writePublicKeyInfo } from '../keys/public-key-info.ts'
import type { Validity } from '../profiles.ts'

/** What is signed in a certificate. */
export interface TbsCertificate {
  /** Big-endian, positive, in as few octets as it needs. */
  readonly serialNumber: Buffer
  readonly issuer: Asn1
  readonly validity: Validity
  readonly subject: Asn1
  readonly publicPoint: Buffer
  readonly extensions: readonly Extension[]
}

const x509v3 = Buffer.of(2)
const algorithm = (): Asn1 => sequence(oid(oids.ecdsaWithSha256))
const algorithmOctets = encode(algorithm())

export const writeTbsCertificate = (tbs: TbsCertificate): Asn1 =>
  sequence(
    context(0, integer(x509v3)),
    integer(tbs.serialNumber),
    algorithm(),
    tbs.issuer,
    sequence(time(tbs.validity.notBefore), time(tbs.validity.notAfter)),
    tbs.subject,
    writePublicKeyInfo(tbs.publicPoint),
    context(3, sequence(...tbs.extensions.map(writeExtension))),
  )

/**
 * Signs a tbsCertificate, whatever it holds; the answer is the certificate in DER.
 * By RFC 6979 always, so that a seed fixes every octet of its certificates in every profile.
 */
export const signTbsCertificate = (tbs: Asn1, issuerKey: PrivateKey): CertificateDer =>
  signTbsOctets(encode(tbs), issuerKey)

/** The same of a TBSCertificate in DER. */
export function signTbsOctets(tbs: Buffer, issuerKey: PrivateKey): CertificateDer {
  const signature = signatureValueOf(signDeterministicallySync(issuerKey, tbs))
  return certificateDer(encodeDer(derSequence(tbs, algorithmOctets, derBitString(signature))))
}
