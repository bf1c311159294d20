import { formatInstant, type Instant, instant } from '../../vocabulary/instant.ts'
import type { Codec } from '../content/codec.ts'
import { meaningOfEvent } from '../device-alerts.ts'
import type { Meaning } from '../octets/octet-reader.ts'

/**
 * The types in which ZigBee writes values (ZCL 2.5.2): numbers little-endian, strings behind their length in one octet.
 * Numbers of up to 48 bits are numbers.
 */
export function unsigned(octets: 1 | 2 | 3 | 4 | 5 | 6, meaning: Meaning<number> = String): Codec<number> {
  return {
    shape: { kind: 'number', least: 0, most: 2 ** (8 * octets) - 1 },
    read: (reader, name) =>
      reader.octets(name, octets, (value) => meaning(value.readUIntLE(0, octets))).readUIntLE(0, octets),
    write: (value) => {
      const written = Buffer.alloc(octets)
      written.writeUIntLE(value, 0, octets)
      return written
    },
  }
}

export function signed(octets: 1 | 2 | 3 | 4 | 6, meaning: Meaning<number> = String): Codec<number> {
  return {
    shape: { kind: 'number', least: -(2 ** (8 * octets - 1)), most: 2 ** (8 * octets - 1) - 1 },
    read: (reader, name) =>
      reader.octets(name, octets, (value) => meaning(value.readIntLE(0, octets))).readIntLE(0, octets),
    write: (value) => {
      const written = Buffer.alloc(octets)
      written.writeIntLE(value, 0, octets)
      return written
    },
  }
}

/** Octets as they stand, of a fixed length. */
export const octets = (length: number, meaning?: Meaning<Buffer>): Codec<Buffer> => ({
  shape: { kind: 'octets', least: length, most: length },
  read: (reader, name) => reader.octets(name, length, meaning),
  write: (value) => {
    if (value.length !== length) throw new RangeError(`${value.length} octets where ${length} belong`)
    return value
  },
})

const longestString = 0xfe
/** The length of a string that is not there (ZCL 2.5.2.12). */
const invalidString = 0xff

/** An octet string, its length before it; null for the invalid one, whose length is FF. */
export const octetString = (meaning: Meaning<Buffer> = textOrHexadecimal): Codec<Buffer | null> => ({
  shape: { kind: 'optional', of: { kind: 'octets', least: 0, most: longestString } },
  read: (reader, name) =>
    reader.field(
      name,
      () => {
        const length = reader.octet('length')
        return length === invalidString ? null : reader.octets(name, length)
      },
      (value) => (value === null ? 'none' : meaning(value)),
    ),
  write: (value) => {
    if (value === null) return Buffer.of(invalidString)
    if (value.length > longestString) throw new RangeError(`${value.length} octets are too long for a string of ZigBee`)
    return Buffer.concat([Buffer.of(value.length), value])
  },
})

/** Text as it reads where all of it is printable, else hexadecimal. */
export function textOrHexadecimal(value: Buffer): string {
  const isPrintable = value.length > 0 && value.every((octet) => octet >= 0x20 && octet < 0x7f)
  return isPrintable ? value.toString('latin1') : value.toString('hex').toUpperCase()
}

export const uint8 = unsigned(1)
export const uint16 = unsigned(2)
export const uint24 = unsigned(3)
export const uint32 = unsigned(4)
export const uint48 = unsigned(6)
export const int32 = signed(4)

/** In hexadecimal, two digits an octet. */
export const digits = (value: number, octetCount: number): string =>
  value
    .toString(16)
    .toUpperCase()
    .padStart(2 * octetCount, '0')

/** A number that is a name or a set of bits, shown in hexadecimal. */
export const bitmap8 = unsigned(1, (value) => digits(value, 1))
export const bitmap16 = unsigned(2, (value) => digits(value, 2))
export const bitmap32 = unsigned(4, (value) => digits(value, 4))

/** Bits, each with what it says when it is set; `0B (…)`. */
export const flagsMeaning =
  (octetCount: 1 | 2 | 4, names: Readonly<Record<number, string>>): Meaning<number> =>
  (value) => {
    const set = Array.from({ length: 8 * octetCount }, (_, bit) => bit).filter((bit) => (value >>> bit) & 1)
    return `${digits(value, octetCount)} (${set.map((bit) => names[bit] ?? `bit ${bit}`).join(', ') || 'none'})`
  }

export const flags = (octetCount: 1 | 2 | 4, names: Readonly<Record<number, string>>): Codec<number> =>
  unsigned(octetCount, flagsMeaning(octetCount, names))

/** An event or an alert by its code; 0000 is every event, and with FF behind it every one of a group (ZigBee Smart Energy, Event Id). */
export const eventId = unsigned(2, (code) => `${digits(code, 2)} (${meaningOfEvent(code) ?? eventsOf(code)})`)

function eventsOf(code: number): string {
  if (code === 0) return 'every event'
  return (code & 0xff) === 0xff ? `every event of group ${digits(code >>> 8, 1)}` : 'not listed'
}

/** One octet that stands for something, by a table. */
export const enum8 = (names: Readonly<Record<number, string>>): Codec<number> =>
  unsigned(1, (value) => `${value} (${names[value] ?? 'not listed'})`)

/** A number of some unit. */
export const quantity = (octetCount: 1 | 2 | 3 | 4 | 6, unit: string): Codec<number> =>
  unsigned(octetCount, (value) => `${value} ${unit}`)

/** An amount of money, as GBCS has them. */
const moneyUnit = 'thousandths of a penny'
export const amount = quantity(4, moneyUnit)
/** One that may be owed. */
export const signedAmount = signed(4, (value) => `${value} ${moneyUnit}`)

/** Midnight of 1 January 2000 in UTC, from which ZigBee counts seconds, as GBCS does in its alerts. */
const epoch = Date.UTC(2000, 0, 1)

/** What stands for no moment: at once, never, and a future dated command that is cancelled. */
const momentsThatAreNone: Readonly<Record<number, string>> = {
  0: '0 (now, or none)',
  4294967294: 'FFFFFFFE (the latest there is)',
  4294967295: 'FFFFFFFF (invalid: cancels)',
}

/** Seconds since 2000, as a date and time in UTC. */
export const describeUtcTime = (seconds: number): string =>
  momentsThatAreNone[seconds] ?? formatInstant(momentOfSeconds(seconds))

/** Seconds since midnight of 1 January 2000, UTC. */
export const secondsSince2000 = (milliseconds: number): number => Math.floor((milliseconds - epoch) / 1000)

/** The moment that so many seconds since 2000 are. */
export const momentOfSeconds = (seconds: number): Instant => instant(epoch + 1000 * seconds)

/** A moment in seconds since 2000, UTC. */
export const utcTime = unsigned(4, describeUtcTime)

const monthsOfYear = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const every = 0xff

/** A date of four octets, each of which may be any: year since 1900, month, day of the month, day of the week from Monday. */
export const date = octets(4, (value) => {
  const [year = every, month = every, day = every, weekday = every] = value
  const parts = [
    weekday === every ? '' : `weekday ${weekday}`,
    day === every ? 'every day' : String(day),
    month === every ? 'of every month' : (monthsOfYear[month - 1] ?? `month ${month}`),
    year === every ? 'every year' : String(1900 + year),
  ]
  return parts.filter((part) => part !== '').join(' ')
})

/** A time of day in minutes since midnight. */
export const minutesOfDay = unsigned(
  2,
  (value) => `${String(Math.floor(value / 60)).padStart(2, '0')}:${String(value % 60).padStart(2, '0')}`,
)

/** Rest of a payload that no table describes. */
export const remainder: Codec<Buffer> = {
  shape: { kind: 'octets', least: 0, most: 0x400 },
  read: (reader, name) => reader.octets(name, reader.remaining),
  write: (value) => value,
}
