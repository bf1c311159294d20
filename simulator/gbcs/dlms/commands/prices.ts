import { activation, dayProfiles, seasons, specialDays, weeks } from '../calendar.ts'
import { cosemCommand, operationsByCode, valued } from '../command.ts'
import { activityCalendar, charge, extendedData, registerMonitor, specialDaysTable } from '../interface-classes.ts'
import { set } from '../operations.ts'
import { arrayOf, constant, integerOf, octetsUpTo, structureOf, truth } from '../values.ts'

const price = integerOf('long')
const scale = integerOf('integer')

/** What a charge is of: an attribute of an object, or nothing, as a standing charge is. */
interface Commodity {
  readonly scale: number
  readonly classId: number
  readonly obis: string
  readonly attribute: number
}

/** Prices by the index of the register that they are for (Blue Book 4.6.4, unit_charge). */
export const unitCharge = (commodity: Commodity) =>
  structureOf({
    scaling: structureOf({ commodityScale: constant({ type: 'integer', value: commodity.scale }), priceScale: scale }),
    commodity: constant({
      type: 'structure',
      value: [
        { type: 'long-unsigned', value: commodity.classId },
        { type: 'octet-string', value: Buffer.from(commodity.obis.split(/[-:.]/).map(Number)) },
        { type: 'integer', value: commodity.attribute },
      ],
    }),
    charges: arrayOf(structureOf({ index: octetsUpTo(1), price })),
  })

/** Of no register. */
export const ofNothing: Commodity = { scale: 0, classId: 0, obis: '0-0:0.0.0.0', attribute: 0 }

const standingCharge = unitCharge(ofNothing)
const importCharge = unitCharge({ scale: 3, classId: 3, obis: '1-0:1.8.0.255', attribute: 2 })
const secondaryCharge = unitCharge({ scale: 3, classId: 3, obis: '1-20:1.8.0.255', attribute: 2 })

const standing = '0-0:19.20.4.255'
const primary = '0-0:19.20.0.255'
const secondary = '0-0:19.20.5.255'
const switching = '0-0:10.0.100.255'

const primaryPrices = {
  standingCharge: valued(set(charge, standing, 'unit_charge_passive'), standingCharge),
  prices: valued(set(charge, primary, 'unit_charge_passive'), importCharge),
}
const primaryPriceTimes = {
  standingChargeFrom: valued(set(charge, standing, 'unit_charge_activation_time'), activation),
  pricesFrom: valued(set(charge, primary, 'unit_charge_activation_time'), activation),
}
const secondaryPrices = { prices: valued(set(charge, secondary, 'unit_charge_passive'), secondaryCharge) }
const secondaryPriceTime = { pricesFrom: valued(set(charge, secondary, 'unit_charge_activation_time'), activation) }

const calendar = (obis: string) => ({
  seasons: valued(set(activityCalendar, obis, 'season_profile_passive'), seasons),
  weeks: valued(set(activityCalendar, obis, 'week_profile_table_passive'), weeks),
  days: valued(set(activityCalendar, obis, 'day_profile_table_passive'), dayProfiles(switching)),
})

/** Of a row of the Tariff Threshold Matrix: up to three, in Wh. */
const thresholds = (row: number) =>
  valued(set(registerMonitor, `0-0:16.1.${10 + row}.255`, 'thresholds'), arrayOf(integerOf('double-long-unsigned')))

const activated = (obis: string) => valued(set(extendedData, obis, 'activate_passive_value_time'), activation)

/** Sets tariff and prices of an ESME. */
export const ecs01a = cosemCommand(0x0019, {
  ...calendar('0-0:13.0.0.255'),
  specialDays: valued(set(specialDaysTable, '0-1:11.0.0.255', 'entries'), specialDays),
  thresholds1: thresholds(1),
  thresholds2: thresholds(2),
  thresholds3: thresholds(3),
  thresholds4: thresholds(4),
  thresholds5: thresholds(5),
  thresholds6: thresholds(6),
  thresholds7: thresholds(7),
  thresholds8: thresholds(8),
  isInPounds: valued(set(extendedData, '0-0:94.44.2.0', 'value_passive'), truth),
  ...primaryPrices,
  calendarFrom: valued(set(activityCalendar, '0-0:13.0.0.255', 'activate_passive_calendar_time'), activation),
  specialDaysFrom: activated('0-0:94.44.128.29'),
  currencyFrom: activated('0-0:94.44.2.0'),
  ...primaryPriceTimes,
  thresholdsFrom: activated('0-0:63.1.1.255'),
})

/** Sets its prices alone. */
export const ecs01b = cosemCommand(0x00a2, { ...primaryPrices, ...primaryPriceTimes })

/** The same for the second element of a twin element meter. */
export const ecs01c = cosemCommand(0x00b7, {
  ...secondaryPrices,
  ...calendar('0-0:13.0.1.255'),
  specialDays: valued(set(specialDaysTable, '0-1:11.0.1.255', 'entries'), specialDays),
  calendarFrom: valued(set(activityCalendar, '0-0:13.0.1.255', 'activate_passive_calendar_time'), activation),
  ...secondaryPriceTime,
  specialDaysFrom: activated('0-0:94.44.128.30'),
})
export const ecs01d = cosemCommand(0x00c7, { ...secondaryPrices, ...secondaryPriceTime })

/** Tariffs and prices of an ESME. By message code: the operations of the command, in order. */
export const priceCommands = operationsByCode(ecs01a, ecs01b, ecs01c, ecs01d)
