import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { foldingDictionary } from './folding-dictionary.ts'
import type { StoredEntry } from './rows.ts'

/** The kind of a row that holds several entries. Kinds of entries do not begin so. */
export const foldedKind = '#folded'

/** The kind of a row in the place of entries that were dropped: the chain goes on from its link. */
export const droppedKind = '#dropped'

/** Which dictionary a row was written with. Never changed once it was published: a new one gets a new number. */
const dictionaries: ReadonlyMap<number, Buffer> = new Map([[1, foldingDictionary]])
const newest = 1

/** Entries of one subject as the content of one row, deflated: they are read seldom, and hold much that is alike. */
export function fold(entries: readonly StoredEntry[]): Buffer {
  const parts = entries.flatMap(({ position, n, at, kind, content }) => {
    const head = Buffer.from(JSON.stringify([position, n, at, kind, content.length]), 'utf8')
    const length = Buffer.alloc(4)
    length.writeUInt32BE(head.length)
    return [length, head, content]
  })
  const dictionary = dictionaries.get(newest)
  return Buffer.concat([Buffer.of(newest), deflateRawSync(Buffer.concat(parts), { dictionary, level: 9 })])
}

/** The entries of a folded row, as they were. Throws where the octets are no folded entries. */
export function unfold(content: Buffer): StoredEntry[] {
  const dictionary = dictionaries.get(content[0] ?? 0)
  if (dictionary === undefined) throw new Error(`it was folded with dictionary ${content[0]}, which is not known here`)
  const octets = inflateRawSync(content.subarray(1), { dictionary })
  const entries: StoredEntry[] = []
  for (let at = 0; at < octets.length; ) {
    const start = at + 4 + octets.readUInt32BE(at)
    const [position, n, moment, kind, length] = JSON.parse(octets.toString('utf8', at + 4, start))
    entries.push({ position, n, at: moment, kind, content: octets.subarray(start, start + length) })
    at = start + length
  }
  return entries
}
