import type { KeyObject } from 'node:crypto'
import type { Branded } from '../simulator/vocabulary/branded.ts'
import type { EntityIdentifier } from '../simulator/vocabulary/entity-identifier.ts'
import type { Instant } from '../simulator/vocabulary/instant.ts'
import type { PrivateKey } from '../simulator/vocabulary/ports/signing.ts'
import { failed, type Result, succeeded } from '../simulator/vocabulary/result.ts'
import { asn1 } from './der/asn1.ts'
import { type CertificateFlaw, FlawFound } from './der/certificate-flaw.ts'
import {
  type Asn1,
  contentOfUniversal,
  encode,
  insideSequence,
  isContext,
  isUniversal,
  parseStrictDer,
  readOid,
  readWholeBits,
} from './der/der-reading.ts'
import { oids } from './der/object-identifiers.ts'
import { valuesInside } from './der/strict-der.ts'
import { type DistinguishedName, readDistinguishedName } from './fields/distinguished-name.ts'
import { type ExtensionValues, readExtensionValues } from './fields/extension-values.ts'
import { type Extension, readExtensions } from './fields/extensions.ts'
import { readTime } from './fields/validity-time.ts'
import { publicKeyFromPoint, readPublicKeyInfo } from './keys/public-key-info.ts'

export type { CertificateFlaw } from './der/certificate-flaw.ts'

/** The octets of a certificate, or what a message carries in the place of one: whether it is one, `readCertificate` says. */
export type CertificateDer = Branded<Buffer, 'CertificateDer'>

/** What came as a certificate, before anybody has read it as one. */
export const certificateDer = (octets: Buffer): CertificateDer => octets as CertificateDer

/** A certificate of the SMKI, read once from strict DER. */
export interface Certificate {
  readonly der: CertificateDer
  readonly serialNumber: bigint
  readonly issuer: DistinguishedName
  readonly subject: DistinguishedName
  readonly notBefore: Instant
  /** Included: a certificate that ends at 23:59:59 is valid in that second. */
  readonly notAfter: Instant
  /** Organisation: the subject's x500UniqueIdentifier (NOC-11); device: the hwSerialNum of its subjectAltName. */
  readonly entityIdentifier: EntityIdentifier | null
  /** The subject's OU read as hexadecimal text: `87` is 135. Null where there is none, or it is not two such digits. */
  readonly role: number | null
  /** In the order of the bits of RFC 5280 4.2.1.3: digitalSignature, keyAgreement, keyCertSign, cRLSign, … */
  readonly keyUsages: readonly string[]
  readonly subjectKeyIdentifier: Buffer | null
  readonly authorityKeyIdentifier: Buffer | null
  /** Of the issuer's own certificate, where authorityKeyIdentifier names it so. */
  readonly authoritySerialNumber: bigint | null
  readonly certificatePolicies: readonly string[]
  /** basicConstraints says cA. */
  readonly isAuthority: boolean
  readonly pathLength: number | null
  readonly extensions: readonly Extension[]
  /** The uncompressed point, 65 octets. */
  readonly publicPoint: Buffer
  /** Built once, when first used. */
  readonly publicKey: KeyObject
  /** The octets that are signed. */
  readonly tbs: Buffer
  /** ECDSA-Sig-Value in DER. */
  readonly signature: Buffer
}

/** What is let pass that the standards forbid, where others that made it are taken as they are. */
export interface Leniency {
  /**
   * RFC 5758 3.2: ecdsa-with-SHA256 has no parameters. The certificates of the Meter Data Retriever in the key store of DCC
   * Boxed have an explicit NULL there, as RSA would.
   */
  readonly nullParameters?: boolean
}

/**
 * Reads a certificate of the SMKI: X.509 v3 in strict DER, P-256, ecdsa-with-SHA256. Whether it is signed by whom it
 * says, or may be used, is for path validation.
 *
 * @param der any octets; they are copied
 * @returns the certificate, or why there is none: total, for any octets
 */
export function readCertificate(der: Uint8Array, leniency: Leniency = {}): Result<Certificate, CertificateFlaw> {
  try {
    return succeeded(new ReadCertificate(Buffer.from(der), leniency))
  } catch (error) {
    if (error instanceof FlawFound) return failed(error.flaw)
    throw error
  }
}

/** A class, so that the KeyObject can be built when it is first asked for. */
class ReadCertificate implements Certificate {
  readonly der: CertificateDer
  readonly serialNumber: bigint
  readonly issuer: DistinguishedName
  readonly subject: DistinguishedName
  readonly notBefore: Instant
  readonly notAfter: Instant
  readonly entityIdentifier: EntityIdentifier | null
  readonly role: number | null
  readonly keyUsages: readonly string[]
  readonly subjectKeyIdentifier: Buffer | null
  readonly authorityKeyIdentifier: Buffer | null
  readonly authoritySerialNumber: bigint | null
  readonly certificatePolicies: readonly string[]
  readonly isAuthority: boolean
  readonly pathLength: number | null
  readonly extensions: readonly Extension[]
  readonly publicPoint: Buffer
  readonly tbs: Buffer
  readonly signature: Buffer
  #publicKey: KeyObject | undefined

  constructor(der: Buffer, leniency: Leniency) {
    const [tbs, algorithm, signature, ...more] = insideSequence(parseStrictDer(der), 'the certificate')
    if (more.length > 0) throw new FlawFound('structure', 'the certificate has more than three parts')
    const fields = readFields(tbs)
    checkAlgorithm(algorithm, leniency)
    // RFC 5280 4.1.1.2.
    if (!encode(fields.algorithm).equals(encode(algorithm as Asn1)))
      throw new FlawFound('signature-algorithm', 'what is signed names another signature algorithm than the signature')
    const values: ExtensionValues = readExtensionValues(fields.extensions)
    this.der = certificateDer(der)
    this.tbs = valuesInside(der)[0] ?? der
    this.signature = readWholeBits(signature, 'the signature')
    this.serialNumber = fields.serialNumber
    this.issuer = fields.issuer
    this.subject = fields.subject
    this.notBefore = fields.notBefore
    this.notAfter = fields.notAfter
    this.publicPoint = fields.publicPoint
    this.extensions = fields.extensions
    this.role = roleOf(fields.subject)
    this.entityIdentifier = fields.subject.uniqueIdentifier ?? values.device
    this.keyUsages = values.keyUsages
    this.subjectKeyIdentifier = values.subjectKeyIdentifier
    this.authorityKeyIdentifier = values.authorityKeyIdentifier
    this.authoritySerialNumber = values.authoritySerialNumber
    this.certificatePolicies = values.certificatePolicies
    this.isAuthority = values.isAuthority
    this.pathLength = values.pathLength
  }

  get publicKey(): KeyObject {
    this.#publicKey ??= publicKeyFromPoint(this.publicPoint)
    return this.#publicKey
  }
}

function readFields(tbs: Asn1 | undefined) {
  const [version, serial, algorithm, issuer, validity, subject, publicKeyInfo, extensions, ...more] = insideSequence(
    tbs,
    'tbsCertificate',
  )
  if (more.length > 0) throw new FlawFound('structure', 'tbsCertificate has parts that the SMKI does not know')
  checkVersion(version)
  const times = insideSequence(validity, 'validity')
  if (times.length !== 2) throw new FlawFound('validity', 'validity is not two times')
  return {
    algorithm: algorithm as Asn1,
    serialNumber: readSerialNumber(serial),
    issuer: readDistinguishedName(issuer, 'issuer'),
    notBefore: readTime(times[0], 'notBefore'),
    notAfter: readTime(times[1], 'notAfter'),
    subject: readDistinguishedName(subject, 'subject'),
    publicPoint: readPublicKeyInfo(publicKeyInfo),
    extensions: readExtensions(extensions),
  }
}

function checkVersion(node: Asn1 | undefined): void {
  const [inside, ...more] = isContext(node, 0) && Array.isArray(node.value) ? node.value : []
  if (!isUniversal(inside, asn1.Type.INTEGER) || inside.value !== '\x02' || more.length > 0) {
    throw new FlawFound('version', 'the certificate is not X.509 v3')
  }
}

// RFC 5280 4.1.2.2: positive, and of at most 20 octets.
function readSerialNumber(node: Asn1 | undefined): bigint {
  const content = contentOfUniversal(node, asn1.Type.INTEGER, 'the serial number')
  const isNegative = (content[0] ?? 0) >= 0x80
  const number = content.length > 20 || isNegative ? 0n : BigInt(`0x${content.toString('hex')}`)
  if (number > 0n) return number
  const what = isNegative ? 'is negative' : content.length > 20 ? `has ${content.length} octets` : 'is zero'
  throw new FlawFound('serial-number', `the serial number ${what}, and is to be above zero in at most 20 octets`)
}

function checkAlgorithm(node: Asn1 | undefined, { nullParameters = false }: Leniency): void {
  const [identifier, ...parameters] = insideSequence(node, 'the signature algorithm')
  const named = readOid(identifier, 'the signature algorithm')
  if (named !== oids.ecdsaWithSha256)
    throw new FlawFound('signature-algorithm', `the certificate is signed with ${named}, not with ecdsa-with-SHA256`)
  if (parameters.length === 0) return
  const isNull = parameters.length === 1 && isUniversal(parameters[0], asn1.Type.NULL)
  if (isNull && nullParameters) return
  const what = isNull ? 'an explicit NULL' : 'values'
  throw new FlawFound(
    'signature-algorithm',
    `the certificate is signed with ecdsa-with-SHA256, but ${what} stands as its parameters, which RFC 5758 3.2 leaves out`,
  )
}

// docs/domain/smki.md#roles: the text of two hexadecimal digits.
function roleOf({ organisationalUnit }: DistinguishedName): number | null {
  if (organisationalUnit === null || !/^[0-9A-Fa-f]{2}$/.test(organisationalUnit)) return null
  return Number.parseInt(organisationalUnit, 16)
}

/** A certificate and the private key that belongs to it. */
export interface Credential {
  readonly certificate: Certificate
  readonly privateKey: PrivateKey
}
