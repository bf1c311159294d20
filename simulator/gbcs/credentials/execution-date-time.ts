import { describeExecutionDateTime, instantOfExecutionDateTime } from '../date-time.ts'
import { primitive, tags } from '../octets/ber.ts'
import { element } from '../octets/der.ts'
import type { OctetReader } from '../octets/octet-reader.ts'

/** A GeneralizedTime of the form `YYYYMMDDHHMMSSZ`. */
export function readExecutionDateTime(reader: OctetReader, name = 'executionDateTime'): string {
  const start = reader.at
  const text = primitive(reader, name, tags.generalizedTime, 15, (octets) =>
    describeExecutionDateTime(octets.toString('latin1')),
  ).toString('latin1')
  if (instantOfExecutionDateTime(text) === null) reader.fail('value', `${name} is no moment of the calendar`, start)
  return text
}

export const writeExecutionDateTime = (text: string): Buffer =>
  element(tags.generalizedTime, Buffer.from(text, 'latin1'))
