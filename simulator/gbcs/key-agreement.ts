import { createCipheriv, createECDH, createHash, diffieHellman, type KeyObject, timingSafeEqual } from 'node:crypto'
import { octetsOfEntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { frame, type GroupingHeader, octetOfCra } from './frame/grouping-header.ts'
import type { GbcsMessage } from './frame/message-reader.ts'

/**
 * Z: the x-coordinate on which two P-256 keys agree, 32 octets.
 *
 * @param own   a private key: the Access Control Broker's for every command, the device's for its responses
 * @param other the other side's public key
 */
export const sharedSecret = (own: KeyObject, other: KeyObject): Buffer =>
  diffieHellman({ privateKey: own, publicKey: other })

/** One for the whole module, as making it costs as much as using it: it is set and used in one breath. */
const agreement = createECDH('prime256v1')

/**
 * The same Z from a scalar and a point. Most devices agree on one secret and no other, and importing their keys would cost
 * more than that.
 *
 * @param scalar      32 octets, from 1 to n − 1
 * @param publicPoint uncompressed, 65 octets; throws on one that is not on the curve
 */
export function sharedSecretOf(scalar: Buffer, publicPoint: Buffer): Buffer {
  agreement.setPrivateKey(scalar)
  return agreement.computeSecret(publicPoint)
}

/** The object identifier aes128-GCM of OtherInfo (docs/domain/gbcs.md#other-info). */
export const algorithmIdentifier = Buffer.of(0x60, 0x85, 0x74, 0x06, 0x08, 0x03, 0x00)
export const kdfRound = Buffer.of(0, 0, 0, 1)
const keyLength = 16
/**
 * What is authenticated before the message: the security control byte and five zero octets
 * (docs/domain/gbcs.md#authenticated-data).
 */
const additionalDataStart = Buffer.of(frame.securityControl, 0, 0, 0, 0, 0)

/** What of a Grouping Header goes into a message's key. */
export type MacHeader = Pick<GroupingHeader, 'cra' | 'counter' | 'originator' | 'recipient'>

/**
 * OtherInfo of the key derivation, 33 octets: which message the key is for. The originator is the business originator,
 * also where the key pair is the Access Control Broker's.
 */
export function otherInfoOf({ cra, counter, originator, recipient }: MacHeader): Buffer {
  const transactionId = Buffer.alloc(10)
  transactionId[0] = 9
  transactionId[1] = octetOfCra(cra)
  transactionId.writeBigUInt64BE(counter, 2)
  return Buffer.concat([
    algorithmIdentifier,
    octetsOfEntityIdentifier(originator),
    transactionId,
    octetsOfEntityIdentifier(recipient),
  ])
}

/** The single-step key derivation with SHA-256: the AES-128 key for one message. */
export const macKeyOf = (z: Buffer, header: MacHeader): Buffer =>
  createHash('sha256').update(kdfRound).update(z).update(otherInfoOf(header)).digest().subarray(0, keyLength)

/** Originator and four zero octets. */
export const initialisationVectorOf = (header: MacHeader): Buffer =>
  Buffer.concat([octetsOfEntityIdentifier(header.originator)], 12)

/** The MAC over a message, 12 octets, under the key that Z and the header give: AES-128-GCM without a plaintext. */
export function macOf(z: Buffer, header: MacHeader, groupingOctets: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-128-gcm', macKeyOf(z, header), initialisationVectorOf(header), {
    authTagLength: frame.macLength,
  })
  cipher.setAAD(additionalDataStart).setAAD(groupingOctets).final()
  return cipher.getAuthTag()
}

/** Whether the message carries the right MAC; compared in constant time. False where it carries none. */
export function verifyMac(z: Buffer, message: GbcsMessage): boolean {
  return message.mac !== null && timingSafeEqual(message.mac, macOf(z, message, message.groupingOctets))
}
