import { contentCodec, readContent } from './contents.ts'
import { readData } from './dlms/data.ts'
import type { OperationShape } from './dlms/operations.ts'
import { protectedShown } from './dlms/protected.ts'
import { decrypted, type EncryptedPart, encryptedPartsOf } from './encryption.ts'
import type { Cra } from './frame/grouping-header.ts'
import { decodeMessage, type GbcsMessage } from './frame/message-reader.ts'
import { readZclPayload } from './gbz/zcl-frame.ts'
import type { GbcsFlaw } from './octets/flaw.ts'
import type { Field } from './octets/octet-reader.ts'
import { decode, OctetReader, type Part } from './octets/octet-reader.ts'

export type { Field } from './octets/octet-reader.ts'

/** What helps to describe a message beyond its own octets. */
export interface AtHand {
  /** Secrets that a device's key agreement key and a party's agree on: they open what is encrypted. */
  readonly secrets?: readonly Buffer[]
  /** The operations of the command that a response answers. */
  readonly asked?: readonly OperationShape[]
}

/** What a payload is called (GBCS 7.2). */
const payloadNames: Readonly<Record<Cra, string>> = {
  command: 'CommandPayload',
  response: 'ResponsePayload',
  alert: 'AlertPayload',
}

/**
 * Every field of a message, with offsets; where the message is flawed, the fields before the flaw, then the flaw. What is
 * encrypted is taken apart where a secret at hand opens it, and shown as encrypted octets where none does.
 *
 * @example describeMessage(octets)[0] // { name: 'MAC Header', offset: 0, length: 15, value: '', fields: […] }
 */
export function describeMessage(octets: Uint8Array, atHand: AtHand = {}): Field[] {
  const fields: Field[] = []
  const message = decode(new OctetReader(octets, fields), 'the message', decodeMessage)
  if (!message.ok) return [...fields, flawField(message.failure)]
  return fields.map((field) => (field.name === 'Content' ? describeContent(field, message.value, atHand) : field))
}

function describeContent(content: Field, message: GbcsMessage, { secrets = [], asked }: AtHand): Field {
  const codec = contentCodec(message, message.content, asked)
  if (codec === undefined) return content
  const fields: Field[] = []
  const reader = new OctetReader(message.octets, fields, content)
  const payload = decode(reader, 'the payload', (it) => codec.read(it, payloadNames[message.cra]))
  if (!payload.ok) return { ...content, fields: [...fields, flawField(payload.failure)] }
  return opened({ ...content, value: '', fields }, message, secrets)
}

/** The content with whatever a secret opens in the place of its ciphertext, octet for octet. */
function opened(content: Field, message: GbcsMessage, secrets: readonly Buffer[]): Field {
  if (secrets.length === 0) return content
  const read = readContent(message, message.content)
  if (!read.ok || read.value === null) return content
  return encryptedPartsOf(message, read.value).reduce((described, part) => {
    const plaintext = decrypted(part, secrets)
    return plaintext === null ? described : withPlaintext(described, message, part, plaintext)
  }, content)
}

function withPlaintext(content: Field, message: GbcsMessage, part: EncryptedPart, plaintext: Buffer): Field {
  const place = { offset: part.ciphertext.byteOffset - message.octets.byteOffset, length: plaintext.length }
  const octets = Buffer.from(message.octets)
  octets.set(plaintext, place.offset)
  const fields = describePlaintext(octets, place, message, part)
  return replaced(content, place, (ciphertext) => ({ ...ciphertext, value: 'decrypted', fields }))
}

function describePlaintext(
  octets: Buffer,
  place: Part,
  { messageCode }: GbcsMessage,
  { component }: EncryptedPart,
): Field[] {
  const fields: Field[] = []
  const read = decode(new OctetReader(octets, fields, place), 'what was encrypted', (reader) =>
    component === null
      ? readData(reader, protectedShown(messageCode))
      : readZclPayload(reader, component.clusterId, component.header),
  )
  return read.ok ? fields : [...fields, flawField(read.failure)]
}

/** The innermost field that lies just there, replaced. */
function replaced(field: Field, place: Part, by: (field: Field) => Field): Field {
  const isThere = field.offset === place.offset && field.length === place.length
  const holds = (field.fields ?? []).some((inner) => covers(inner, place))
  if (isThere && !holds) return by(field)
  if (field.fields === undefined || !covers(field, place)) return field
  return { ...field, fields: field.fields.map((inner) => replaced(inner, place, by)) }
}

const covers = (field: Field, { offset, length }: Part): boolean =>
  field.offset <= offset && field.offset + field.length >= offset + length

const flawField = ({ reason, detail, offset }: GbcsFlaw): Field => ({
  name: `unreadable: ${reason}`,
  offset,
  length: 0,
  value: detail,
})
