import type { Field } from './field.ts'
import type { GbcsFlaw } from './flaw.ts'
import type { Cra, GroupingHeader } from './grouping-header.ts'
import {
  futureDatedUpdateSecurityCredentialsAlert,
  isUpdateSecurityCredentials,
  provideSecurityCredentialDetails,
} from './message-codes.ts'
import { decodeMessage } from './message-reader.ts'
import { decode, OctetReader } from './octet-reader.ts'
import { decodeCs02aCommand, decodeCs02aResponse } from './provide-security-credential-details.ts'
import { decodeCs02bCommand } from './update-security-credentials-command.ts'
import { decodeCs02bAlert, decodeCs02bResponse } from './update-security-credentials-outcome.ts'

export type { Field } from './field.ts'

/**
 * Every field of a message, with offsets; where the message is flawed, the fields before the flaw, then the flaw.
 * A payload that is not CS02a's or CS02b's, or does not read as one, is shown as hexadecimal.
 *
 * @example describeMessage(octets)[0] // { name: 'MAC Header', offset: 0, length: 15, value: '', fields: […] }
 */
export function describeMessage(octets: Uint8Array): Field[] {
  const fields: Field[] = []
  const message = decode(new OctetReader(octets, fields), 'the message', decodeMessage)
  if (!message.ok) return [...fields, flawField(message.failure)]
  return fields.map((field) => (field.name === 'Content' ? describeContent(field, message.value, octets) : field))
}

type PayloadDecoder = (reader: OctetReader) => unknown

/** Which decoder knows the payload of a message. */
function payloadDecoderFor({ messageCode, cra }: GroupingHeader): PayloadDecoder | undefined {
  if (isUpdateSecurityCredentials(messageCode)) return cs02bDecoders[cra]
  if (messageCode === provideSecurityCredentialDetails) return cs02aDecoders[cra]
  if (messageCode === futureDatedUpdateSecurityCredentialsAlert && cra === 'alert') return decodeCs02bAlert
  return undefined
}

const cs02aDecoders: Partial<Record<Cra, PayloadDecoder>> = {
  command: decodeCs02aCommand,
  response: decodeCs02aResponse,
}
const cs02bDecoders: Partial<Record<Cra, PayloadDecoder>> = {
  command: decodeCs02bCommand,
  response: decodeCs02bResponse,
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
