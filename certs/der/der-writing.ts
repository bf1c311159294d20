import type { Instant } from '../../simulator/vocabulary/instant.ts'
import { type Asn1Type, asn1 } from './asn1.ts'
import type { Asn1 } from './der-reading.ts'
import { oids } from './object-identifiers.ts'

const { Class, Type } = asn1

const primitive = (type: Asn1Type, content: Uint8Array): Asn1 =>
  asn1.create(Class.UNIVERSAL, type, false, Buffer.from(content).toString('latin1'))

export const sequence = (...values: Asn1[]): Asn1 => asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, values)
export const set = (...values: Asn1[]): Asn1 => asn1.create(Class.UNIVERSAL, Type.SET, true, values)
export const oid = (identifier: string): Asn1 =>
  asn1.create(Class.UNIVERSAL, Type.OID, false, contentOfOid.get(identifier) ?? asn1.oidToDer(identifier).getBytes())

/** Written once: every certificate holds a dozen of the same few. */
const contentOfOid = new Map<string, string>(
  Object.values(oids).map((identifier) => [identifier, asn1.oidToDer(identifier).getBytes()]),
)
export const boolean = (value: boolean): Asn1 => primitive(Type.BOOLEAN, Buffer.of(value ? 0xff : 0))
/** @param content big-endian, in as few octets as the number needs */
export const integer = (content: Uint8Array): Asn1 => primitive(Type.INTEGER, content)
export const octetString = (content: Uint8Array): Asn1 => primitive(Type.OCTETSTRING, content)
export const bitString = (content: Uint8Array, unusedBits = 0): Asn1 =>
  primitive(Type.BITSTRING, Buffer.concat([Buffer.of(unusedBits), content]))
export const utf8String = (text: string): Asn1 => primitive(Type.UTF8, Buffer.from(text, 'utf8'))
export const printableString = (text: string): Asn1 => primitive(Type.PRINTABLESTRING, Buffer.from(text, 'latin1'))
/** Characters of two octets each, as PKCS#12 names things; forge itself makes the two octets. */
export const bmpString = (text: string): Asn1 => asn1.create(Class.UNIVERSAL, Type.BMPSTRING, false, text)
export const nothing = (): Asn1 => primitive(Type.NULL, Buffer.alloc(0))

/** [tag] around values (EXPLICIT). */
export const context = (tag: number, ...values: Asn1[]): Asn1 => asn1.create(Class.CONTEXT_SPECIFIC, tag, true, values)
/** [tag] instead of a primitive type's own (IMPLICIT). */
export const contextOctets = (tag: number, content: Uint8Array): Asn1 =>
  asn1.create(Class.CONTEXT_SPECIFIC, tag, false, Buffer.from(content).toString('latin1'))

/** RFC 5280 4.1.2.5: UTCTime through 2049, GeneralizedTime from 2050. */
export function time(moment: Instant): Asn1 {
  const digits = new Date(moment).toISOString().replace(/\.\d+Z$|[-:T]/g, '')
  return digits < '2050'
    ? primitive(Type.UTCTIME, Buffer.from(`${digits.slice(2)}Z`))
    : primitive(Type.GENERALIZEDTIME, Buffer.from(`${digits}Z`))
}
