import {
  data,
  extendedRegister,
  profileGeneric,
  register,
  registerMonitor,
  schedule,
} from '../../../gbcs/dlms/interface-classes.ts'
import { notFitted } from '../../../vocabulary/fitting.ts'
import { householdOf } from '../../household.ts'
import { isInterrupted, untouchedAccount } from '../../state/meter-account.ts'
import { usageOf } from '../counting.ts'
import { resetting } from '../methods.ts'
import {
  type DeviceObject,
  fixed,
  instanceOf,
  keyOfAttribute,
  type Moment,
  objectOf,
  type Range,
  settable,
} from '../object.ts'
import { instantOfSeconds, timesOf } from '../selective-access.ts'
import {
  array,
  bitsOf,
  compact,
  dateTime,
  hexadecimal,
  logicalName,
  scaled,
  structure,
  truth,
  unsigned16,
  unsigned32,
} from '../values.ts'

/** Units of the Blue Book. */
export const unit = { W: 27, Wh: 30, varh: 32 } as const

const registerOf = (obis: string, value: (moment: Moment) => number, unitCode: number): DeviceObject =>
  objectOf(register, obis, {
    value: fixed((moment) => unsigned32(value(moment))),
    scaler_unit: fixed(scaled(0, unitCode)),
  })

/** What the home has taken since the meter was installed, in Wh. */
export const importedWh = (moment: Moment): number =>
  usageOf(moment)((moment.blueprint.fitting ?? notFitted).installedAt, moment.now)

/** Reactive energy is a fifth of the active. */
export const reactiveOf = (active: number): number => Math.floor(active / 5)

/** A home that exports has panels, which give a third of what it takes. */
const exportedOf = ({ blueprint }: Moment, imported: number): number =>
  blueprint.fitting?.exportMpan ? Math.floor(imported / 3) : 0

/** Nothing while supply is off. */
const powerOf = ({ blueprint, state, now }: Moment): number =>
  isInterrupted(state.account ?? untouchedAccount) ? 0 : householdOf(blueprint.deviceId).power(now)

/** The greatest demand of half an hour, and when it was; reset together. */
function demand(obis: string, resetObis: string, most: (moment: Moment) => number): readonly DeviceObject[] {
  const { value, capture_time: captureTime } = extendedRegister.attributes
  const keyOf = (number: number) => keyOfAttribute(extendedRegister.id, instanceOf(obis), number)
  const resetKey = keyOfAttribute(data.id, instanceOf(resetObis), data.attributes.value.number)
  const installed = ({ blueprint }: Moment) => dateTime((blueprint.fitting ?? notFitted).installedAt)
  return [
    objectOf(
      extendedRegister,
      obis,
      {
        value: fixed((moment) => unsigned32(most(moment))),
        scaler_unit: fixed(scaled(0, unit.W)),
        capture_time: fixed(installed),
      },
      {
        reset: resetting(
          [keyOf(value.number), (moment) => unsigned32(powerOf(moment))],
          [keyOf(captureTime.number), ({ now }) => dateTime(now)],
          [resetKey, ({ now }) => dateTime(now)],
        ),
      },
    ),
    objectOf(data, resetObis, { value: fixed(installed) }),
  ]
}

const usualPeak = ({ blueprint }: Moment): number => householdOf(blueprint.deviceId).peakPower

const halfHourSeconds = 1800
const daySeconds = 48 * halfHourSeconds
/** SMETS has a meter keep thirteen months of half hours, three of the other profiles, and 31 days of daily reads. */
const keptEntries = { halfHours: 13 * 31 * 48, quarter: 3 * 31 * 48, days: 31, consumptionDays: 731 } as const

/** What was used in each period that ends in a range, scaled. */
const usedIn = (moment: Moment, range: Range, periodSeconds: number, most: number): [number, number][] => {
  const usage = usageOf(moment)
  return timesOf(moment, range, periodSeconds, most).map((seconds) => [
    seconds,
    usage(instantOfSeconds(seconds - periodSeconds), instantOfSeconds(seconds)),
  ])
}

/** The rows of what is encrypted where it is read: time, and what was imported. */
export const halfHoursOfImport = (moment: Moment, range: Range): [number, number][] =>
  usedIn(moment, range, halfHourSeconds, keptEntries.halfHours)

export const daysOfImport = (moment: Moment, range: Range): [number, number][] =>
  usedIn(moment, range, daySeconds, keptEntries.consumptionDays)

/** Midnights since the meter was installed, of the last two years. */
export const everyMidnight = (moment: Moment, range: Range): number[] =>
  timesOf(moment, range, daySeconds, keptEntries.consumptionDays)

/** When a daily read was taken: at midnight. */
export const midnights = (moment: Moment, range: Range): number[] =>
  timesOf(moment, range, daySeconds, keptEntries.days)

/** A time of the day as a schedule has it; nothing runs on a day of the calendar, or a special one, by itself. */
const demandPeriod = (index: number, hour: number) =>
  structure(
    unsigned16(index),
    truth(true),
    logicalName('0-0:10.128.100.255'),
    unsigned16(index),
    hexadecimal(`${hour.toString(16).padStart(2, '0')}000000`),
    unsigned16(0xffff),
    bitsOf(7, Buffer.of(0xfe)),
    bitsOf(0, Buffer.alloc(0)),
    hexadecimal('000001FFFF'),
    hexadecimal('FFFFFFFFFF'),
  )

/** Registers, demand and profiles that are read as they stand: SMETS 5.7.5. */
export const energyObjects: readonly DeviceObject[] = [
  registerOf('1-0:1.8.0.255', importedWh, unit.Wh),
  registerOf('1-0:3.8.0.255', (moment) => reactiveOf(importedWh(moment)), unit.varh),
  registerOf('1-0:2.8.0.255', (moment) => exportedOf(moment, importedWh(moment)), unit.Wh),
  registerOf('1-0:4.8.0.255', (moment) => reactiveOf(exportedOf(moment, importedWh(moment))), unit.varh),
  objectOf(data, '0-0:94.44.34.20', {
    value: fixed((moment) =>
      structure(unsigned32(powerOf(moment)), scaled(0, unit.W), unsigned32(reactiveOf(powerOf(moment)))),
    ),
  }),
  ...demand('1-0:1.6.0.255', '0-0:94.44.5.0', usualPeak),
  ...demand('1-0:1.6.1.255', '0-0:94.44.5.1', usualPeak),
  ...demand('1-0:2.6.0.255', '0-0:94.44.5.2', (moment) => exportedOf(moment, usualPeak(moment))),
  objectOf(schedule, '0-0:12.0.0.255', {
    entries: settable(array([demandPeriod(1, 16), demandPeriod(0, 20)])),
  }),
  objectOf(registerMonitor, '0-0:16.0.0.255', { thresholds: settable(array([unsigned32(1000), unsigned32(4000)])) }),
  objectOf(profileGeneric, '0-0:99.1.1.255', {
    buffer: fixed((moment, range) =>
      compact(
        ['double-long-unsigned', 'double-long-unsigned', 'double-long-unsigned'],
        usedIn(moment, range, halfHourSeconds, keptEntries.quarter).map(([at, used]) => [
          at,
          exportedOf(moment, used),
          reactiveOf(exportedOf(moment, used)),
        ]),
      ),
    ),
  }),
  objectOf(profileGeneric, '0-0:99.1.2.255', {
    buffer: fixed((moment, range) =>
      compact(
        ['double-long-unsigned', 'double-long-unsigned'],
        usedIn(moment, range, halfHourSeconds, keptEntries.quarter).map(([at, used]) => [at, reactiveOf(used)]),
      ),
    ),
  }),
  objectOf(profileGeneric, '0-0:98.1.10.255', {
    buffer: fixed((moment, range) =>
      compact(
        ['double-long-unsigned', 'double-long-unsigned'],
        midnights(moment, range).map((at) => [
          at,
          exportedOf(moment, importedWh({ ...moment, now: instantOfSeconds(at) })),
        ]),
      ),
    ),
  }),
]
