import type { Branded } from './branded.ts'

/** The 13 digits of an MPAN core: two of distributor, ten of its own, one check digit. */
export type Mpan = Branded<string, 'Mpan'>
/** A Meter Point Reference Number: one to ten digits without leading zeros, the last two of them check digits. */
export type Mprn = Branded<string, 'Mprn'>
export type MeteringPoint = Mpan | Mprn

export type MeteringPointKind = 'MPAN' | 'MPRN'

const mpanWeights = [3, 5, 7, 13, 17, 19, 23, 29, 31, 37, 41, 43]

/** The check digit of an MPAN core, from its first twelve digits. */
export const mpanCheckDigit = (firstTwelve: string): number =>
  (mpanWeights.reduce((sum, weight, index) => sum + Number(firstTwelve[index]) * weight, 0) % 11) % 10

/** The two check digits of an MPRN, from the digits before them. */
export function mprnCheckDigits(digits: string): string {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (digits.length - index), 0)
  return String(sum % 11).padStart(2, '0')
}

export const hasRightMpanCheckDigit = (mpan: Mpan): boolean => mpanCheckDigit(mpan) === Number(mpan[12])

export const hasRightMprnCheckDigits = (mprn: Mprn): boolean => mprnCheckDigits(mprn.slice(0, -2)) === mprn.slice(-2)

/**
 * Reads an MPAN core or an MPRN by its length alone: the published test MPANs fail the check digit
 * (docs/domain/registration.md#no-digit-check), so what is registered decides and not the digit. An MPRN is a number:
 * however many zeros it is written with in front, it is one metering point, and has one spelling from here on.
 */
export function parseMeteringPoint(text: string): MeteringPoint | null {
  if (/^\d{13}$/.test(text)) return text as Mpan
  // Twelve digits at most: thirteen are an MPAN's, whatever it begins with.
  if (/^(?=\d{1,12}$)0*\d{1,10}$/.test(text)) return text.replace(/^0+(?=\d)/, '') as Mprn
  return null
}

export const kindOfMeteringPoint = (point: MeteringPoint): MeteringPointKind => (point.length === 13 ? 'MPAN' : 'MPRN')
