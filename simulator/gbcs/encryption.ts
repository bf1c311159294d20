import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import { octetsOfEntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { DecodedContent } from './contents.ts'
import type { AccessResponse, DataNotification } from './dlms/access.ts'
import type { DlmsData } from './dlms/data.ts'
import type { GroupingHeader } from './frame/grouping-header.ts'
import type { GbzAlert } from './gbz/alert.ts'
import { type EncryptedPayload, type GbzComponent, isEncrypted } from './gbz/component.ts'
import type { GbzContent } from './gbz/content.ts'
import { algorithmIdentifier, kdfRound } from './key-agreement.ts'

/** Octets of a content that are encrypted, by AES-128-GCM with a key of their own (GBCS 8.5). */
export interface EncryptedPart {
  /** Views of the message. */
  readonly ciphertext: Buffer
  /** 12 octets. */
  readonly mac: Buffer
  readonly originator: Buffer
  readonly recipient: Buffer
  /** 04 and a counter, nine octets: the one that it is encrypted under, or those that it may be. */
  readonly transactionIds: readonly Buffer[]
  /** Of GBZ: which component it is. */
  readonly component: GbzComponent | null
}

/** In place of the CRA flag, in the key derivation of what is encrypted. */
const purposeOfEncryption = 0x04
/** Security control byte: authentication and encryption, in the one suite that GBCS has. */
const securityControl = Buffer.of(0x31)
const macLength = 12
const securityHeaderLength = 5

/**
 * The encrypted components of a message in the GBZ notation. Where it goes to a party through the Access Control Broker, that
 * party is whom they are encrypted for, and a supplementary counter of the device's may take the place of the message's.
 */
export function encryptedComponents(header: GroupingHeader, components: readonly GbzComponent[]): EncryptedPart[] {
  const { supplementary } = header
  const recipient =
    supplementary.length >= 8 ? supplementary.subarray(0, 8) : octetsOfEntityIdentifier(header.recipient)
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(header.counter)
  const counters = supplementary.length >= 24 ? [counter, supplementary.subarray(16, 24)] : [counter]
  return components.filter(isEncrypted).map((component) => {
    const { ciphertext, mac } = component.payload as EncryptedPayload
    return {
      ciphertext,
      mac,
      originator: octetsOfEntityIdentifier(header.originator),
      recipient,
      transactionIds: counters.map((each) => Buffer.concat([Buffer.of(purposeOfEncryption), each])),
      component,
    }
  })
}

/** Whatever is encrypted in the content of a message. */
export function encryptedPartsOf(header: GroupingHeader, { notation, value }: DecodedContent): EncryptedPart[] {
  if (notation === 'GBZ') return encryptedComponents(header, componentsOf(value as GbzContent | GbzAlert<unknown>))
  if (notation === 'DLMS' && header.cra !== 'command')
    return protectedAttributes(value as AccessResponse | DataNotification)
  return []
}

function componentsOf(content: GbzContent | GbzAlert<unknown>): readonly GbzComponent[] {
  if ('components' in content) return content.components
  return Array.isArray(content.body) ? (content.body as GbzComponent[]) : []
}

/** The protected attributes in a message in the COSEM notation, which say themselves for whom they are encrypted. */
export function protectedAttributes(content: AccessResponse | DataNotification): EncryptedPart[] {
  const values = 'results' in content ? content.results.map(({ data }) => data) : [content.data]
  return values.flatMap(partsIn)
}

function partsIn(data: DlmsData): EncryptedPart[] {
  if (data.type !== 'structure') return []
  return data.value.flatMap((parameters, index) => {
    const [transactionId, originator, recipient] = protectionOptions(parameters)
    const octets = octetsIn(data.value[index + 1])
    if (!transactionId || !originator || !recipient || !octets || octets.length < securityHeaderLength + macLength)
      return []
    const ciphertext = octets.subarray(securityHeaderLength, -macLength)
    const mac = octets.subarray(-macLength)
    return [{ ciphertext, mac, originator, recipient, transactionIds: [transactionId], component: null }]
  })
}

/** Transaction id, originator and recipient of protection parameters; nothing of anything else. */
function protectionOptions(data: DlmsData): readonly (Buffer | undefined)[] {
  const element = data.type === 'array' ? data.value[0] : undefined
  const [type, options] = element?.type === 'structure' ? element.value : []
  return type?.type === 'enum' && options?.type === 'structure' ? options.value.slice(0, 3).map(octetsIn) : []
}

const octetsIn = (data: DlmsData | undefined): Buffer | undefined =>
  data?.type === 'octet-string' ? data.value : undefined

/**
 * What was encrypted, under one of the secrets that a device's key agreement key and the recipient's agree on; null where none
 * of them opens it.
 */
export function decrypted(part: EncryptedPart, secrets: readonly Buffer[]): Buffer | null {
  for (const secret of secrets) {
    for (const transactionId of part.transactionIds) {
      const plaintext = openWith(secret, transactionId, part)
      if (plaintext !== null) return plaintext
    }
  }
  return null
}

/** Who encrypts for whom, and under which counter. */
export interface EncryptedFor {
  /** Z of the two key agreement keys. */
  readonly secret: Buffer
  /** Eight octets each. */
  readonly originator: Buffer
  readonly recipient: Buffer
  /** 04 and a counter, nine octets. */
  readonly transactionId: Buffer
}

/** Encrypts octets of a content (GBCS 8.5): the ciphertext and its MAC of 12 octets. */
export function encrypt(plaintext: Buffer, parties: EncryptedFor): Pick<EncryptedPart, 'ciphertext' | 'mac'> {
  const cipher = createCipheriv('aes-128-gcm', keyOf(parties), initialisationVectorFor(parties), {
    authTagLength: macLength,
  })
  cipher.setAAD(securityControl)
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()])
  return { ciphertext, mac: cipher.getAuthTag() }
}

/** The transaction id of what is encrypted under a counter. */
export function transactionIdOf(counter: bigint): Buffer {
  const octets = Buffer.alloc(9, purposeOfEncryption)
  octets.writeBigUInt64BE(counter, 1)
  return octets
}

/** Before what is encrypted: the security control byte and an invocation counter of zero. */
export const securityHeader = Buffer.concat([securityControl], securityHeaderLength)

function keyOf({ secret, originator, recipient, transactionId }: EncryptedFor): Buffer {
  const otherInfo = [algorithmIdentifier, originator, Buffer.of(transactionId.length), transactionId, recipient]
  const hash = createHash('sha256').update(kdfRound).update(secret)
  for (const part of otherInfo) hash.update(part)
  return hash.digest().subarray(0, 16)
}

const initialisationVectorFor = ({ originator }: EncryptedFor): Buffer => Buffer.concat([originator], 12)

function openWith(secret: Buffer, transactionId: Buffer, part: EncryptedPart): Buffer | null {
  const parties = { ...part, secret, transactionId }
  const decipher = createDecipheriv('aes-128-gcm', keyOf(parties), initialisationVectorFor(parties), {
    authTagLength: macLength,
  })
  decipher.setAAD(securityControl).setAuthTag(part.mac)
  try {
    return Buffer.concat([decipher.update(part.ciphertext), decipher.final()])
  } catch {
    // The tag says that this is another pair's secret.
    return null
  }
}
