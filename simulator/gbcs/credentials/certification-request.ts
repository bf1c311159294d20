import type { Result } from '../../vocabulary/result.ts'
import { contextTag, opaque, primitive, sequence, smallInteger, tags } from '../octets/ber.ts'
import type { GbcsFlaw } from '../octets/flaw.ts'
import { decode, type Meaning, OctetReader } from '../octets/octet-reader.ts'

/** A PKCS#10 CertificationRequest (RFC 2986 §4), its parts in the octets they came in. */
export interface CertificationRequest {
  /** The whole request. */
  readonly octets: Buffer
  /** `CertificationRequestInfo`: what the device signed with the private key of the pair. */
  readonly signedOctets: Buffer
  /** `Name`, DER. */
  readonly subject: Buffer
  /** `SubjectPublicKeyInfo`, DER. */
  readonly publicKey: Buffer
  /** `Attributes`, DER under its tag `[0]`. */
  readonly attributes: Buffer
  /** `AlgorithmIdentifier`, DER. */
  readonly signatureAlgorithm: Buffer
  /** What the BIT STRING holds: for ECDSA a DER `Ecdsa-Sig-Value`. */
  readonly signature: Buffer
}

/** Reads a certification request. Total; it does not verify the signature. */
export const readCertificationRequest = (octets: Uint8Array): Result<CertificationRequest, GbcsFlaw> =>
  decode(new OctetReader(octets), 'CertificationRequest', decodeCertificationRequest)

/** The decoder behind `readCertificationRequest`, which also records a description where its reader does. */
export function decodeCertificationRequest(reader: OctetReader): CertificationRequest {
  const start = reader.at
  const parts = sequence(reader, 'certificationRequest', () => {
    const infoStart = reader.at
    const info = sequence(reader, 'certificationRequestInfo', () => readInfo(reader))
    return {
      signedOctets: reader.from(infoStart),
      ...info,
      signatureAlgorithm: opaque(reader, 'signatureAlgorithm', tags.sequence, inHexadecimal),
      signature: readSignature(reader),
    }
  })
  return { octets: reader.from(start), ...parts }
}

function readInfo(reader: OctetReader) {
  const start = reader.at
  // RFC 2986 §4.1: v1(0) is the only version there is.
  const version = smallInteger(reader, 'version', (number) => `v${number + 1} (${number})`)
  if (version !== 0) reader.fail('value', `version is ${version} and not 0`, start)
  return {
    subject: opaque(reader, 'subject', tags.sequence, inHexadecimal),
    publicKey: opaque(reader, 'subjectPKInfo', tags.sequence, inHexadecimal),
    attributes: opaque(reader, 'attributes', contextTag(0, 'constructed'), inHexadecimal),
  }
}

function readSignature(reader: OctetReader): Buffer {
  const start = reader.at
  const bits = primitive(reader, 'signature', tags.bitString, null, inHexadecimal)
  if (bits[0] !== 0) reader.fail('value', 'signature is not a whole number of octets', start)
  return bits.subarray(1)
}

const inHexadecimal: Meaning<Buffer> = (octets) => octets.toString('hex').toUpperCase()
