import { faker } from '@faker-js/faker/locale/en_GB'
import type { Region } from '../market/regions.ts'
import { mix } from './numbering/mixing.ts'

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
