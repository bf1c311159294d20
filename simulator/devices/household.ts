import { createHash } from 'node:crypto'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Instant } from '../vocabulary/instant.ts'

/**
 * What a home uses, as a function of time: a stated curve, not a model of people. Every day is alike but for the season. Half
 * an hour of a summer's day takes so many watt-hours of electricity in a home of size 1; in midwinter it is 1.4 times that.
 */
const halfHoursWh: readonly number[] = [
  80, 75, 72, 70, 68, 66, 66, 66, 66, 68, 72, 85, 120, 170, 210, 220, 200, 180, 165, 155, 150, 150, 155, 165, 170, 165,
  155, 150, 150, 160, 180, 210, 260, 320, 370, 390, 380, 360, 340, 320, 300, 280, 250, 220, 180, 150, 120, 95,
]
/** How much more electricity midwinter takes than midsummer. */
const winterFactor = 1.4
const wattHoursOfDay = halfHoursWh.reduce((sum, each) => sum + each)

/** Of a day of gas, in cubic decimetres, in midwinter; a tenth of it in midsummer. It is burnt as the electricity is used. */
const winterGasOfDay = 9000

const halfHourMs = 1_800_000
const dayMs = 48 * halfHourMs
const yearMs = 365.25 * dayMs
/** Midwinter, from which a year's wave begins. */
const midwinter = Date.UTC(2020, 0, 10)

/** What a season adds up to since midwinter of 2020, in days: the integral of a wave between `least` and 1. */
function daysOfSeason(moment: number, least: number): number {
  const years = (moment - midwinter) / yearMs
  const middle = (1 + least) / 2
  const swing = (1 - least) / 2
  return (yearMs / dayMs) * (middle * years + (swing * Math.sin(2 * Math.PI * years)) / (2 * Math.PI))
}

/** How many days have been used up at a moment, with the shape of the day: full days, and the part of the one that runs. */
function daysUsed(moment: Instant, least: number): number {
  const midnight = Math.floor(moment / dayMs) * dayMs
  const rate = daysOfSeason(midnight + dayMs, least) - daysOfSeason(midnight, least)
  const halfHours = (moment - midnight) / halfHourMs
  const whole = Math.floor(halfHours)
  const used =
    halfHoursWh.slice(0, whole).reduce((sum, each) => sum + each, 0) + (halfHours - whole) * (halfHoursWh[whole] ?? 0)
  return daysOfSeason(midnight, least) + (rate * used) / wattHoursOfDay
}

/** A home of a size, which its meters' identifiers decide. */
export interface Household {
  /** Wh of electricity used between two moments; whole, and the parts add up to the whole. */
  imported(from: Instant, to: Instant): number
  /** dm³ of gas. */
  gas(from: Instant, to: Instant): number
  /** W at a moment. */
  power(moment: Instant): number
  /** The most of any moment, W. */
  readonly peakPower: number
  /** V, to the nearest, over the ten minutes or so around a moment. */
  voltage(moment: Instant): number
}

/** Between half and twice the usual, and the same for every device of a home. */
export function householdOf(device: EntityIdentifier): Household {
  const drawn = createHash('sha256').update(device.slice(0, -2)).digest()
  const size = 2 ** (drawn.readUInt16BE(0) / 0x8000 - 1)
  const electricity = (moment: Instant): number =>
    Math.floor(size * wattHoursOfDay * winterFactor * daysUsed(moment, 1 / winterFactor))
  const gas = (moment: Instant): number => Math.floor(size * winterGasOfDay * daysUsed(moment, 0.1))
  const power = (moment: Instant): number => {
    const halfHour = halfHoursWh[Math.floor((moment % dayMs) / halfHourMs)] ?? 0
    return Math.round(2 * size * halfHour)
  }
  return {
    imported: (from, to) => Math.max(0, electricity(to) - electricity(from)),
    gas: (from, to) => Math.max(0, gas(to) - gas(from)),
    power,
    peakPower: Math.round(2 * size * Math.max(...halfHoursWh)),
    voltage: (moment) => 243 - Math.min(8, Math.round(power(moment) / 250)) + ((drawn[2] ?? 0) % 3),
  }
}
