import type { Random } from '../../vocabulary/ports/random.ts'
import { mix } from './mixing.ts'

const rounds = 8

/**
 * A bijection of 0 … domain - 1 that looks random and is stored nowhere: what makes an identifier that inverts to the index
 * it was made from. Each `tweak` gives another bijection of the same domain.
 */
export interface Permutation {
  forward(value: number, tweak?: number): number
  backward(value: number, tweak?: number): number
}

/**
 * A Feistel network over the smallest even number of bits that holds the domain; a value that falls outside is sent through
 * again until it falls inside (cycle walking), four times at most on average.
 *
 * @param domain 2 … 2⁴⁰
 */
export function createPermutation(domain: number, random: Random): Permutation {
  const halfBits = Math.max(1, Math.ceil(Math.log2(domain) / 2))
  const half = 2 ** halfBits
  const mask = half - 1
  const keys = Array.from({ length: rounds }, () => random.octets(4).readUInt32BE())
  const backwardKeys = keys.toReversed()

  const pass = (value: number, roundKeys: readonly number[], tweak: number): number => {
    let left = Math.floor(value / half)
    let right = value % half
    for (const key of roundKeys) {
      const mixed = left ^ (mix(key, right, tweak) & mask)
      left = right
      right = mixed
    }
    // Halves exchanged at the end, so that the way back is the same way with the keys in reverse.
    return right * half + left
  }

  const walk = (value: number, roundKeys: readonly number[], tweak: number): number => {
    let reached = value
    do reached = pass(reached, roundKeys, tweak)
    while (reached >= domain)
    return reached
  }

  return {
    forward: (value, tweak = 0) => walk(value, keys, tweak),
    backward: (value, tweak = 0) => walk(value, backwardKeys, tweak),
  }
}
