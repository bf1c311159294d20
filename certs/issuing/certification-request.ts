import { verify } from 'node:crypto'
import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import type { Random } from '../../simulator/vocabulary/ports/random.ts'
import type { PrivateKey, Sign } from '../../simulator/vocabulary/ports/signing.ts'
import { failed, type Result, succeeded } from '../../simulator/vocabulary/result.ts'
import type { Certificate, Credential } from '../certificate.ts'
import { asn1 } from '../der/asn1.ts'
import { type CertificateFlaw, FlawFound } from '../der/certificate-flaw.ts'
import {
  encode,
  insideSequence,
  insideUniversal,
  isContext,
  parseStrictDer,
  readOid,
  readWholeBits,
} from '../der/der-reading.ts'
import { bitString, context, integer, oid, sequence, set } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import { valuesInside } from '../der/strict-der.ts'
import { readExtensionValues } from '../fields/extension-values.ts'
import { readExtensions, writeExtension } from '../fields/extensions.ts'
import { derSignatureOf } from '../keys/ecdsa-signature.ts'
import { publicKeyFromPoint, readPublicKeyInfo, writePublicKeyInfo } from '../keys/public-key-info.ts'
import { profiles } from '../profiles.ts'
import { deriveSerialNumber, issue } from './authority.ts'
import type { DeviceCredentialUse } from './device-serial-numbers.ts'
import { extensionsOfProfile } from './profile-extensions.ts'

/** What a device asks an authority to certify: that a key is its own, and for which use. */
export interface DeviceCertificationRequest {
  readonly device: EntityIdentifier
  readonly use: DeviceCredentialUse
  /** Uncompressed, 65 octets. */
  readonly publicPoint: Buffer
}

const profileOf = { digitalSignature: profiles.deviceDigitalSignature, keyAgreement: profiles.deviceKeyAgreement }
const requested: readonly string[] = ['keyUsage', 'subjectAltName']

/** A PKCS#10 request as the published device makes it: no subject, the use and the device as extensions; signed by the key itself. */
export async function writeCertificationRequest(
  { device, use, publicPoint }: DeviceCertificationRequest,
  key: PrivateKey,
  sign: Sign,
): Promise<Buffer> {
  const profile = profileOf[use]
  const extensions = extensionsOfProfile(
    { ...profile, extensions: profile.extensions.filter(({ type }) => requested.includes(type)) },
    { publicPoint, device, authorityKeyIdentifier: null },
  )
  const info = sequence(
    integer(Buffer.of(0)),
    sequence(),
    writePublicKeyInfo(publicPoint),
    context(0, sequence(oid(oids.extensionRequest), set(sequence(...extensions.map(writeExtension))))),
  )
  const signature = derSignatureOf(await sign(key, encode(info)))
  return encode(sequence(info, sequence(oid(oids.ecdsaWithSha256)), bitString(signature)))
}

/** Reads a request and verifies that its maker has the private key. Total. */
export function readCertificationRequest(octets: Uint8Array): Result<DeviceCertificationRequest, CertificateFlaw> {
  try {
    return succeeded(read(Buffer.from(octets)))
  } catch (error) {
    if (error instanceof FlawFound) return failed(error.flaw)
    throw error
  }
}

function read(der: Buffer): DeviceCertificationRequest {
  const [info, , signature] = insideSequence(parseStrictDer(der), 'the certification request')
  const [, , publicKeyInfo, attributes] = insideSequence(info, 'what is requested')
  const publicPoint = readPublicKeyInfo(publicKeyInfo)
  const wrapped = isContext(attributes, 0) && Array.isArray(attributes.value) ? attributes.value : []
  const [type, values] = insideSequence(wrapped[0], 'the attribute of the request')
  if (readOid(type, 'the attribute of the request') !== oids.extensionRequest)
    throw new FlawFound('structure', 'the request asks for no extensions')
  const [extensions] = insideUniversal(values, asn1.Type.SET, 'the extensions that are asked for')
  const { keyUsages, device } = readExtensionValues(
    extensions === undefined ? [] : readExtensions(context(3, extensions)),
  )
  const [use, ...otherUses] = keyUsages
  if (device === null || otherUses.length > 0 || (use !== 'digitalSignature' && use !== 'keyAgreement'))
    throw new FlawFound('structure', 'the request names no device, or not one use of its key')
  const signed = valuesInside(der)[0] ?? der
  if (!verify('sha256', signed, publicKeyFromPoint(publicPoint), readWholeBits(signature, 'the signature')))
    throw new FlawFound('structure', 'the request is not signed with the key that it is about')
  return { device, use, publicPoint }
}

/**
 * A certificate for the key of a certification request; the same for the same key, always.
 *
 * @param random the stream of serial numbers that no device of a seed has by itself
 */
export function issueRequested(
  octets: Uint8Array,
  issuer: Credential,
  random: Random,
): Result<Certificate, CertificateFlaw> {
  const request = readCertificationRequest(octets)
  if (!request.ok) return request
  const { device, use, publicPoint } = request.value
  const serialNumber = deriveSerialNumber(random.derive(publicPoint.toString('hex')))
  return succeeded(issue({ profile: profileOf[use], subject: {}, device, publicPoint, serialNumber }, issuer))
}
