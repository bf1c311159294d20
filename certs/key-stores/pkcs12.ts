import { createCipheriv, createHash, createHmac, pbkdf2Sync } from 'node:crypto'
import type { Random } from '../../simulator/vocabulary/ports/random.ts'
import type { Certificate, Credential } from '../certificate.ts'
import { type Asn1, encode } from '../der/der-reading.ts'
import { bmpString, context, integer, nothing, octetString, oid, sequence, set } from '../der/der-writing.ts'

/** What a PKCS#12 file is made of. */
export interface Pkcs12Contents {
  readonly credential: Credential
  /** Certificates of the authorities above it, nearest first. */
  readonly chain: readonly Certificate[]
  /** What a viewer calls the entry. */
  readonly friendlyName: string
  readonly password: string
  /** Salts and the initial vector: the same stream gives the same file. */
  readonly random: Random
}

/** RFC 7292, RFC 8018 and the algorithms that they name. */
const identifiers = {
  data: '1.2.840.113549.1.7.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  hmacWithSha256: '1.2.840.113549.2.9',
  aes256Cbc: '2.16.840.1.101.3.4.1.42',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const

/** What OpenSSL takes by default: the keys are of a simulation, and a hundred of them are written at a time. */
const iterations = 2048

/**
 * A PKCS#12 file: one private key under the password (PBES2, AES-256), its certificate and the chain in clear, all under a
 * MAC (SHA-256). OpenSSL, Java and Windows read it.
 */
export function writePkcs12({ credential, chain, friendlyName, password, random }: Pkcs12Contents): Buffer {
  const { certificate, privateKey } = credential
  const attributes = set(
    attribute(identifiers.friendlyName, bmpString(friendlyName)),
    attribute(identifiers.localKeyId, octetString(createHash('sha1').update(certificate.der).digest())),
  )
  const pkcs8 = privateKey.key.export({ format: 'der', type: 'pkcs8' })
  const certificates = [certBag(certificate, attributes), ...chain.map((authority) => certBag(authority))]
  const key = bag(identifiers.shroudedKeyBag, encryptedKey(pkcs8, password, random), attributes)
  const safe = encode(sequence(dataInfo(sequence(...certificates)), dataInfo(sequence(key))))
  return encode(sequence(number(3), contentInfo(safe), macData(safe, password, random.octets(16))))
}

const number = (value: number): Asn1 => {
  const hexadecimal = value.toString(16)
  const octets = Buffer.from(hexadecimal.padStart(hexadecimal.length + (hexadecimal.length % 2), '0'), 'hex')
  return integer((octets[0] ?? 0) < 0x80 ? octets : Buffer.concat([Buffer.of(0), octets]))
}

const attribute = (type: string, value: Asn1): Asn1 => sequence(oid(type), set(value))
const algorithm = (type: string, parameters: Asn1): Asn1 => sequence(oid(type), parameters)
const contentInfo = (content: Buffer): Asn1 => sequence(oid(identifiers.data), context(0, octetString(content)))
const dataInfo = (content: Asn1): Asn1 => contentInfo(encode(content))

const bag = (type: string, value: Asn1, attributes?: Asn1): Asn1 =>
  sequence(oid(type), context(0, value), ...(attributes === undefined ? [] : [attributes]))

const certBag = ({ der }: Certificate, attributes?: Asn1): Asn1 =>
  bag(identifiers.certBag, sequence(oid(identifiers.x509Certificate), context(0, octetString(der))), attributes)

/** EncryptedPrivateKeyInfo (RFC 5958) by PBES2 (RFC 8018). */
function encryptedKey(pkcs8: Buffer, password: string, random: Random): Asn1 {
  const [salt, iv] = [random.octets(16), random.octets(16)]
  const key = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const cipher = createCipheriv('aes-256-cbc', key, iv)
  const derivation = algorithm(
    identifiers.pbkdf2,
    sequence(octetString(salt), number(iterations), algorithm(identifiers.hmacWithSha256, nothing())),
  )
  const scheme = sequence(derivation, algorithm(identifiers.aes256Cbc, octetString(iv)))
  return sequence(
    algorithm(identifiers.pbes2, scheme),
    octetString(Buffer.concat([cipher.update(pkcs8), cipher.final()])),
  )
}

function macData(safe: Buffer, password: string, salt: Buffer): Asn1 {
  const mac = createHmac('sha256', macKey(password, salt)).update(safe).digest()
  const digest = sequence(algorithm(identifiers.sha256, nothing()), octetString(mac))
  return sequence(digest, octetString(salt), number(iterations))
}

/** RFC 7292 B.2 for a key of one block: purpose 3, SHA-256 with its blocks of 64 octets. */
function macKey(password: string, salt: Buffer): Buffer {
  const text = Buffer.concat([Buffer.from(password, 'utf16le').swap16(), Buffer.alloc(2)])
  const input = Buffer.concat([Buffer.alloc(64, 3), wholeBlocks(salt), wholeBlocks(text)])
  let key = createHash('sha256').update(input).digest()
  for (let round = 1; round < iterations; round += 1) key = createHash('sha256').update(key).digest()
  return key
}

const wholeBlocks = (octets: Buffer): Buffer => Buffer.alloc(Math.ceil(octets.length / 64) * 64, octets)
