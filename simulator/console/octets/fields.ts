/** A field of a message as `inspect` tells it. */
export interface Finding {
  readonly name: string
  readonly value?: string | undefined
  readonly meaning?: string | undefined
  readonly offset?: number | undefined
  readonly length?: number | undefined
  readonly fields?: readonly Finding[] | undefined
}

/** A field of a message, with its place in the tree and in the octets. */
export interface Field {
  readonly index: number
  readonly name: string
  readonly value: string
  readonly meaning: string | null
  readonly offset: number
  readonly length: number
  /** 0 for those of the message itself. */
  readonly depth: number
  /** Its parent's index; -1 where it has none. */
  readonly parent: number
  readonly hasFields: boolean
}

/** The fields of a message in the order in which they are read. Those that have no octets of their own are left out. */
export function fieldsOf(findings: readonly Finding[]): readonly Field[] {
  const fields: Field[] = []
  const add = (finding: Finding, depth: number, parent: number): void => {
    const { name, value = '', meaning = null, offset, length, fields: inner = [] } = finding
    if (offset === undefined || length === undefined) return
    const index = fields.length
    fields.push({ index, name, value, meaning, offset, length, depth, parent, hasFields: inner.length > 0 })
    for (const each of inner) add(each, depth + 1, index)
  }
  for (const finding of findings) add(finding, 0, -1)
  return fields
}

/** Whose each octet is: the index of the deepest field that holds it, -1 for none. */
export function ownersOf(fields: readonly Field[], octets: number): Int32Array {
  const owners = new Int32Array(octets).fill(-1)
  // Children come behind their parents, so the last to claim an octet is the deepest.
  for (const { index, offset, length } of fields) owners.fill(index, offset, Math.min(octets, offset + length))
  return owners
}

/** The field and those that hold it, the outermost first. */
export function pathTo(fields: readonly Field[], index: number): readonly Field[] {
  const path: Field[] = []
  for (let at = fields[index]; at !== undefined; at = fields[at.parent]) path.unshift(at)
  return path
}

/** The field with these octets, the deepest where several have the same; undefined where none has. */
export const fieldAt = (fields: readonly Field[], offset: number, length: number): Field | undefined =>
  fields.findLast((field) => field.offset === offset && field.length === length)

/** Longer fields are shown in part, in octets: their beginning and their end. */
const longField = 64
const shownOfBeginning = 32
const shownOfEnd = 8

/** Octets of a row at most. */
const rowOctets = 16

/** A row of the octets: some of them one after another, or the place of those that are not shown. */
export type OctetRow =
  | { readonly kind: 'octets'; readonly from: number; readonly to: number }
  | { readonly kind: 'left-out'; readonly field: Field; readonly from: number; readonly to: number }

/**
 * The octets in rows of sixteen, without the middle of long fields.
 *
 * @param opened indices of long fields that are shown whole
 */
export function rowsOf(fields: readonly Field[], octets: number, opened: ReadonlySet<number>): readonly OctetRow[] {
  const long = fields.filter(({ index, length, hasFields }) => !hasFields && length > longField && !opened.has(index))
  const rows: OctetRow[] = []
  const add = (from: number, to: number): void => {
    for (let at = from; at < to; at += rowOctets)
      rows.push({ kind: 'octets', from: at, to: Math.min(to, at + rowOctets) })
  }
  let at = 0
  for (const field of long) {
    const from = field.offset + shownOfBeginning
    const to = field.offset + field.length - shownOfEnd
    if (from < at || to > octets) continue
    add(at, from)
    rows.push({ kind: 'left-out', field, from, to })
    at = to
  }
  add(at, octets)
  return rows
}
