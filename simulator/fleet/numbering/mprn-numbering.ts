import { type Mprn, mprnCheckDigits } from '../../vocabulary/metering-point.ts'
import type { Random } from '../../vocabulary/ports/random.ts'
import { createPermutation } from './permutation.ts'

/**
 * The eight digits before the check digits: independent transporters' begin 74 … 77 (docs/domain/registration.md#igt),
 * the others' fill what is left, without leading zeroes.
 */
const lowest = 10_000_000
const independent = { first: 74_000_000, count: 4_000_000 }
const ordinaryCount = 100_000_000 - lowest - independent.count

/** How many independent gas sites can be numbered. */
export const largestIndependentCount = independent.count

/** What an MPRN was made from: a number that counts premises, or one that counts independent gas sites alone. */
export type MprnOrigin =
  | { readonly kind: 'ordinary'; readonly index: number }
  | { readonly kind: 'independent'; readonly number: number }

export interface MprnNumbering {
  mprn(origin: MprnOrigin): Mprn
  /** undefined for a number that is not ours by its length or first digit. */
  invert(mprn: Mprn): MprnOrigin | undefined
}

/** MPRNs of ten digits, eight of them the scrambled origin. */
export function createMprnNumbering(random: Random): MprnNumbering {
  const ordinary = createPermutation(ordinaryCount, random.derive('ordinary'))
  const independents = createPermutation(independent.count, random.derive('independent'))
  return {
    mprn(origin) {
      const digits = String(
        origin.kind === 'independent'
          ? independent.first + independents.forward(origin.number)
          : aroundIndependent(ordinary.forward(origin.index)),
      )
      return (digits + mprnCheckDigits(digits)) as Mprn
    },
    invert(mprn) {
      const digits = Number(mprn.slice(0, -2))
      if (mprn.length !== 10 || digits < lowest) return undefined
      const offset = digits - independent.first
      if (offset < 0) return { kind: 'ordinary', index: ordinary.backward(digits - lowest) }
      if (offset < independent.count) return { kind: 'independent', number: independents.backward(offset) }
      return { kind: 'ordinary', index: ordinary.backward(digits - lowest - independent.count) }
    },
  }
}

function aroundIndependent(value: number): number {
  const digits = lowest + value
  return digits < independent.first ? digits : digits + independent.count
}
