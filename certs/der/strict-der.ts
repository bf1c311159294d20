import type { CertificateFlaw } from './certificate-flaw.ts'

/** An organisation certificate has about 400 octets; the longest lawful ones stay far below this. */
export const longestCertificateOctets = 8192

const deepestNesting = 16

const universal = { boolean: 1, integer: 2, bitString: 3, null: 5, oid: 6, sequence: 16, set: 17 } as const

/**
 * Why octets are not one value in strict DER, or null where they are.
 *
 * Comes before node-forge, which accepts BER (indefinite lengths, lengths with leading zeros) and recurses as deep as it
 * is told: what passes here has exactly one encoding, so that octets can be compared and written again.
 */
export function flawOfDer(octets: Buffer): CertificateFlaw | null {
  if (octets.length > longestCertificateOctets) {
    return { reason: 'oversized', detail: `${octets.length} octets, where ${longestCertificateOctets} are the most` }
  }
  try {
    const end = checkValue(octets, 0, octets.length, 0)
    if (end === octets.length) return null
    return { reason: 'trailing-octets', detail: `${octets.length - end} octets follow the value` }
  } catch (error) {
    if (error instanceof NotDer) return { reason: error.reason, detail: error.message }
    throw error
  }
}

/** The values inside a constructed value that passed `flawOfDer`, each with its tag and length. */
export function valuesInside(value: Buffer): Buffer[] {
  const inside: Buffer[] = []
  let at = readHeader(value, 0, value.length).content
  while (at < value.length) {
    const { end } = readHeader(value, at, value.length)
    inside.push(value.subarray(at, end))
    at = end
  }
  return inside
}

/** Where the content of the value at a place begins, and where it ends. @param octets that passed `flawOfDer` */
export function headerAt(octets: Buffer, at: number): { readonly content: number; readonly end: number } {
  const { content, end } = readHeader(octets, at, octets.length)
  return { content, end }
}

class NotDer extends Error {
  readonly reason: string

  constructor(reason: string, at: number, detail: string) {
    super(`${detail} at octet ${at}`)
    this.reason = reason
  }
}

/** @returns where the value ends */
function checkValue(octets: Buffer, at: number, limit: number, depth: number): number {
  if (depth > deepestNesting) throw new NotDer('too-deep', at, `more than ${deepestNesting} values inside each other`)
  const { tag, content, end } = readHeader(octets, at, limit)
  const constructed = (tag & 0x20) !== 0
  checkForm(tag, constructed, at)
  if (constructed) {
    for (let inner = content; inner < end; ) inner = checkValue(octets, inner, end, depth + 1)
    if (tag === (universal.set | 0x20)) checkOrder(octets.subarray(at, end), at)
  } else if ((tag & 0xc0) === 0) {
    checkPrimitive(tag, octets.subarray(content, end), at)
  }
  return end
}

function readHeader(octets: Buffer, at: number, limit: number): { tag: number; content: number; end: number } {
  if (limit - at < 2) throw new NotDer('truncated', at, 'a value without its length')
  const tag = octets.readUInt8(at)
  if ((tag & 0x1f) === 0x1f) throw new NotDer('not-der', at, 'a tag of several octets')
  const { length, octetCount } = readLength(octets, at + 1, limit)
  const content = at + 1 + octetCount
  if (content + length > limit)
    throw new NotDer('truncated', at, `${length} octets announced, ${limit - content} there`)
  return { tag, content, end: content + length }
}

function readLength(octets: Buffer, at: number, limit: number): { length: number; octetCount: number } {
  const first = octets.readUInt8(at)
  if (first < 0x80) return { length: first, octetCount: 1 }
  if (first === 0x80) throw new NotDer('indefinite-length', at, 'a length that is not announced')
  const count = first & 0x7f
  if (count > 3 || at + count >= limit) throw new NotDer('truncated', at, `a length of ${count} octets`)
  const length = octets.readUIntBE(at + 1, count)
  const least = count === 1 ? 0x80 : 1 << (8 * (count - 1))
  if (length < least) throw new NotDer('not-minimal', at, `the length ${length} in ${count} octets`)
  return { length, octetCount: 1 + count }
}

/** X.690 10.2: strings are primitive; SEQUENCE and SET never are. */
function checkForm(tag: number, constructed: boolean, at: number): void {
  if ((tag & 0xc0) !== 0) return
  const type = tag & 0x1f
  if (type === 0) throw new NotDer('not-der', at, 'an end-of-contents value')
  if (constructed !== (type === universal.sequence || type === universal.set)) {
    throw new NotDer(
      'not-der',
      at,
      `the universal type ${type} in the ${constructed ? 'constructed' : 'primitive'} form`,
    )
  }
}

function checkPrimitive(type: number, content: Buffer, at: number): void {
  const flaw = flawOfPrimitive(type, content)
  if (flaw !== null) throw new NotDer('not-der', at, flaw)
}

function flawOfPrimitive(type: number, content: Buffer): string | null {
  const [first = -1, second = -1] = content
  switch (type) {
    case universal.boolean:
      return content.length === 1 && (first === 0 || first === 0xff) ? null : 'a BOOLEAN that is neither 00 nor FF'
    case universal.integer:
      if (first === -1) return 'an INTEGER without octets'
      return (first === 0 && second >= 0 && second < 0x80) || (first === 0xff && second >= 0x80)
        ? 'an INTEGER with a needless octet'
        : null
    case universal.bitString:
      return flawOfBitString(first, content)
    case universal.null:
      return content.length === 0 ? null : 'a NULL with octets'
    case universal.oid:
      return flawOfOid(content)
    default:
      return null
  }
}

/** X.690 11.2.1: the unused bits are zero. */
function flawOfBitString(unused: number, content: Buffer): string | null {
  if (unused < 0 || unused > 7 || (content.length === 1 && unused !== 0))
    return 'a BIT STRING with impossible unused bits'
  const last = content.at(-1) ?? 0
  return content.length > 1 && (last & ((1 << unused) - 1)) !== 0 ? 'a BIT STRING whose unused bits are set' : null
}

function flawOfOid(content: Buffer): string | null {
  if (content.length === 0 || (content.at(-1) ?? 0) >= 0x80) return 'an OBJECT IDENTIFIER that breaks off'
  const padded = content.some((octet, index) => octet === 0x80 && (content[index - 1] ?? 0) < 0x80)
  return padded ? 'an OBJECT IDENTIFIER with a needless octet' : null
}

/** X.690 11.6: the values of a SET OF ascend. */
function checkOrder(set: Buffer, at: number): void {
  const values = valuesInside(set)
  const ascends = values.every((value, index) => index === 0 || Buffer.compare(values[index - 1] ?? value, value) <= 0)
  if (!ascends) throw new NotDer('not-der', at, 'a SET whose values are out of order')
}
