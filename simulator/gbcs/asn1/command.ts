import { succeeded } from '../../vocabulary/result.ts'
import type { Codec } from '../content/codec.ts'
import type { UseCaseCommand } from '../content/command-content.ts'
import { decode, OctetReader } from '../octets/octet-reader.ts'

/** The command of a use case in ASN.1. @param fields of a content whose description does not list them */
export const asn1Command = <Values>(
  messageCode: number,
  codec: Codec<Values>,
  ...fields: readonly string[]
): UseCaseCommand<Values> => ({
  messageCode,
  fields: codec.shape.kind === 'record' ? codec.shape.fields.map(({ name }) => name) : fields,
  isAnswerEncrypted: false,
  write: (values) => codec.write(values),
  read: (content) => decode(new OctetReader(content), 'the command', (reader) => codec.read(reader, 'Content')),
})

/** The same where a field of the content repeats the originator counter, and so is none of its values. */
export const asn1CommandWithCounter = <Values, Key extends keyof Values & string>(
  messageCode: number,
  codec: Codec<Values>,
  counterField: Key,
  ...fields: readonly string[]
): UseCaseCommand<Omit<Values, Key>> => {
  const whole = asn1Command(messageCode, codec, ...fields)
  return {
    messageCode,
    fields: whole.fields,
    isAnswerEncrypted: false,
    write: (values, counter) => whole.write({ ...values, [counterField]: counter } as Values, counter),
    read: (content) => {
      const read = whole.read(content)
      if (!read.ok) return read
      const { [counterField]: _counter, ...values } = read.value
      return succeeded(values)
    },
  }
}
