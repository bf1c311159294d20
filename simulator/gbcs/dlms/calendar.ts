import type { Instant } from '../../vocabulary/instant.ts'
import { readDlmsDateTime, writeDlmsDateTime } from '../date-time.ts'
import { arrayOf, asciiString, constant, type DataCodec, integerOf, structureOf, truth } from './values.ts'

/** A date of which any part may stand for all of its values, and so is null. */
export interface DateMask {
  readonly year: number | null
  /** 1 to 12. */
  readonly month: number | null
  /** 1 to 31, or counted from the end of the month. */
  readonly day: number | 'last' | 'last but one' | null
  /** 1 to 7 from Monday. */
  readonly weekday: number | null
}

/** A time of day, UTC. */
export interface Time {
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly hundredths: number
}

const unspecified = 0xff
const lastDays = { last: 0xfe, 'last but one': 0xfd } as const

function dateOctets({ year, month, day, weekday }: DateMask): Buffer {
  const octets = Buffer.alloc(5, unspecified)
  octets.writeUInt16BE(year ?? 0xffff)
  if (month !== null) octets[2] = month
  if (day !== null) octets[3] = typeof day === 'number' ? day : lastDays[day]
  if (weekday !== null) octets[4] = weekday
  return octets
}

function maskIn(octets: Buffer): DateMask {
  const year = octets.readUInt16BE()
  const [, , month = unspecified, day = unspecified, weekday = unspecified] = octets
  const given = (part: number): number | null => (part === unspecified ? null : part)
  const fromTheEnd = day === lastDays.last ? 'last' : day === lastDays['last but one'] ? 'last but one' : given(day)
  return { year: year === 0xffff ? null : year, month: given(month), day: fromTheEnd, weekday: given(weekday) }
}

const octetsCodec = <Value>(
  length: number,
  to: (value: Value) => Buffer,
  from: (octets: Buffer) => Value | undefined,
): DataCodec<Value> => ({
  toData: (value) => ({ type: 'octet-string', value: to(value) }),
  fromData: (data) => (data.type === 'octet-string' && data.value.length === length ? from(data.value) : undefined),
})

/** Five octets. */
export const dateMask = octetsCodec(5, dateOctets, maskIn)

/** Four octets. */
export const timeOfDay = octetsCodec<Time>(
  4,
  ({ hour, minute, second, hundredths }) => Buffer.of(hour, minute, second, hundredths),
  ([hour = 0, minute = 0, second = 0, hundredths = 0]) => ({ hour, minute, second, hundredths }),
)

/** Midnight, without deviation from UTC. */
const startOfDay = Buffer.from('000000008000FF', 'hex')

/** A date-time of twelve octets that is the beginning of a date. */
const beginningOfDate = octetsCodec<DateMask>(
  12,
  (mask) => Buffer.concat([dateOctets(mask), startOfDay]),
  (octets) => (octets.subarray(5).equals(startOfDay) ? maskIn(octets.subarray(0, 5)) : undefined),
)

/** When what was set becomes what holds: at once, at a moment, or never, which cancels. */
export type Activation = Instant | 'at once' | 'never'

const atOnce = Buffer.from('0000000000000000008000FF', 'hex')
const never = Buffer.from('FFFFFFFFFFFFFFFFFF8000FF', 'hex')

export const activation = octetsCodec<Activation>(
  12,
  (value) => (value === 'at once' ? atOnce : value === 'never' ? never : writeDlmsDateTime(value)),
  (octets) =>
    octets.equals(atOnce) ? 'at once' : octets.equals(never) ? 'never' : (readDlmsDateTime(octets) ?? undefined),
)

/** A bit for each of a list, the first first. */
export const bits: DataCodec<readonly boolean[]> = {
  toData: (values) => {
    const value = Buffer.alloc(Math.ceil(values.length / 8))
    for (const [at, isSet] of values.entries()) if (isSet) value[at >> 3] = (value[at >> 3] ?? 0) | (0x80 >> (at & 7))
    return { type: 'bit-string', bits: values.length, value }
  },
  fromData: (data) =>
    data.type === 'bit-string'
      ? Array.from({ length: data.bits }, (_, at) => (((data.value[at >> 3] ?? 0) << (at & 7)) & 0x80) !== 0)
      : undefined,
}

export const octetStringOfOctet: DataCodec<number> = octetsCodec(
  1,
  (value) => Buffer.of(value),
  ([value]) => value,
)

const unsigned = integerOf('unsigned')
const selector = integerOf('long-unsigned')
/** An object by its logical name, always the same. */
export const logicalName = (obis: string): DataCodec<null> =>
  constant({ type: 'octet-string', value: Buffer.from(obis.split(/[-:.]/).map(Number)) })

/** Seasons of an Activity Calendar: from which date on which week holds. */
export const seasons = arrayOf(
  structureOf({
    name: asciiString,
    start: beginningOfDate,
    week: octetStringOfOctet,
  }),
)

/** Weeks: which day profile each day of the week has. */
export const weeks = arrayOf(
  structureOf({
    name: octetStringOfOctet,
    monday: unsigned,
    tuesday: unsigned,
    wednesday: unsigned,
    thursday: unsigned,
    friday: unsigned,
    saturday: unsigned,
    sunday: unsigned,
  }),
)

/** Day profiles: what begins when. */
export const dayProfiles = (scriptTable: string) =>
  arrayOf(
    structureOf({
      day: unsigned,
      actions: arrayOf(structureOf({ start: timeOfDay, script: logicalName(scriptTable), selector })),
    }),
  )

/** Days that are not as their weekday is. */
export const specialDays = arrayOf(structureOf({ index: selector, date: dateMask, day: unsigned }))

/** Entries of a Schedule: what is done when, on which days of the week and which special days, between which dates. */
export const scheduleEntries = (scriptTable: string) =>
  arrayOf(
    structureOf({
      index: selector,
      isEnabled: truth,
      script: logicalName(scriptTable),
      selector,
      switchTime: timeOfDay,
      // Of any length.
      validityMinutes: constant({ type: 'long-unsigned', value: 0xffff }),
      weekdays: bits,
      specialDays: bits,
      begin: dateMask,
      end: dateMask,
    }),
  )
