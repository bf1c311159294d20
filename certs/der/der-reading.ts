import { type Asn1, type Asn1Type, asn1 } from './asn1.ts'
import { FlawFound } from './certificate-flaw.ts'
import { textOfOid } from './object-identifiers.ts'
import { flawOfDer } from './strict-der.ts'

export type { Asn1 } from './asn1.ts'

/** `decodeBitStrings: false`, as an identifier that looks like DER would be taken apart otherwise. */
const options = { strict: true, parseAllBytes: true, decodeBitStrings: false }

/** The published types know an older form of the second argument only. */
const fromDer = asn1.fromDer as unknown as (octets: string, how: typeof options) => Asn1

/** One value in strict DER as forge's tree; anything else is a flaw. */
export function parseStrictDer(octets: Buffer): Asn1 {
  const flaw = flawOfDer(octets)
  if (flaw !== null) throw new FlawFound(flaw.reason, flaw.detail)
  try {
    return fromDer(octets.toString('latin1'), options)
  } catch (error) {
    throw new FlawFound('not-der', error instanceof Error ? error.message : String(error))
  }
}

/** The octets of a value, tag and length included. */
export const encode = (node: Asn1): Buffer => Buffer.from(asn1.toDer(node).getBytes(), 'latin1')

export const isUniversal = (node: Asn1 | undefined, type: Asn1Type): node is Asn1 =>
  node?.tagClass === asn1.Class.UNIVERSAL && node.type === type

export const isContext = (node: Asn1 | undefined, tag: number): node is Asn1 =>
  node?.tagClass === asn1.Class.CONTEXT_SPECIFIC && Number(node.type) === tag

/** The values inside a value of that type; `what` names it in the flaw. */
export function insideUniversal(node: Asn1 | undefined, type: Asn1Type, what: string): Asn1[] {
  if (isUniversal(node, type) && Array.isArray(node.value)) return node.value
  throw new FlawFound('structure', `${what} is not the value it should be`)
}

export const insideSequence = (node: Asn1 | undefined, what: string): Asn1[] =>
  insideUniversal(node, asn1.Type.SEQUENCE, what)

/** The content octets of a primitive value, whatever its type. */
export function contentOf(node: Asn1 | undefined, what: string): Buffer {
  if (node !== undefined && typeof node.value === 'string') return Buffer.from(node.value, 'latin1')
  throw new FlawFound('structure', `${what} is not a primitive value`)
}

export function contentOfUniversal(node: Asn1 | undefined, type: Asn1Type, what: string): Buffer {
  if (isUniversal(node, type)) return contentOf(node, what)
  throw new FlawFound('structure', `${what} is not the value it should be`)
}

export function readOid(node: Asn1 | undefined, what: string): string {
  return textOfOid(contentOfUniversal(node, asn1.Type.OID, what))
}

export function readUnsigned(node: Asn1 | undefined, what: string): bigint {
  const content = contentOfUniversal(node, asn1.Type.INTEGER, what)
  if ((content[0] ?? 0) >= 0x80) throw new FlawFound('structure', `${what} is negative`)
  return BigInt(`0x${content.toString('hex')}`)
}

/** The octets of a BIT STRING that has no unused bits. */
export function readWholeBits(node: Asn1 | undefined, what: string): Buffer {
  const content = contentOfUniversal(node, asn1.Type.BITSTRING, what)
  if (content[0] !== 0) throw new FlawFound('unused-bits', `${what} has ${content[0]} unused bits`)
  return content.subarray(1)
}
