import type { Result } from '../vocabulary/result.ts'
import { type BerForm, berFormOf, inBerForm } from './asn1/ber-form.ts'
import { asn1Contents, type Contents, updatedCredentials } from './asn1/contents.ts'
import type { Codec } from './content/codec.ts'
import { cosemCommands } from './dlms/commands.ts'
import { accessRequest, accessResponse, dataNotification } from './dlms/content.ts'
import type { CommandOperations, OperationShape } from './dlms/operations.ts'
import type { GroupingHeader } from './frame/grouping-header.ts'
import {
  gbzAlert,
  gbzAlertWithComponents,
  gbzFirmwareAlert,
  gbzFutureDatedAlert,
  gbzIntegrityAlert,
} from './gbz/alert.ts'
import { gbzContent, gbzProfile } from './gbz/content.ts'
import { isUpdateSecurityCredentials } from './message-codes.ts'
import type { GbcsFlaw } from './octets/flaw.ts'
import { decode, OctetReader } from './octets/octet-reader.ts'
import { type Notation, useCaseDescriptions } from './use-case-descriptions.ts'

type About = Pick<GroupingHeader, 'messageCode' | 'cra'>

/** Alerts of the GBZ notation that carry more than what happened and when, by message code. */
const gbzAlerts: Readonly<Record<number, Codec<unknown>>> = {
  // GCS53
  0x008b: gbzAlertWithComponents,
  0x00cd: gbzFutureDatedAlert,
  0x00cf: gbzFirmwareAlert,
  0x00f2: gbzIntegrityAlert,
}

const firstOctetsOfDlms: Readonly<Record<About['cra'], number>> = { command: 0xd9, response: 0xda, alert: 0x0f }

const asn1Of = (messageCode: number): Contents | undefined =>
  isUpdateSecurityCredentials(messageCode)
    ? { ...updatedCredentials, ...asn1Contents[messageCode] }
    : asn1Contents[messageCode]

/**
 * The notation of a content: the one that its use case has, else as it begins: several alerts have one message code in two
 * notations, as a meter of either fuel raises them, and later versions of GBCS have use cases that are not listed. Null for
 * none of the three.
 */
export function notationOf({ messageCode, cra }: About, content: Uint8Array): Notation | null {
  const [notation, ...others] = useCaseDescriptions[messageCode]?.notations ?? []
  if (notation !== undefined && others.length === 0) return notation
  if (content[0] === firstOctetsOfDlms[cra]) return 'DLMS'
  return content[0] === gbzProfile >>> 8 && content[1] === (gbzProfile & 0xff) ? 'GBZ' : null
}

/**
 * What describes a content: reads it, names its fields, and writes it again.
 *
 * @param asked the operations of the command that a response in the COSEM notation answers, where that is at hand
 */
export function contentCodec(
  about: About,
  content: Uint8Array,
  asked: readonly OperationShape[] | null = null,
): Codec<unknown> | undefined {
  const { messageCode, cra } = about
  switch (notationOf(about, content)) {
    case 'ASN.1':
      return asn1Of(messageCode)?.[cra]
    case 'GBZ':
      return cra === 'alert' ? (gbzAlerts[messageCode] ?? gbzAlert) : gbzContent
    case 'DLMS':
      return dlmsCodec(about, asked)
    case null:
      return undefined
  }
}

function dlmsCodec({ messageCode, cra }: About, asked: readonly OperationShape[] | null): Codec<unknown> {
  const operations: CommandOperations = cosemCommands[messageCode] ?? []
  switch (cra) {
    case 'command':
      return accessRequest
    case 'response':
      return accessResponse(operations, asked)
    case 'alert':
      return dataNotification(messageCode)
  }
}

/** A content as a value, with what it takes to write the same octets again. */
export interface DecodedContent {
  readonly notation: Notation
  readonly value: unknown
  /** Of ASN.1: how its lengths were written. */
  readonly berForm: BerForm | null
}

/** Reads the content of a message. Total. Null where its use case has no description. */
export function readContent(about: About, content: Uint8Array): Result<DecodedContent | null, GbcsFlaw> {
  const codec = contentCodec(about, content)
  const notation = notationOf(about, content)
  return decode(new OctetReader(content), 'the content', (reader) => {
    if (codec === undefined || notation === null) {
      reader.octets('Content', reader.remaining)
      return null
    }
    const value = codec.read(reader, 'Content')
    return { notation, value, berForm: notation === 'ASN.1' ? berFormOf(content) : null }
  })
}

/** The octets of a content, in the form it came in. @param like what it was read from, or another of its use case */
export function writeContent(about: About, { value, berForm }: DecodedContent, like: Uint8Array): Buffer {
  const codec = contentCodec(about, like)
  if (codec === undefined) throw new TypeError('the use case of this content has no description')
  const written = codec.write(value)
  return berForm === null ? written : inBerForm(written, berForm)
}
