import { formatInstant, type Instant } from '../../../vocabulary/instant.ts'
import { instantOf } from '../../values.ts'
import { NotAsDescribed } from './described.ts'
import { type Facets, type SimpleType, simpleType } from './simple-type.ts'

/** A day of the calendar. */
export interface CalendarDate {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  /** 1 to 31. */
  readonly day: number
}

/** A time of day, UTC, to a hundredth of a second, as devices keep it. */
export interface TimeOfDay {
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly hundredths: number
}

type WholeBase =
  | 'integer'
  | 'positiveInteger'
  | 'nonNegativeInteger'
  | 'nonPositiveInteger'
  | 'short'
  | 'int'
  | 'unsignedShort'
  | 'unsignedInt'
  | 'unsignedLong'

/** A whole number that fits a JavaScript number, between the bounds of its base and those given, both included. */
const whole =
  (base: WholeBase) =>
  (least?: number, most?: number): SimpleType<number> =>
    simpleType(base, bounds(least, most), (text) => Number(text) + 0)

const bounds = (least: number | undefined, most: number | undefined): Facets => ({
  ...(least === undefined ? {} : { minInclusive: least }),
  ...(most === undefined ? {} : { maxInclusive: most }),
})

/** A whole number of any size. */
export const integer = whole('integer')
/** A whole number from 1. */
export const positive = (most?: number): SimpleType<number> => whole('positiveInteger')(undefined, most)
/** A whole number from 0. */
export const natural = whole('nonNegativeInteger')
/** A whole number up to 0. */
export const notPositive = (least: number): SimpleType<number> => whole('nonPositiveInteger')(least)
/** 16 bits with a sign. */
export const short = whole('short')
/** 32 bits with a sign. */
export const int = whole('int')
/** 16 bits. */
export const unsignedShort = whole('unsignedShort')
/** 32 bits. */
export const unsignedInt = whole('unsignedInt')
/** 64 bits, of which a JavaScript number holds 53. */
export const unsignedLong = (most: number): SimpleType<number> => whole('unsignedLong')(undefined, most)

/** A whole number from 0 that may be larger than a JavaScript number holds. */
export const bigNatural = (most: bigint): SimpleType<bigint> =>
  simpleType('nonNegativeInteger', { maxInclusive: most }, (text) => BigInt(text.replace(/^[+-]/, '')))

/** A whole number of any size, that a JavaScript number need not hold. */
export const bigInteger = (facets: Pick<Facets, 'totalDigits'> = {}): SimpleType<bigint> =>
  simpleType('integer', facets, (text) => BigInt(text.replace(/^\+/, '')))

/** A number with at most so many digits behind the point. */
export const decimal = (
  fractionDigits: number,
  facets: Pick<Facets, 'minInclusive' | 'maxInclusive' | 'minExclusive' | 'maxExclusive'>,
): SimpleType<number> => simpleType('decimal', { fractionDigits, ...facets }, (text) => Number(text) + 0)

export const boolean: SimpleType<boolean> = simpleType('boolean', {}, (text) => text === 'true' || text === '1')

/** Text as it stands, white space and all. */
export const text = (facets: Pick<Facets, 'minLength' | 'maxLength' | 'length' | 'pattern'> = {}): SimpleType<string> =>
  simpleType('string', facets, (it) => it)

/** Text with white space collapsed, of a form that a pattern gives. */
export const token = <Value extends string>(pattern: string, read: (text: string) => Value): SimpleType<Value> =>
  simpleType('token', { pattern }, read)

/** One of several words, exactly as written. */
export const oneOf = <const Word extends string>(...words: readonly Word[]): SimpleType<Word> =>
  simpleType('string', { enumeration: words }, among(words))

/** One of several words; white space around it does not count. */
export const oneTokenOf = <const Word extends string>(...words: readonly Word[]): SimpleType<Word> =>
  simpleType('token', { enumeration: words }, among(words))

/** A schema of another version may have more words. */
const among =
  <Word extends string>(words: readonly Word[]) =>
  (it: string): Word => {
    const word = words.find((one) => one === it)
    if (word === undefined) throw new NotAsDescribed(it)
    return word
  }

/** Octets in base64. */
export const base64 = (facets: Pick<Facets, 'maxLength'> = {}): SimpleType<Buffer> =>
  simpleType(
    'base64Binary',
    facets,
    (it) => Buffer.from(it, 'base64'),
    (octets) => octets.toString('base64'),
  )

/** Octets in hexadecimal. */
export const hex = (facets: Pick<Facets, 'length' | 'minLength' | 'maxLength'> = {}): SimpleType<Buffer> =>
  simpleType(
    'hexBinary',
    facets,
    (it) => Buffer.from(it, 'hex'),
    (octets) => octets.toString('hex').toUpperCase(),
  )

/** Octets in hexadecimal that are one of several values, in upper case. */
export const oneHexOf = <const Word extends string>(...words: readonly Word[]): SimpleType<Word> =>
  simpleType('hexBinary', { enumeration: words }, (it) => among(words)(it.toUpperCase()))

/** A moment, to the millisecond; without a zone it is UTC. */
export const dateTime: SimpleType<Instant> = simpleType('dateTime', {}, instantOf, formatInstant)

/** A date; a zone does not count, and UTC is written, as in most that is published. */
export const date: SimpleType<CalendarDate> = simpleType('date', {}, readDate, writeDate)

/** A time of day; one of another zone is brought to UTC, and a finer fraction than hundredths is cut off. */
export const time: SimpleType<TimeOfDay> = simpleType('time', {}, readTime, (it) => writeTime(it))

function readDate(it: string): CalendarDate {
  const [, year = 0, month = 0, day = 0] = (/^(-?\d+)-(\d\d)-(\d\d)/.exec(it) ?? []).map(Number)
  return { year, month, day }
}

function writeDate({ year, month, day }: CalendarDate): string {
  const digits = String(Math.abs(year)).padStart(4, '0')
  return `${year < 0 ? '-' : ''}${digits}-${twoDigits(month)}-${twoDigits(day)}Z`
}

function readTime(it: string): TimeOfDay {
  const parts = /^(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:([+-])(\d\d):(\d\d))?/.exec(it) ?? []
  const [hour = 0, minute = 0, second = 0] = parts.slice(1, 4).map(Number)
  const hundredths = Number((parts[4] ?? '').padEnd(2, '0').slice(0, 2))
  const offset = Number(parts[6] ?? 0) * 60 + Number(parts[7] ?? 0)
  const minutes = hour * 60 + minute - (parts[5] === '-' ? -offset : offset)
  const ofDay = ((minutes % 1440) + 1440) % 1440
  return { hour: Math.floor(ofDay / 60), minute: ofDay % 60, second, hundredths }
}

const writeTime = ({ hour, minute, second, hundredths }: TimeOfDay): string =>
  `${[hour, minute, second].map(twoDigits).join(':')}.${twoDigits(hundredths)}Z`

const twoDigits = (number: number): string => String(number).padStart(2, '0')
