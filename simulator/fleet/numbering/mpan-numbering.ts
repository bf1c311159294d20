import { type Mpan, mpanCheckDigit } from '../../vocabulary/metering-point.ts'
import type { Random } from '../../vocabulary/ports/random.ts'
import { createPermutation } from './permutation.ts'

/** What a metering point of the premises is for; the order is part of the numbering. */
export const mpanPurposes = ['import', 'secondary', 'export'] as const
type MpanPurpose = (typeof mpanPurposes)[number]

export interface MpanNumbering {
  mpan(distributorId: string, index: number, purpose: MpanPurpose): Mpan
  /** The index that the ten digits in the middle were made from; whether the rest fits is for the premises to say. */
  invert(mpan: Mpan): { readonly index: number; readonly purpose: MpanPurpose }
}

/**
 * MPANs whose ten digits between distributor id and check digit are the scrambled index and purpose
 * (docs/domain/registration.md#mpan).
 */
export function createMpanNumbering(random: Random): MpanNumbering {
  const permutation = createPermutation(10 ** 10, random)
  return {
    mpan(distributorId, index, purpose) {
      const number = permutation.forward(index * mpanPurposes.length + mpanPurposes.indexOf(purpose))
      const firstTwelve = distributorId + String(number).padStart(10, '0')
      return `${firstTwelve}${mpanCheckDigit(firstTwelve)}` as Mpan
    },
    invert(mpan) {
      const value = permutation.backward(Number(mpan.slice(2, 12)))
      const purpose = mpanPurposes[value % mpanPurposes.length] as MpanPurpose
      return { index: Math.floor(value / mpanPurposes.length), purpose }
    },
  }
}
