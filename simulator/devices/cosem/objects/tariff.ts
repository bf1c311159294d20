import {
  activityCalendar,
  charge,
  register,
  registerMonitor,
  scriptTable,
  singleActionSchedule,
  specialDaysTable,
} from '../../../gbcs/dlms/interface-classes.ts'
import { instant } from '../../../vocabulary/instant.ts'
import { failed, succeeded } from '../../../vocabulary/result.ts'
import { untouchedAccount } from '../../state/meter-account.ts'
import { withBillingTold } from '../billing.ts'
import { activating, activationTime, addingTo, setting } from '../methods.ts'
import {
  type Activation,
  type DeviceObject,
  failure,
  fixed,
  instanceOf,
  keyOfAttribute,
  type Method,
  objectOf,
  settable,
} from '../object.ts'
import { factoryPrices, priceNow, primaryElement, secondaryElement } from '../tariff.ts'
import {
  array,
  dateTime,
  hexadecimal,
  logicalName,
  octets,
  scaled,
  signed8,
  signed16,
  structure,
  truth,
  unsigned8,
  unsigned16,
  unsigned32,
} from '../values.ts'
import { activationOf, waiting } from '../waiting.ts'

/** Pence are counted in hundred-thousandths of a pound: 10^-5. */
const money = -5

type Member = { readonly number: number }

/** One season, one kind of week and one kind of day: a single rate, from midnight on. */
function switchingTable(obis: string, firstScript: number): DeviceObject {
  const { attributes } = activityCalendar
  const keyOf = ({ number }: Member) => keyOfAttribute(activityCalendar.id, instanceOf(obis), number)
  const pairs: readonly Activation[] = [
    { passive: keyOf(attributes.season_profile_passive), active: keyOf(attributes.season_profile_active) },
    { passive: keyOf(attributes.week_profile_table_passive), active: keyOf(attributes.week_profile_table_active) },
    { passive: keyOf(attributes.day_profile_table_passive), active: keyOf(attributes.day_profile_table_active) },
  ]
  const seasons = array([
    structure(hexadecimal('616C6C'), dateTime(instant(Date.UTC(2020, 0, 1))), octets(Buffer.of(1))),
  ])
  const weeks = array([structure(octets(Buffer.of(1)), ...Array.from({ length: 7 }, () => unsigned8(1)))])
  const switching = structure(hexadecimal('00000000'), logicalName('0-0:10.0.100.255'), unsigned16(firstScript))
  const days = array([structure(unsigned8(1), array([switching]))])
  return objectOf(
    activityCalendar,
    obis,
    {
      season_profile_active: settable(seasons),
      week_profile_table_active: settable(weeks),
      day_profile_table_active: settable(days),
      season_profile_passive: settable(seasons),
      week_profile_table_passive: settable(weeks),
      day_profile_table_passive: settable(days),
      activate_passive_calendar_time: activationTime(pairs),
    },
    { activate_passive_calendar: activating(pairs) },
  )
}

const { entries } = specialDaysTable.attributes
const specialDay = structure(unsigned16(1), hexadecimal('FFFF0C19FF'), unsigned8(1))

/** Special days, those that wait to follow them, and when they do. */
export const specialDays = (number: number, activation: string): readonly DeviceObject[] => {
  const [active, passive] = [`0-0:11.0.${number}.255`, `0-1:11.0.${number}.255`]
  const keyOf = (obis: string) => keyOfAttribute(specialDaysTable.id, instanceOf(obis), entries.number)
  return [
    objectOf(specialDaysTable, active, { entries: settable(array([specialDay])) }),
    objectOf(specialDaysTable, passive, { entries: settable(array([specialDay])) }),
    activationOf(activation, { passive: keyOf(passive), active: keyOf(active) }),
  ]
}

/** What a unit costs, by an index: `scale` is that of the commodity, and of the price. */
export function chargeOf(
  obis: string,
  { commodity, scale, count, each }: { commodity: string | null; scale: number; count: number; each: number },
): DeviceObject {
  const { attributes } = charge
  const keyOf = ({ number }: Member) => keyOfAttribute(charge.id, instanceOf(obis), number)
  const own: readonly Activation[] = [
    { passive: keyOf(attributes.unit_charge_passive), active: keyOf(attributes.unit_charge_active) },
  ]
  const reference =
    commodity === null
      ? structure(unsigned16(0), octets(Buffer.alloc(6)), signed8(0))
      : structure(unsigned16(register.id), logicalName(commodity), signed8(register.attributes.value.number))
  const index = (at: number) => octets(commodity === null ? Buffer.alloc(0) : Buffer.of(at + 1))
  const table = array(Array.from({ length: count }, (_, at) => structure(index(at), signed16(each))))
  const unitCharge = structure(structure(signed8(scale), signed8(money)), reference, table)
  const remaining = keyOf(attributes.total_amount_remaining)
  return objectOf(
    charge,
    obis,
    {
      unit_charge_active: settable(unitCharge),
      unit_charge_passive: settable(unitCharge),
      unit_charge_activation_time: activationTime(own),
      period: settable(unsigned32(86_400)),
      proportion: settable(unsigned16(1000)),
    },
    {
      activate_passive_unit_charge: activating(own),
      update_total_amount_remaining: addingTo(remaining, 0),
      set_total_amount_remaining: setting(remaining),
    },
  )
}

/** 80 prices: ten blocks or so by times of use. */
const pricesOfMatrix = 80

const thresholdKey = (obis: string) =>
  keyOfAttribute(registerMonitor.id, instanceOf(obis), registerMonitor.attributes.thresholds.number)
const noThreshold = array(Array.from({ length: 3 }, () => unsigned32(0xffffffff)))
const timesOfUse = [11, 12, 13, 14, 15, 16, 17, 18]

const resetBlockCounters: Method = (script, { state }) =>
  script.type === 'long-unsigned' && script.value === 99
    ? succeeded({ state: { ...state, account: { ...(state.account ?? untouchedAccount), blocks: {} } } })
    : failed(failure.otherReason)

const executionTime = (date: string) => array([structure(hexadecimal('00000000'), hexadecimal(date))])

/** Prices, and when which of them holds: SMETS 5.7.4. */
export const tariffObjects: readonly DeviceObject[] = [
  switchingTable('0-0:13.0.0.255', 1),
  switchingTable('0-0:13.0.1.255', 201),
  ...specialDays(0, '0-0:94.44.128.29'),
  ...specialDays(1, '0-0:94.44.128.30'),
  ...timesOfUse.flatMap((time) => [
    objectOf(registerMonitor, `0-0:16.0.${time}.255`, { thresholds: settable(noThreshold) }),
    objectOf(registerMonitor, `0-0:16.1.${time}.255`, { thresholds: settable(noThreshold) }),
  ]),
  activationOf(
    '0-0:63.1.1.255',
    ...timesOfUse.map((time) => ({
      passive: thresholdKey(`0-0:16.1.${time}.255`),
      active: thresholdKey(`0-0:16.0.${time}.255`),
    })),
  ),
  ...(
    [
      ['0-0:94.44.1.7', primaryElement],
      ['0-0:94.44.1.8', secondaryElement],
    ] as const
  ).map(([obis, element]) =>
    objectOf(register, obis, {
      value: fixed(({ state, now }) =>
        unsigned32(priceNow(state.attributes, element, now, (state.account ?? untouchedAccount).blocks)),
      ),
      scaler_unit: fixed(scaled(money, 254)),
    }),
  ),
  waiting('0-0:94.44.2.0', truth(true)),
  chargeOf('0-0:19.20.0.255', {
    commodity: '1-0:1.8.0.255',
    scale: 3,
    count: pricesOfMatrix,
    each: factoryPrices.kilowattHour,
  }),
  chargeOf('0-0:19.20.4.255', { commodity: null, scale: 0, count: 1, each: factoryPrices.day }),
  chargeOf('0-0:19.20.5.255', { commodity: '1-20:1.8.0.255', scale: 3, count: 4, each: factoryPrices.kilowattHour }),
  objectOf(singleActionSchedule, '0-0:15.0.0.255', {
    execution_time: settable(executionTime('FFFFFF01FF'), (_value, { state, now }) =>
      succeeded({ state: withBillingTold(state, now) }),
    ),
  }),
  objectOf(singleActionSchedule, '0-0:15.1.0.255', { execution_time: settable(executionTime('FFFFFFFFFF')) }),
  objectOf(scriptTable, '0-0:10.0.100.255', {}, { execute: resetBlockCounters }),
]
