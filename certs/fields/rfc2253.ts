import { asn1 } from '../der/asn1.ts'
import { type Asn1, encode } from '../der/der-reading.ts'
import { oids } from '../der/object-identifiers.ts'

/** One attribute of a relative distinguished name. */
export interface Attribute {
  readonly type: string
  readonly value: Asn1
}

/** The attribute types of RFC 2253 2.3 that go by a name; every other is written by number, its value in hexadecimal. */
export const keywords: Readonly<Record<string, string>> = {
  [oids.commonName]: 'CN',
  [oids.organisationalUnit]: 'OU',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '0.9.2342.19200300.100.1.25': 'DC',
  '0.9.2342.19200300.100.1.1': 'UID',
}

const { Type } = asn1
const unicodeTypes: readonly number[] = [Type.UTF8, Type.PRINTABLESTRING, Type.IA5STRING]

/** The text form of a name: last relative name first (RFC 2253 2.1), so `OU=07, CN=Z1` is `CN=Z1,OU=07`. */
export const writeRfc2253 = (relativeNames: readonly (readonly Attribute[])[]): string =>
  relativeNames
    .map((attributes) => attributes.map(writeAttribute).join('+'))
    .reverse()
    .join(',')

function writeAttribute({ type, value }: Attribute): string {
  const keyword = keywords[type]
  if (keyword === undefined || typeof value.value !== 'string' || !unicodeTypes.includes(value.type)) {
    return `${keyword ?? type}=#${encode(value).toString('hex')}`
  }
  return `${keyword}=${escaped(Buffer.from(value.value, 'latin1').toString('utf8'))}`
}

const escaped = (text: string): string =>
  text
    .replace(/[,+"\\<>;]/g, '\\$&')
    .replace(/^[ #]/, '\\$&')
    .replace(/ $/, '\\ ')
