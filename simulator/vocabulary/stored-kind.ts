import type { z } from 'zod'
import { issuesInShort } from './complaints.ts'
import { SimulatorFault } from './faults.ts'

/**
 * A kind of value that is stored: the version that is written, and what a value must look like when it is read. Nothing that
 * comes from a store is used before it was read by its kind.
 *
 * @example
 * const address = storedKind('the address of a user', 1, z.url())
 * await state.change({ put: [{ key, version: 0, value: address.write('http://127.0.0.1:9000/') }] })
 * const [kept] = await state.read([key])
 * address.read(key, kept?.value) // 'http://127.0.0.1:9000/'
 */
export interface StoredKind<Value> {
  /** What it is, for a person: `the state of a device`. */
  readonly what: string
  /** The value with its version, as a store takes it. */
  write(value: Value): unknown
  /**
   * The value under a key; undefined where there is none.
   *
   * @throws SimulatorFault SIM_STATE_UNREADABLE where it is of another version, or not what such a value looks like
   */
  read(key: string, stored: unknown): Value | undefined
}

export const storedKind = <Value>(what: string, version: number, schema: z.ZodType<Value>): StoredKind<Value> => ({
  what,
  write: (value) => [version, value],
  read(key, stored) {
    if (stored === undefined) return undefined
    const [found, value] = Array.isArray(stored) ? stored : [null]
    if (found !== version) {
      const other = typeof found === 'number' ? `version ${found}` : 'no version'
      const advice = 'name another state directory, or go on with the simulator that wrote it'
      throw unreadable(`${key} holds ${what} in ${other}, and this simulator reads version ${version}: ${advice}`)
    }
    const read = schema.safeParse(value)
    if (!read.success) throw unreadable(`${key} does not hold ${what}: ${issuesInShort(read.error)}`)
    return read.data
  },
})

/** The same of what must be there, as the body of a work is. */
export function readStored<Value>(kind: StoredKind<Value>, key: string, stored: unknown): Value {
  const value = kind.read(key, stored)
  if (value === undefined) throw unreadable(`${key} should hold ${kind.what}, and holds nothing`)
  return value
}

const unreadable = (detail: string) => new SimulatorFault('SIM_STATE_UNREADABLE', detail)
