import { succeeded } from '../../vocabulary/result.ts'
import type { Codec } from '../content/codec.ts'
import type { UseCaseCommand } from '../content/command-content.ts'
import { decode, OctetReader } from '../octets/octet-reader.ts'

/** The command of a use case in ASN.1. */
export const asn1Command = <Values>(messageCode: number, codec: Codec<Values>): UseCaseCommand<Values> => ({
  messageCode,
  write: (values) => codec.write(values),
  read: (content) => decode(new OctetReader(content), 'the command', (reader) => codec.read(reader, 'Content')),
})

/** The same where a field of the content repeats the originator counter, and so is none of its values. */
export const asn1CommandWithCounter = <Values, Key extends keyof Values & string>(
  messageCode: number,
  codec: Codec<Values>,
  counterField: Key,
): UseCaseCommand<Omit<Values, Key>> => {
  const whole = asn1Command(messageCode, codec)
  return {
    messageCode,
    write: (values, counter) => whole.write({ ...values, [counterField]: counter } as Values, counter),
    read: (content) => {
      const read = whole.read(content)
      if (!read.ok) return read
      const { [counterField]: _counter, ...values } = read.value
      return succeeded(values)
    },
  }
}
