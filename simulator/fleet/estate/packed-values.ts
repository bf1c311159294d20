import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { normalisedPostCode } from '../../vocabulary/inventory-record.ts'
import { kindOfMeteringPoint, type MeteringPoint } from '../../vocabulary/metering-point.ts'
import type { Key } from './key-index.ts'

/** The eight octets of an identifier as two words. */
export const keyOfIdentifier = (identifier: EntityIdentifier): Key => ({
  high: Number.parseInt(identifier.slice(0, 11).replaceAll('-', ''), 16),
  low: Number.parseInt(identifier.slice(12).replaceAll('-', ''), 16),
})

export function identifierOfKey({ high, low }: Key): EntityIdentifier {
  const digits = high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')
  return (digits.toUpperCase().match(/../g) ?? []).join('-') as EntityIdentifier
}

/** A metering point as a number, never 0: an MPAN is one more than its own, an MPRN stands behind the last of them. */
export const numberOfPoint = (point: MeteringPoint): number =>
  kindOfMeteringPoint(point) === 'MPAN' ? Number(point) + 1 : firstMprn + Number(point)

export function pointOfNumber(number: number): MeteringPoint {
  if (number < firstMprn) return String(number - 1).padStart(mpanLength, '0') as MeteringPoint
  return String(number - firstMprn) as MeteringPoint
}

const mpanLength = 13
/** Behind the last MPAN. */
const firstMprn = 10 ** mpanLength + 1

const letters = ' 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** A post code as a number, whatever its case and spacing; null for what cannot be one. */
export function numberOfPostCode(text: string): number | null {
  const plain = normalisedPostCode(text)
  if (!/^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.test(plain)) return null
  let number = 0
  for (const letter of plain) number = number * letters.length + letters.indexOf(letter)
  return number
}

/** `NR2 9DQ` */
export function postCodeOfNumber(number: number): string {
  let rest = number
  let plain = ''
  for (; rest > 0; rest = Math.floor(rest / letters.length)) plain = letters[rest % letters.length] + plain
  return `${plain.slice(0, -3)} ${plain.slice(-3)}`
}

const dayMs = 86_400_000

/** A day as the number of days since 1970, one more: 0 is none. */
export const numberOfDay = (day: string): number => Math.round(Date.parse(day) / dayMs) + 1
export const dayOfNumber = (number: number): string => new Date((number - 1) * dayMs).toISOString().slice(0, 10)
