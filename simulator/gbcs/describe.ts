import type { GroupingHeader } from './frame/grouping-header.ts'
import { decodeMessage } from './frame/message-reader.ts'
import type { Field } from './octets/field.ts'
import type { GbcsFlaw } from './octets/flaw.ts'
import { decode, OctetReader } from './octets/octet-reader.ts'
import { payloadDecoderFor } from './payload-decoders.ts'

export type { Field } from './octets/field.ts'

/**
 * Every field of a message, with offsets; where the message is flawed, the fields before the flaw, then the flaw.
 * A payload of another use case than CS02a to CS02e, CS02g and the generic alerts, or one that does not read as it should, is shown as hexadecimal.
 *
 * @example describeMessage(octets)[0] // { name: 'MAC Header', offset: 0, length: 15, value: '', fields: […] }
 */
export function describeMessage(octets: Uint8Array): Field[] {
  const fields: Field[] = []
  const message = decode(new OctetReader(octets, fields), 'the message', decodeMessage)
  if (!message.ok) return [...fields, flawField(message.failure)]
  return fields.map((field) => (field.name === 'Content' ? describeContent(field, message.value, octets) : field))
}

function describeContent(content: Field, header: GroupingHeader, octets: Uint8Array): Field {
  const payloadDecoder = payloadDecoderFor(header)
  if (payloadDecoder === undefined) return content
  const fields: Field[] = []
  const reader = new OctetReader(octets, fields, content)
  const payload = decode(reader, 'the payload', payloadDecoder)
  if (payload.ok) return { ...content, value: '', fields }
  return { ...content, fields: [...fields, flawField(payload.failure)] }
}

const flawField = ({ reason, detail, offset }: GbcsFlaw): Field => ({
  name: `unreadable: ${reason}`,
  offset,
  length: 0,
  value: detail,
})
