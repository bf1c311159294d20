import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { type CertificateDer, certificateDer } from '../../../certs/certificate.ts'
import { referenceFile } from '../../../certs/testing/judges.ts'
import { sharedSecret } from '../key-agreement.ts'
import { type GbcsMessage, readMessage } from '../message.ts'
import { isDeviceToDevice } from '../message-codes.ts'

/** What the DCC's own parser says of a reference message. */
export interface ReferenceEntry {
  readonly file: string
  readonly cra: 'Command' | 'Response' | 'Alert'
  readonly counter: string
  readonly originator: string
  readonly recipient: string
  readonly messageCode: string
  readonly useCase?: string
  /** null where the message carries none; `valid` where it verifies. */
  readonly mac: string | null
  /** null where the message carries none; `true` where it verifies. */
  readonly signature: string | null
}

export const referenceEntries = (): ReferenceEntry[] =>
  JSON.parse(readFileSync(referenceFile('rtds', 'index.json'), 'utf8')) as ReferenceEntry[]

/** The files there are, whether the index knows them or not. */
export const referenceFiles = (): string[] => readdirSync(referenceFile('rtds', 'messages')).sort()

/** The name of the use case as the index has it, but for two slips of its: `Futured Dated`, and double spaces. */
export const publishedUseCase = ({ useCase }: ReferenceEntry): string | null =>
  useCase?.replace('Futured', 'Future').replace(/ +/g, ' ') ?? null

/** The octets of a reference message, by its file name without the ending `_GBCS.HEX` or with it. */
export function referenceOctets(file: string): Buffer {
  const name = file.endsWith('.HEX') ? file : `${file}_GBCS.HEX`
  return Buffer.from(readFileSync(referenceFile('rtds', 'messages', name), 'utf8').replace(/\s/g, ''), 'hex')
}

/** A reference message taken apart; throws where it does not read. */
export function referenceMessage(file: string): GbcsMessage {
  const message = readMessage(referenceOctets(file))
  if (!message.ok) throw new Error(`${file}: ${message.failure.detail}`)
  return message.value
}

const certificateFile = (name: string): string => referenceFile('rtds', 'keystore', `${name}.pem`)

const publicKeys = new Map<string, KeyObject>()
const privateKeys = new Map<string, KeyObject>()

export const referenceCertificate = (name: string): CertificateDer =>
  certificateDer(new X509Certificate(readFileSync(certificateFile(name))).raw)

/** @param name entity in lower case and use, as the keystore names its files: `90b3d51f30000002-ka` */
export function referencePublicKey(name: string): KeyObject {
  const key = publicKeys.get(name) ?? new X509Certificate(readFileSync(certificateFile(name))).publicKey
  publicKeys.set(name, key)
  return key
}

export function referencePrivateKey(name: string): KeyObject {
  const key = privateKeys.get(name) ?? createPrivateKey(readFileSync(referenceFile('rtds', 'keystore', `${name}.key`)))
  privateKeys.set(name, key)
  return key
}

export const hasReferenceCertificate = (name: string): boolean => existsSync(certificateFile(name))

export const accessControlBroker = '90b3d51f30000002'

const secrets = new Map<string, Buffer>()

/**
 * The two whose keys make the MAC of a message. A command's is the Access Control Broker's, whoever originated it, but where
 * one device commands another; a device's is for whom it answers.
 */
export function endsOfMac({ cra, originator, recipient, messageCode }: ReferenceEntry): readonly [string, string] {
  const isBrokers = cra === 'Command' && !isDeviceToDevice(Number.parseInt(messageCode, 16))
  const ends = isBrokers ? [accessControlBroker, recipient] : [recipient, originator]
  return [ends[0]?.toLowerCase() ?? '', ends[1]?.toLowerCase() ?? '']
}

/** Whether the private key of one and the certificate of the other are published. */
export const hasKeysBetween = (one: string, other: string): boolean =>
  (hasReferenceKey(one) && hasReferenceCertificate(`${other}-ka`)) ||
  (hasReferenceKey(other) && hasReferenceCertificate(`${one}-ka`))

const hasReferenceKey = (entity: string): boolean => existsSync(referenceFile('rtds', 'keystore', `${entity}-ka.key`))

/** Z for the MAC of a message. Throws where a key is not published. */
export function agreedSecret(entry: ReferenceEntry): Buffer {
  const [one, other] = endsOfMac(entry)
  const [holder, partner] = hasReferenceKey(one) ? [one, other] : [other, one]
  const pair = `${holder} ${partner}`
  const known = secrets.get(pair)
  if (known !== undefined) return known
  const secret = sharedSecret(referencePrivateKey(`${holder}-ka`), referencePublicKey(`${partner}-ka`))
  secrets.set(pair, secret)
  return secret
}

/** The names of the key agreement keys whose private halves are published. */
export const referenceKeyAgreementKeys = (): string[] =>
  readdirSync(referenceFile('rtds', 'keystore'))
    .filter((name) => name.endsWith('-ka.key'))
    .map((name) => name.replace(/\.key$/, ''))
    .filter((name) => !name.includes('-pp-'))
