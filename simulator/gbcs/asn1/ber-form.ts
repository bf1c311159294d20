import { readLength } from '../octets/ber.ts'
import { element } from '../octets/der.ts'
import { decode, OctetReader } from '../octets/octet-reader.ts'

/**
 * How many octets each length takes, element by element from the front, the elements inside one before those behind it.
 * Real encoders write more than they need (docs/domain/gbcs.md#lengths-in-real-payloads), and what is written back should be what came.
 */
export type BerForm = readonly number[]

const constructed = 0x20
const deepest = 16

/** The form of some octets; null where they are not BER throughout. */
export function berFormOf(octets: Uint8Array): BerForm | null {
  const widths: number[] = []
  const read = decode(new OctetReader(octets), 'the content', (reader) => walk(reader, widths, 0))
  return read.ok ? widths : null
}

function walk(reader: OctetReader, widths: number[], depth: number): void {
  while (reader.remaining > 0) {
    const tag = reader.octet('tag')
    const at = reader.at
    const length = readLength(reader, 'an element')
    widths.push(reader.at - at)
    reader.within('an element', length, () => {
      if ((tag & constructed) !== 0 && depth < deepest) walk(reader, widths, depth + 1)
      else reader.octets('contents', length)
    })
  }
}

/** The same elements with lengths of that form, as far as it reaches. */
export function inBerForm(minimal: Buffer, form: BerForm): Buffer {
  let next = 0
  const rewrite = (octets: Buffer, depth: number): Buffer => {
    const parts: Buffer[] = []
    const reader = new OctetReader(octets)
    const read = decode(reader, 'the content', () => {
      while (reader.remaining > 0) {
        const tag = reader.octet('tag')
        const contents = reader.octets('contents', readLength(reader, 'an element'))
        const width = form[next]
        next += 1
        const inside = (tag & constructed) !== 0 && depth < deepest ? rewrite(contents, depth + 1) : contents
        parts.push(withLengthOf(tag, inside, width))
      }
    })
    return read.ok ? Buffer.concat(parts) : octets
  }
  return rewrite(minimal, 0)
}

function withLengthOf(tag: number, contents: Buffer, width: number | undefined): Buffer {
  if (width === undefined || width === 1 || contents.length >= 2 ** (8 * (width - 1))) return element(tag, contents)
  const length = Buffer.alloc(width)
  length[0] = 0x80 | (width - 1)
  length.writeUIntBE(contents.length, 1, width - 1)
  return Buffer.concat([Buffer.of(tag), length, contents])
}
