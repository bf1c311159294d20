import type { BodyContent } from '../../duis/bodies/request-bodies.ts'
import { ecs01a, ecs01b, ecs01c, ecs01d } from '../../gbcs/dlms/commands/prices.ts'
import { gcs01a, gcs01b } from '../../gbcs/gbz/commands/settings.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { TransformFacts } from '../facts.ts'
import { type GasCalendarKind, gasCalendar } from '../gas-calendar.ts'
import { activationOf, dateMaskOf, gasActivationOf, gasActivationOfPart, gasMoment } from '../moments.ts'
import { on, row, type TransformRow } from '../row.ts'

type Primary = BodyContent<'UpdateImportTariffPrimaryElement'>
type Secondary = BodyContent<'UpdateImportTariffSecondaryElement'>
type Switching = Secondary['switchingTable']
type ElectricityPrices = NonNullable<Primary['priceElements']['electricityPriceElements']>
type GasPrices = NonNullable<Primary['priceElements']['gasPriceElements']>

interface Indexed<Value> {
  readonly index: number
  readonly value: Value
}

const valueAt = <Value>(values: readonly Indexed<Value>[] | undefined, index: number): Value | undefined =>
  values?.find((each) => each.index === index)?.value

const oneTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1)

const seasonsOf = ({ seasons }: Pick<Switching, 'seasons'>) =>
  seasons.season.map(({ seasonName, seasonStartDate, referencedWeekName }) => ({
    name: seasonName,
    start: dateMaskOf(seasonStartDate),
    week: referencedWeekName,
  }))

/** The day of each weekday: a week names each once, in whatever order. */
const dayOf = (days: readonly Indexed<number>[], weekday: number): number => valueAt(days, weekday) ?? 0

const weeksOf = ({ weekProfiles }: Pick<Switching, 'weekProfiles'>) =>
  weekProfiles.weekProfile.map(({ weekName, referencedDayName: days }) => ({
    name: weekName,
    monday: dayOf(days, 1),
    tuesday: dayOf(days, 2),
    wednesday: dayOf(days, 3),
    thursday: dayOf(days, 4),
    friday: dayOf(days, 5),
    saturday: dayOf(days, 6),
    sunday: dayOf(days, 7),
  }))

const specialDaysOf = ({ specialDay }: Secondary['specialDays']) =>
  specialDay.map(({ date, referencedDayName }, at) => ({
    index: at + 1,
    date: dateMaskOf(date),
    day: referencedDayName,
  }))

/** Scripts of the tariff: by time of use from 1, by block from 101, of the second element from 201. */
const firstScript = { timeOfUse: 0, block: 100, secondElement: 200 } as const

interface Action {
  readonly touTariffAction?: number
  readonly blockTariffAction?: number
}

const primaryScript = ({ touTariffAction, blockTariffAction }: Action): number =>
  touTariffAction === undefined ? firstScript.block + (blockTariffAction ?? 0) : firstScript.timeOfUse + touTariffAction

const secondaryScript = ({ touTariffAction }: Action): number => firstScript.secondElement + (touTariffAction ?? 0)

interface Days<Of> {
  readonly dayProfiles: {
    readonly dayProfile: readonly {
      readonly dayName: number
      readonly profileSchedule: readonly (Of & {
        readonly startTime: Switching['dayProfiles']['dayProfile'][number]['profileSchedule'][number]['startTime']
      })[]
    }[]
  }
}

const daysOf = <Of extends Action>({ dayProfiles }: Days<Of>, scriptOf: (action: Action) => number) =>
  dayProfiles.dayProfile.map(({ dayName, profileSchedule }) => ({
    day: dayName,
    actions: profileSchedule.map((action) => ({ start: action.startTime, selector: scriptOf(action) })),
  }))

const charge = (index: number, price: number) => ({ index: Buffer.of(index), price })

/** One price for all. */
const flat = (priceScale: number, price: number) => ({
  scaling: { priceScale },
  charges: [{ index: Buffer.alloc(0), price }],
})

const registersByTime = 48
const rowsOfBlocks = 8
const blocks = 4

/** Every register has its price: those by time of use 01 to 30, those of block 1 A1 to A8, of block 2 B1 to B8 and so on. */
function primaryPrices({ priceScale, blockTariff, touTariff, hybridTariff }: ElectricityPrices) {
  const byTime = touTariff?.touPrice ?? hybridTariff?.touPrice
  const byBlock = blockTariff?.blockPrices ?? hybridTariff?.blockPrices
  const blockPrice = (row: number, block: number): number =>
    valueAt(byBlock?.find(({ index }) => index === row)?.blockPrice, block) ?? 0
  return {
    scaling: { priceScale },
    charges: [
      ...oneTo(registersByTime).map((register) => charge(register, valueAt(byTime, register) ?? 0)),
      ...oneTo(blocks).flatMap((block) =>
        oneTo(rowsOfBlocks).map((row) => charge(((9 + block) << 4) | row, blockPrice(row, block))),
      ),
    ],
  }
}

interface FutureDated {
  readonly executionDateTime?: Instant
}

const pricesOf = (body: FutureDated, prices: ElectricityPrices) => ({
  standingCharge: flat(prices.standingChargeScale, prices.standingCharge),
  prices: primaryPrices(prices),
  standingChargeFrom: activationOf(body),
  pricesFrom: activationOf(body),
})

function electricityTariff(body: Primary) {
  const { elecTariffElements: tariff, priceElements } = body
  if (tariff === undefined || priceElements.electricityPriceElements === undefined) return undefined
  const thresholds = (row: number): number[] =>
    (tariff.thresholdMatrix.thresholds.find(({ index }) => index === row)?.blockThreshold ?? [])
      .toSorted((one, other) => one.index - other.index)
      .map(({ value }) => value)
  const from = activationOf(body)
  return {
    seasons: seasonsOf(tariff.switchingTable),
    weeks: weeksOf(tariff.switchingTable),
    days: daysOf(tariff.switchingTable, primaryScript),
    specialDays: specialDaysOf(tariff.specialDays),
    thresholds1: thresholds(1),
    thresholds2: thresholds(2),
    thresholds3: thresholds(3),
    thresholds4: thresholds(4),
    thresholds5: thresholds(5),
    thresholds6: thresholds(6),
    thresholds7: thresholds(7),
    thresholds8: thresholds(8),
    isInPounds: tariff.currencyUnits === 'GBP',
    ...pricesOf(body, priceElements.electricityPriceElements),
    calendarFrom: from,
    specialDaysFrom: from,
    currencyFrom: from,
    thresholdsFrom: from,
  }
}

const secondaryPricesOf = (body: FutureDated & Pick<Secondary, 'priceElements'>) => ({
  prices: {
    scaling: { priceScale: body.priceElements.priceScale },
    charges: oneTo(4).map((register) =>
      charge(register, valueAt(body.priceElements.electricityPriceElement, register) ?? 0),
    ),
  },
  pricesFrom: activationOf(body),
})

/** ISO 4217. */
const currencies = { GBP: 826, ECB: 978 } as const
/** Five digits behind the decimal point. */
const trailingDigits = 0x50
const notUsed = 255
const chargingSchemes = { timeOfUse: 0x00, block: 0x10 } as const
const theTariff = 1

function gasPrices(body: FutureDated, prices: GasPrices, thresholds: number | undefined, now: Instant) {
  const { currencyUnits, standingCharge, blockTariff, touTariff } = prices
  const about = { providerId: 0, issuerEventId: gasMoment(now) }
  return {
    tariff: {
      ...about,
      issuerTariffId: theTariff,
      startTime: gasActivationOf(body),
      tariffTypeAndChargingScheme: blockTariff === undefined ? chargingSchemes.timeOfUse : chargingSchemes.block,
      tariffLabel: Buffer.alloc(0),
      numberOfPriceTiersInUse: touTariff?.touPrice.length ?? 0,
      numberOfBlockThresholdsInUse: blockTariff === undefined ? 0 : (thresholds ?? blockTariff.numberOfThresholds),
      unitOfMeasure: 0,
      currency: currencies[currencyUnits],
      priceTrailingDigit: trailingDigits,
      standingCharge,
      tierBlockMode: notUsed,
      blockThresholdMultiplier: 1,
      blockThresholdDivisor: 1000,
    },
    prices: {
      ...about,
      startTime: gasActivationOfPart(body),
      issuerTariffId: theTariff,
      commandIndex: 0,
      numberOfCommands: 1,
      subPayloadControl: blockTariff === undefined ? 1 : 0,
      prices: (blockTariff?.blockPrice.map(({ index, value }) => ({ tierOrBlock: index - 1, price: value })) ??
        touTariff?.touPrice.map(({ index, value }) => ({ tierOrBlock: index, price: value })) ??
        []) as { tierOrBlock: number; price: number }[],
    },
  }
}

const gasTariffCalendar: GasCalendarKind = { calendarType: 0 }

function gasTariff(body: Primary, { now }: TransformFacts) {
  const { gasTariffElements: tariff, priceElements } = body
  const elements = priceElements.gasPriceElements
  if (tariff === undefined || elements === undefined) return undefined
  const { switchingTable, specialDays, thresholdMatrix } = tariff
  const thresholds = thresholdMatrix.blockThreshold.toSorted((one, other) => one.index - other.index)
  const prices = gasPrices(body, elements, thresholds.length, now)
  const calendar = gasCalendar(gasTariffCalendar, body, now, {
    days: switchingTable.dayProfiles.dayProfile.map(({ dayName, touTariffAction }) => ({
      id: dayName,
      entries: [{ startTime: 0, action: touTariffAction ?? 0 }],
    })),
    weeks: switchingTable.weekProfiles,
    seasons: switchingTable.seasons,
    specialDays,
  })
  if (calendar === undefined) return undefined
  return {
    ...calendar,
    ...prices,
    thresholds:
      elements.blockTariff === undefined
        ? []
        : [
            {
              providerId: 0,
              issuerEventId: gasMoment(now),
              startTime: gasActivationOfPart(body),
              issuerTariffId: theTariff,
              commandIndex: 0,
              numberOfCommands: 1,
              subPayloadControl: 1,
              thresholds: [{ tier: 0, thresholds: thresholds.map(({ value }) => value) }],
            },
          ],
  }
}

/** 1.1 and 1.2: tariffs and prices. */
export const tariffRows: readonly TransformRow[] = [
  row(
    '1.1.1',
    'UpdateImportTariffPrimaryElement',
    on('ESME', ecs01a, electricityTariff),
    on('GSME', gcs01a, gasTariff),
  ),
  row(
    '1.1.2',
    'UpdateImportTariffSecondaryElement',
    on('ESME', ecs01c, (body) => ({
      ...secondaryPricesOf(body),
      seasons: seasonsOf(body.switchingTable),
      weeks: weeksOf(body.switchingTable),
      days: daysOf(body.switchingTable, secondaryScript),
      specialDays: specialDaysOf(body.specialDays),
      calendarFrom: activationOf(body),
      specialDaysFrom: activationOf(body),
    })),
  ),
  row(
    '1.2.1',
    'UpdatePricePrimaryElement',
    on('ESME', ecs01b, (body) => {
      const prices = body.priceElements.electricityPriceElements
      return prices && pricesOf(body, prices)
    }),
    on('GSME', gcs01b, (body, { now }) => {
      const prices = body.priceElements.gasPriceElements
      return prices && gasPrices(body, prices, undefined, now)
    }),
  ),
  row('1.2.2', 'UpdatePriceSecondaryElement', on('ESME', ecs01d, secondaryPricesOf)),
]
