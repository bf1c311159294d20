import { entityIdentifierFromOctets } from '../../vocabulary/entity-identifier.ts'
import { formatInstant, instant } from '../../vocabulary/instant.ts'
import { readDlmsDateTime } from '../date-time.ts'
import { describeAlertCode } from '../device-alerts.ts'
import { type DlmsData, meaningOf, type Shown } from './data.ts'

/** How a value is shown, without the name that its place gives it. */
export type Kind = Omit<Shown, 'name'>

/** As it stands: numbers in decimal, octets in hexadecimal. */
export const plain: Kind = {}

export const named = (name: string, kind: Kind = plain): Shown => ({ ...kind, name })

export const structure = (...parts: readonly Shown[]): Kind => ({ parts })
/** A structure that has other parts where it has another number of them. */
export const structureByLength = (...lists: readonly (readonly Shown[])[]): Kind => ({ partLists: lists })
export const arrayOf = (nameOfOne: string, kind: Kind = plain): Kind => ({ parts: [named(nameOfOne, kind)] })

const ofOctets = (meaning: (octets: Buffer) => string): Kind => ({
  meaning: (data) => ('value' in data && Buffer.isBuffer(data.value) ? meaning(data.value) : meaningOf(data)),
})

const shownAs = ({ meaning = meaningOf }: Kind, data: DlmsData): string => meaning(data)

const ofNumber = (meaning: (value: number) => string): Kind => ({
  meaning: (data) => ('value' in data && typeof data.value === 'number' ? meaning(data.value) : meaningOf(data)),
})

export const text = ofOctets((octets) => octets.toString('latin1'))

/** A name of the protocol where all of it is printable, else hexadecimal. */
export const label = ofOctets((octets) =>
  octets.length > 0 && octets.every((octet) => octet >= 0x20 && octet < 0x7f)
    ? octets.toString('latin1')
    : octets.toString('hex').toUpperCase(),
)

export const entity = ofOctets((octets) =>
  octets.length === 8 ? entityIdentifierFromOctets(octets) : octets.toString('hex').toUpperCase(),
)

export const logicalNameShown = ofOctets((octets) =>
  octets.length === 6 ? describeLogicalName(octets) : octets.toString('hex').toUpperCase(),
)

const describeLogicalName = ([a, b, c, d, e, f]: Uint8Array): string => `${a}-${b}:${c}.${d}.${e}.${f}`

/** The bits of a bit string that are set, counted from the last on. */
export const bitsOf = ({ bits, value }: Extract<DlmsData, { type: 'bit-string' }>): readonly number[] =>
  Array.from({ length: bits }, (_, bit) => bit).filter((bit) => {
    const fromFirst = bits - 1 - bit
    return ((value[fromFirst >> 3] ?? 0) << (fromFirst & 7)) & 0x80
  })

/** @param meaning what bits say, of so many bits in all */
export const ofBits = (meaning: (set: readonly number[], bits: number) => string): Kind => ({
  meaning: (data) => (data.type === 'bit-string' ? meaning(bitsOf(data), data.bits) : meaningOf(data)),
})

/** The same behind the bits as they stand. */
export const bitsWith = (meaning: (set: readonly number[], bits: number) => string): Kind => ({
  meaning: (data) =>
    data.type === 'bit-string' ? `${meaningOf(data)} (${meaning(bitsOf(data), data.bits)})` : meaningOf(data),
})

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Seven bits, Monday first. */
export const weekdays = bitsWith((set, bits) => {
  const named = days.filter((_, day) => set.includes(bits - 1 - day))
  return named.length === days.length ? 'every day' : named.join(', ') || 'no day'
})

const every = 0xff
const two = (value: number): string => (value === every ? '**' : String(value).padStart(2, '0'))

const dateParts = (octets: Buffer): string => {
  const year = octets.readUInt16BE(0)
  const [, , month = every, day = every, weekday = every] = octets
  const ofMonth = month === 0xfd ? 'end of daylight saving' : month === 0xfe ? 'start of daylight saving' : two(month)
  const ofDay = day === 0xfd ? 'last but one' : day === 0xfe ? 'last' : two(day)
  return `${year === 0xffff ? '****' : year}-${ofMonth}-${ofDay}${weekday === every ? '' : ` weekday ${weekday}`}`
}

const timeParts = ([hour = every, minute = every, second = every]: Uint8Array): string =>
  `${two(hour)}:${two(minute)}:${two(second)}`

/** Twelve octets, as a moment where they are one, else part by part, `**` for whatever it may be. */
export const dateTime = ofOctets((octets) => {
  if (octets.length !== 12) return octets.toString('hex').toUpperCase()
  const moment = readDlmsDateTime(octets)
  if (moment !== null) return formatInstant(moment)
  if (octets.subarray(0, 9).every((octet) => octet === 0)) return 'at once'
  if (octets.readUInt16BE(0) === 0xffff && octets[2] === every && octets[5] === every) return 'never'
  return `${dateParts(octets)} ${timeParts(octets.subarray(5))}`
})

export const date = ofOctets((octets) =>
  octets.length === 5 ? dateParts(octets) : octets.toString('hex').toUpperCase(),
)

export const time = ofOctets((octets) =>
  octets.length === 4 ? timeParts(octets) : octets.toString('hex').toUpperCase(),
)

const epoch = Date.UTC(2000, 0, 1)

/** Seconds since midnight of 1 January 2000, UTC. */
export const secondsSince2000 = ofNumber((seconds) => formatInstant(instant(epoch + 1000 * seconds)))

/** A moment, or a number of minutes. */
export const momentOrMinutes: Kind = {
  meaning: (data) =>
    'value' in data && typeof data.value === 'number' ? `${data.value} minutes` : shownAs(dateTime, data),
}

/** Seconds since midnight of 1 January 1970, UTC. */
export const secondsSince1970 = ofNumber((seconds) => `${seconds} (${formatInstant(instant(1000 * seconds))})`)

export const unit = (name: string): Kind => ofNumber((value) => `${value} ${name}`)

const actions: Readonly<Record<number, string>> = {
  1: 'on, by the calendar',
  2: 'off, by the calendar',
  0x11: 'on, for a time',
  0x12: 'off, for a time',
  0x20: 'as the calendar says',
}

/** What an auxiliary load is to do, and which of the five (docs/domain/gbcs.md#levels). */
export const loadScript = ofNumber((script) => {
  const [end, which, last] = [script >>> 12, (script >>> 8) & 0x0f, script & 0xff]
  const what = end === 0 ? (actions[last] ?? `script ${last}`) : `${end === 1 ? 'output' : 'input'} at ${last} percent`
  return `${script} (controller ${which}, ${what})`
})

export const oneOf = (names: Readonly<Record<number, string>>): Kind =>
  ofNumber((value) => `${value} (${names[value] ?? 'not listed'})`)

/** Units of the Blue Book (table 4) that occur, and GBCS's own for money. */
export const units: Readonly<Record<number, string>> = {
  1: 'years',
  4: 'days',
  5: 'hours',
  6: 'minutes',
  7: 'seconds',
  10: 'currency',
  27: 'W',
  28: 'VA',
  29: 'var',
  30: 'Wh',
  31: 'VAh',
  32: 'varh',
  33: 'A',
  35: 'V',
  254: 'other unit',
  255: 'no unit',
}

export const scalerAndUnit = structure(
  named(
    'scaler',
    ofNumber((value) => `10^${value}`),
  ),
  named('unit', oneOf(units)),
)

export const eventCode = ofNumber(describeAlertCode)
