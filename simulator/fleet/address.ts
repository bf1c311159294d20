import { faker } from '@faker-js/faker/locale/en_GB'
import type { Region } from '../market/regions.ts'
import { mix, unmix } from './numbering/mixing.ts'

/** A postal address that looks right; only the post code's outward part is a real place's. */
export interface Address {
  /** `25 Jamir Brow` */
  readonly street: string
  readonly town: string
  readonly postCode: string
}

/** The letters that end a post code: C, I, K, M, O and V are not used there. */
const inwardLetters = 'ABDEFGHJLNPQRSTUWXYZ'

const largestHouseNumber = 199

/** A post code of the region: one of its outward codes, and an inward code that follows the pattern. */
export function postCodeOf(region: Region, key: number, index: number): string {
  const drawn = mix(key, index, 0)
  const outward = region.outwardCodes[drawn % region.outwardCodes.length]
  const inward = mix(key, index, 1)
  const letter = (place: number) => inwardLetters[Math.floor(inward / place) % inwardLetters.length]
  return `${outward} ${inward % 10}${letter(10)}${letter(10 * inwardLetters.length)}`
}

const inwardCodes = 10 * inwardLetters.length ** 2

/** How many outputs of `mix` give one inward code. */
const outputsOfInwardCode = 2 ** 32 / inwardCodes

/**
 * Indices below a size that may have a post code with an inward code, all that have among them; in no order. However many
 * premises there are, it is no more than some hundredth of a second's work: the outputs that give the code are mixed back.
 *
 * @param inward `9DQ`
 */
export function* candidatesAtInwardCode(key: number, inward: string, size: number): Generator<number> {
  const drawn = drawnFor(inward)
  if (drawn === undefined) return
  if (size <= outputsOfInwardCode) for (let index = 0; index < size; index += 1) yield index
  else
    for (let mixed = drawn; mixed < 2 ** 32; mixed += inwardCodes) {
      const index = unmix(key, mixed, 1)
      if (index < size) yield index
    }
}

function drawnFor(inward: string): number | undefined {
  const [, digit, first = '', second = ''] = /^(\d)([A-Z])([A-Z])$/.exec(inward) ?? []
  const letters = [inwardLetters.indexOf(first), inwardLetters.indexOf(second)] as const
  if (digit === undefined || letters.includes(-1)) return undefined
  return Number(digit) + 10 * (letters[0] + inwardLetters.length * letters[1])
}

/** Premises are numbered one after the other, so that the number says which they are. */
const firstUprn = 100_000_000_000

/** A Unique Property Reference Number: twelve digits, and below the most that DUIS has room for. */
export const uprnOf = (index: number): string => String(firstUprn + index)

/** The index that a UPRN was made from; whether there are such premises is for the fleet's size to say. */
export const indexOfUprn = (uprn: string): number | undefined =>
  /^\d{12}$/.test(uprn) && Number(uprn) >= firstUprn ? Number(uprn) - firstUprn : undefined

/** `1` … `199`. */
export const houseNumberOf = (key: number, index: number): number => 1 + (mix(key, index, 2) % largestHouseNumber)

/** Faker is seeded anew for each address, so that it depends on the premises and not on who was asked for before. */
export function makeAddress(key: number, index: number, houseNumber: string, postCode: string): Address {
  faker.seed(mix(key, index, 3))
  return { street: `${houseNumber} ${faker.location.street()}`, town: faker.location.city(), postCode }
}
