import { hash } from 'node:crypto'
import type { Random } from '../vocabulary/ports/random.ts'

/** Names this construction: another one would give another world for the same seed. */
const construction = 'dcc-simulator randomness 1:'

/** What the octet after the key says the hash is for, so that a block is never also a derived key. */
const purpose = { block: 0, derivation: 1 } as const

const keyLength = 32
const blockLength = 32
const counterLength = 6

/**
 * The stream of octets that a seed fixes: SHA-256 over (key, counter), block after block.
 *
 * Reproducible on every platform and version, and not for secrets: the seed gives everything away.
 *
 * @example
 * const premises = createRandom('winter').derive('premises').derive('17')
 * const deviceIdentifier = premises.octets(8)
 */
export const createRandom = (seed: string): Random => new SeededStream(sha256(construction + seed))

/**
 * A class, as a fleet derives millions of these: closures for each would cost as much as the hashes. Key and block are texts of a
 * character for each octet: node makes and keeps them for less than Buffers.
 */
class SeededStream implements Random {
  readonly #key: string
  #counter = 0
  #block = ''
  #used = 0

  constructor(key: string) {
    this.#key = key
  }

  octets(length: number): Buffer {
    const drawn = Buffer.allocUnsafe(length)
    let filled = 0
    while (filled < length) {
      if (this.#used === this.#block.length) this.#nextBlock()
      const taken = Math.min(length - filled, blockLength - this.#used)
      drawn.write(this.#block.slice(this.#used, this.#used + taken), filled, 'latin1')
      this.#used += taken
      filled += taken
    }
    return drawn
  }

  /** Rejects draws beyond the last whole multiple of the range, so that no remainder is likelier than another. */
  integer(least: number, most: number): number {
    const range = rangeOf(least, most)
    const width = range <= 2 ** 32 ? 4 : 6
    const possible = 2 ** (8 * width)
    const accepted = possible - (possible % range)
    for (;;) {
      const drawn = this.octets(width).readUIntBE(0, width)
      if (drawn < accepted) return least + (drawn % range)
    }
  }

  derive(label: string): Random {
    const input = this.#keyed(purpose.derivation, Buffer.byteLength(label))
    input.write(label, keyLength + 1)
    return new SeededStream(sha256(input))
  }

  #nextBlock(): void {
    const input = this.#keyed(purpose.block, counterLength)
    input.writeUIntBE(this.#counter, keyLength + 1, counterLength)
    this.#counter += 1
    this.#block = sha256(input)
    this.#used = 0
  }

  #keyed(use: number, length: number): Buffer {
    const input = Buffer.allocUnsafe(keyLength + 1 + length)
    input.write(this.#key, 'latin1')
    input[keyLength] = use
    return input
  }
}

function rangeOf(least: number, most: number): number {
  const range = most - least + 1
  const whole = Number.isSafeInteger(least) && Number.isSafeInteger(most)
  if (whole && range >= 1 && range <= 2 ** 48) return range
  throw new RangeError(`No integer from ${least} to ${most} can be drawn: whole bounds, at most 2^48 of them`)
}

const sha256 = (input: string | Buffer): string => hash('sha256', input, 'binary')
