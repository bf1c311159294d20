import { type Field, ownersOf } from './fields.ts'

/** A message in hexadecimal, and its fields. */
export interface Message {
  readonly hex: string
  readonly fields: readonly Field[]
}

/** Where a message differs from another. */
export interface Differences {
  /** 1 for each octet that the other does not have in its place. */
  readonly octets: Uint8Array
  /** Indices of the fields whose own octets differ. */
  readonly fields: ReadonlySet<number>
  readonly count: number
}

/**
 * Compares a message with another field by field, so that one field of another length does not make everything behind it
 * differ. A field of another length differs as a whole, and so does one that the other lacks.
 */
export function differencesOf(message: Message, other: Message): Differences {
  const ofOther = new Map(ownOctets(other).map(({ key, octets }) => [key, octets]))
  const octets = new Uint8Array(message.hex.length / 2)
  const fields = new Set<number>()
  let count = 0
  for (const { key, index, octets: own } of ownOctets(message)) {
    const others = ofOther.get(key)
    for (const [at, octet] of own.entries()) {
      const there = others?.length === own.length ? others[at] : undefined
      if (there !== undefined && octetAt(other, there) === octetAt(message, octet)) continue
      octets[octet] = 1
      count += 1
      if (index >= 0) fields.add(index)
    }
  }
  return { octets, fields, count }
}

const octetAt = ({ hex }: Message, octet: number): string => hex.slice(2 * octet, 2 * octet + 2).toUpperCase()

interface OwnOctets {
  /** Where the field stands in its message, by names: the second of two of a name is another. */
  readonly key: string
  /** -1 for octets that no field holds. */
  readonly index: number
  /** Those that are no inner field's. */
  readonly octets: readonly number[]
}

function ownOctets({ hex, fields }: Message): readonly OwnOctets[] {
  const keys = keysOf(fields)
  const own = [-1, ...fields.keys()].map((index) => ({ key: keys[index] ?? '', index, octets: [] as number[] }))
  for (const [octet, owner] of ownersOf(fields, hex.length / 2).entries()) own[owner + 1]?.octets.push(octet)
  return own
}

function keysOf(fields: readonly Field[]): readonly string[] {
  const keys: string[] = []
  const counts = new Map<string, number>()
  for (const { name, parent } of fields) {
    const named = `${keys[parent] ?? ''}/${name}`
    const nth = (counts.get(named) ?? 0) + 1
    counts.set(named, nth)
    keys.push(`${named} ${nth}`)
  }
  return keys
}
