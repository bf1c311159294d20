import { isAscii } from 'node:buffer'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { foldingDictionary } from './folding-dictionary.ts'

/** An entry as it stands in the table, or within a folded one. */
export interface StoredEntry {
  readonly position: number
  readonly n: number
  readonly at: number
  readonly kind: string
  readonly content: Buffer
}

/** The kind of a row that holds several entries. Kinds of entries do not begin so. */
export const foldedKind = '#folded'

/** The kind of a row in the place of entries that were dropped: the chain goes on from its link. */
export const droppedKind = '#dropped'

/** Which dictionary a row was written with. Never changed once it was published: a new one gets a new number. */
const dictionaries: ReadonlyMap<number, Buffer> = new Map([[1, foldingDictionary]])
const newest = 1

/** A whole record is written once, when it has ended. */
const deflated = (octets: Buffer): Buffer =>
  Buffer.concat([Buffer.of(newest), deflateRawSync(octets, { dictionary: dictionaries.get(newest), level: 9 })])

function inflated(octets: Buffer): Buffer {
  const dictionary = dictionaries.get(octets[0] ?? 0)
  if (dictionary === undefined) throw new Error(`it was folded with dictionary ${octets[0]}, which is not known here`)
  return inflateRawSync(octets.subarray(1), { dictionary })
}

/**
 * Entries of one subject as the content of one row, deflated: they are read seldom, and hold much that is alike. A frame stands
 * in the documents about it in base64, so it is written in base64 here: then it takes its room once.
 */
export function fold(entries: readonly StoredEntry[]): Buffer {
  const parts = entries.flatMap(({ position, n, at, kind, content }) => {
    const end = 5 + content.readUInt32BE(0)
    const octets = content.subarray(end)
    const isText = isAscii(octets)
    const written = isText ? octets : Buffer.from(octets.toString('base64'), 'latin1')
    const head = Buffer.from(JSON.stringify([position, n, at, kind, end, written.length, isText]), 'utf8')
    const length = Buffer.alloc(4)
    length.writeUInt32BE(head.length)
    return [length, head, content.subarray(0, end), written]
  })
  return deflated(Buffer.concat(parts))
}

/** The entries of a folded row, as they were. Throws where the octets are no folded entries. */
export function unfold(content: Buffer): StoredEntry[] {
  const octets = inflated(content)
  const entries: StoredEntry[] = []
  for (let at = 0; at < octets.length; ) {
    const start = at + 4 + octets.readUInt32BE(at)
    const [position, n, moment, kind, length, writtenLength, isText] = JSON.parse(
      octets.toString('utf8', at + 4, start),
    )
    const [end, behind] = [start + length, start + length + writtenLength]
    const json = octets.subarray(start, end)
    const ofBase64 = () => Buffer.from(octets.toString('latin1', end, behind), 'base64')
    const whole = isText ? octets.subarray(start, behind) : Buffer.concat([json, ofBase64()])
    entries.push({ position, n, at: moment, kind, content: whole })
    at = behind
  }
  return entries
}
