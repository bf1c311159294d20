import { failed, type Result, succeeded } from '../../vocabulary/result.ts'
import type { GbcsFlaw, GbcsFlawReason } from './flaw.ts'

/** One field of a message as a person reads it. */
export interface Field {
  /** In the words of the standard. */
  readonly name: string
  /** Of its first octet in the message. */
  readonly offset: number
  /** In octets, tag and length included where it has them. */
  readonly length: number
  /** Empty where the fields inside say it all. */
  readonly value: string
  readonly fields?: readonly Field[]
}

/** Carries a flaw from deep inside a decoder to its edge (`decode`); it never leaves this room. */
class Unreadable extends Error {
  readonly flaw: GbcsFlaw

  constructor(flaw: GbcsFlaw) {
    super(flaw.detail)
    this.flaw = flaw
  }
}

/** How a value is shown to a person. */
export type Meaning<Value> = (value: Value) => string

/** Some of the octets, in one piece and within them. */
export interface Part {
  readonly offset: number
  readonly length: number
}

const inHexadecimal: Meaning<Buffer> = (octets) => octets.toString('hex').toUpperCase()

/**
 * Reads octets from front to back, each under the name that the standard gives it, and never past its bounds.
 * The names serve the flaws, and the description of a message: where a list of fields is given, everything that is read
 * is recorded in it, so that a message is described by the very code that reads it.
 */
export class OctetReader {
  readonly #octets: Buffer
  #at: number
  #end: number
  #record: Field[] | null

  /**
   * @param record collects what is read; null on the inner path
   * @param part   the part of the octets to read, where that is not all of them; offsets stay those of the whole
   */
  constructor(octets: Uint8Array, record: Field[] | null = null, part: Part = { offset: 0, length: octets.length }) {
    this.#octets = viewOf(octets)
    this.#at = part.offset
    this.#end = part.offset + part.length
    this.#record = record
  }

  /** Where the next octet is, counted from the first that the reader was given. */
  get at(): number {
    return this.#at
  }

  get remaining(): number {
    return this.#end - this.#at
  }

  /** Whether the next octet is there and is this one. */
  nextIs(octet: number): boolean {
    return this.#at < this.#end && this.#octets[this.#at] === octet
  }

  /** The next octet, which stays the next; undefined where there is none. */
  peek(): number | undefined {
    return this.#at < this.#end ? this.#octets[this.#at] : undefined
  }

  /** A view of all that is left to read; it stays to be read. */
  ahead(): Buffer {
    return this.#octets.subarray(this.#at, this.#end)
  }

  /** A view of octets that were read. */
  from(start: number, end: number = this.#at): Buffer {
    return this.#octets.subarray(start, end)
  }

  /** The next `count` octets as a view. */
  octets(name: string, count: number, meaning: Meaning<Buffer> = inHexadecimal): Buffer {
    if (count > this.remaining) this.fail('truncated', `${name} needs ${count} octets where ${this.remaining} are left`)
    const start = this.#at
    this.#at += count
    const taken = this.#octets.subarray(start, this.#at)
    if (this.#record) this.#record.push({ name, offset: start, length: count, value: meaning(taken) })
    return taken
  }

  octet(name: string, meaning?: Meaning<number>): number {
    const value = this.#octets[this.#at]
    if (value === undefined || this.#at >= this.#end) this.fail('truncated', `${name} is missing`)
    this.#at += 1
    if (this.#record) {
      const shown = meaning ? meaning(value) : value.toString(16).padStart(2, '0').toUpperCase()
      this.#record.push({ name, offset: this.#at - 1, length: 1, value: shown })
    }
    return value
  }

  /** Records all that `read` reads as one field. */
  field<Value>(name: string, read: () => Value, meaning: Meaning<Value>): Value {
    const record = this.#record
    if (record === null) return read()
    const offset = this.#at
    this.#record = null
    try {
      const value = read()
      record.push({ name, offset, length: this.#at - offset, value: meaning(value) })
      return value
    } finally {
      this.#record = record
    }
  }

  /** Records all that `read` reads as fields of one field, as far as it comes. */
  group<Value>(name: string, read: () => Value): Value {
    const record = this.#record
    if (record === null) return read()
    const offset = this.#at
    const fields: Field[] = []
    this.#record = fields
    try {
      return read()
    } finally {
      this.#record = record
      record.push({ name, offset, length: this.#at - offset, value: '', fields })
    }
  }

  /** Reads the next `length` octets, all of them and none beyond. */
  within<Value>(name: string, length: number, read: () => Value): Value {
    if (length > this.remaining) {
      this.fail('truncated', `${name} needs ${length} octets where ${this.remaining} are left`)
    }
    const outer = this.#end
    this.#end = this.#at + length
    const value = read()
    this.finish(name)
    this.#end = outer
    return value
  }

  /** Fails where octets are left. */
  finish(name: string): void {
    if (this.remaining > 0) this.fail('trailing-octets', `${this.remaining} octets are left over at the end of ${name}`)
  }

  fail(reason: GbcsFlawReason, detail: string, offset: number = this.#at): never {
    throw new Unreadable({ reason, detail, offset })
  }
}

/** No message of GBCS comes near it; it bounds what a hostile one can cost. */
const largestMessage = 0xffff

/** What `read` makes of octets, or the flaw that stopped it. Total, provided that `read` only reads. */
export function decode<Value>(
  reader: OctetReader,
  what: string,
  read: (reader: OctetReader) => Value,
): Result<Value, GbcsFlaw> {
  try {
    if (reader.remaining > largestMessage) reader.fail('too-long', `${what} has ${reader.remaining} octets`)
    const value = read(reader)
    reader.finish(what)
    return succeeded(value)
  } catch (error) {
    if (error instanceof Unreadable) return failed(error.flaw)
    throw error
  }
}

const viewOf = (octets: Uint8Array): Buffer =>
  Buffer.isBuffer(octets) ? octets : Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength)
