import type { BodyContent } from '../../../duis/bodies/request-bodies.ts'
import { ecs01a, ecs01b, ecs01c, ecs01d } from '../../../gbcs/dlms/commands/prices.ts'
import { gcs01a, gcs01b } from '../../../gbcs/gbz/commands/settings.ts'
import type { Instant } from '../../../vocabulary/instant.ts'
import { gasCalendarOf, gasConstants, seasonsOf, specialDaysOf, weeksOf } from '../calendars.ts'
import { rankedOf, tableOf } from '../lists.ts'
import { executionOf, gasExecution, gasExecutionOfPart } from '../moments.ts'
import { allOf, always, must, NotAsked, type Reading, reading } from '../reading.ts'

type Primary = BodyContent<'UpdateImportTariffPrimaryElement'>
type Prices = Primary['priceElements']

interface Charge {
  readonly index: Buffer
  readonly price: number
}
interface UnitCharge {
  readonly scaling: { readonly priceScale: number }
  readonly charges: readonly Charge[]
}

/** One price, of no register. */
export function flatPrice({ charges }: UnitCharge, field: string): number {
  const [only, ...others] = charges
  if (only === undefined || others.length > 0 || only.index.length > 0) throw new NotAsked(field)
  return only.price
}

/** Prices by the register that they are for, each of which has one. */
function pricesByRegister({ charges }: UnitCharge, registers: readonly number[]): ReadonlyMap<number, number> {
  const found = charges.map(({ index, price }) => [index[0] ?? -1, price] as const)
  const isWhole =
    found.length === registers.length &&
    found.every(([register], at) => register === registers[at] && charges[at]?.index.length === 1)
  must(isWhole, 'the registers that have prices')
  return new Map(found)
}

const oneTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1)

/** Time of use is 01 to 30; block 1 is A1 to A8, block 2 is B1 to B8 and so on. */
const byTime = oneTo(48)
const rows = oneTo(8)
const blocks = oneTo(4)
const registerOf = (block: number, row: number): number => ((9 + block) << 4) | row
const primaryRegisters = [...byTime, ...blocks.flatMap((block) => rows.map((row) => registerOf(block, row)))]

/** A price that was not asked for is 0. */
function electricityPrices(charge: UnitCharge, asked: Prices['electricityPriceElements']) {
  const prices = pricesByRegister(charge, primaryRegisters)
  const ofTime = asked?.touTariff?.touPrice ?? asked?.hybridTariff?.touPrice
  const ofBlocks = asked?.blockTariff?.blockPrices ?? asked?.hybridTariff?.blockPrices
  const touPrice = tableOf(new Map(byTime.map((register) => [register, prices.get(register) ?? 0])), ofTime, 0)
  const rowOf = (row: number) => new Map(blocks.map((block) => [block, prices.get(registerOf(block, row)) ?? 0]))
  const askedRows = new Set(ofBlocks?.map(({ index }) => index))
  const blockPrices = [
    ...(ofBlocks ?? []).map((each, at) => ({
      index: each.index,
      blockPrice:
        ofBlocks?.findIndex(({ index }) => index === each.index) === at
          ? tableOf(rowOf(each.index), each.blockPrice, 0)
          : each.blockPrice,
    })),
    ...rows.flatMap((index) => {
      const blockPrice = askedRows.has(index) ? [] : tableOf(rowOf(index), undefined, 0)
      return blockPrice.length === 0 ? [] : [{ index, blockPrice }]
    }),
  ]
  const both = {
    ...(ofTime || touPrice.length > 0 ? { touPrice } : {}),
    ...(ofBlocks || blockPrices.length > 0 ? { blockPrices } : {}),
  }
  if (asked?.hybridTariff) return { hybridTariff: both }
  return asked?.blockTariff ? { blockTariff: both } : { touTariff: both }
}

interface PrimaryPrices {
  readonly standingCharge: UnitCharge
  readonly prices: UnitCharge
}

const primaryPrices = ({ standingCharge, prices }: PrimaryPrices, { electricityPriceElements: asked }: Prices) => ({
  electricityPriceElements: {
    standingCharge: flatPrice(standingCharge, 'StandingCharge'),
    standingChargeScale: standingCharge.scaling.priceScale,
    priceScale: prices.scaling.priceScale,
    ...electricityPrices(prices, asked),
  },
})

const secondaryRegisters = oneTo(4)
const secondaryPrices = (prices: UnitCharge, asked: BodyContent<'UpdatePriceSecondaryElement'>['priceElements']) => ({
  priceScale: prices.scaling.priceScale,
  electricityPriceElement: tableOf(pricesByRegister(prices, secondaryRegisters), asked.electricityPriceElement, 0),
})

interface Day {
  readonly day: number
  readonly actions: readonly { readonly start: object; readonly selector: number }[]
}

const daysOf = (days: readonly Day[], actionOf: (selector: number) => object) => ({
  dayProfile: days.map(({ day, actions }) => ({
    dayName: day,
    profileSchedule: actions.map(({ start, selector }) => ({ startTime: start, ...actionOf(selector) })),
  })),
})

const primaryAction = (script: number) =>
  script > 100 ? { blockTariffAction: script - 100 } : { touTariffAction: script }
const secondaryAction = (script: number) => ({ touTariffAction: script - 200 })

function electricityTariff(values: ValueOfCommand<typeof ecs01a>, body: Primary) {
  const asked = body.elecTariffElements
  const rowsOfThresholds = rows.map((row) => values[`thresholds${row as 1}`])
  const askedRows = asked?.thresholdMatrix.thresholds
  const at = (moment: typeof values.pricesFrom) => executionOf(moment, body.executionDateTime)
  return {
    executionDateTime: allOf(
      body.executionDateTime,
      at(values.standingChargeFrom),
      at(values.pricesFrom),
      at(values.calendarFrom),
      at(values.specialDaysFrom),
      at(values.currencyFrom),
      at(values.thresholdsFrom),
    ),
    elecTariffElements: {
      currencyUnits: values.isInPounds ? 'GBP' : 'ECB',
      switchingTable: {
        dayProfiles: daysOf(values.days, primaryAction),
        weekProfiles: weeksOf(values.weeks, asked?.switchingTable.weekProfiles),
        seasons: seasonsOf(values.seasons),
      },
      specialDays: specialDaysOf(values.specialDays),
      thresholdMatrix: {
        thresholds: [
          ...(askedRows ?? []).map(({ index, blockThreshold }, place) => ({
            index,
            blockThreshold:
              askedRows?.findIndex((each) => each.index === index) === place
                ? rankedOf(rowsOfThresholds[index - 1] ?? [], blockThreshold)
                : blockThreshold,
          })),
          ...rows.flatMap((index) => {
            const said = rowsOfThresholds[index - 1] ?? []
            const isAsked = askedRows?.some((each) => each.index === index) ?? false
            return isAsked || said.length === 0 ? [] : [{ index, blockThreshold: rankedOf(said, undefined) }]
          }),
        ],
      },
    },
    priceElements: primaryPrices(values, body.priceElements),
  }
}

type ValueOfCommand<Of> = Of extends { write(values: infer Values, counter: bigint): Buffer } ? Values : never

const theTariff = { issuerTariffId: 1 } as const
const currencies: Readonly<Record<number, string>> = { 826: 'GBP', 978: 'ECB' }
const schemes = { timeOfUse: 0x00, block: 0x10 } as const

interface GasPrices {
  readonly executionDateTime?: Instant | undefined
  readonly priceElements: Prices
}

/** @param thresholds how many the message has beside the prices; null where it has none beside them */
function gasPrices(
  { tariff, prices }: ValueOfCommand<typeof gcs01b>,
  body: GasPrices,
  thresholds: number | null,
): { readonly executionDateTime: Instant | undefined; readonly priceElements: object } {
  const asked = body.priceElements.gasPriceElements
  gasConstants(tariff, prices)
  always(tariff, {
    ...theTariff,
    tariffLabel: Buffer.alloc(0),
    unitOfMeasure: 0,
    priceTrailingDigit: 0x50,
    tierBlockMode: 255,
    blockThresholdMultiplier: 1,
    blockThresholdDivisor: 1000,
  })
  const isByBlock = tariff.tariffTypeAndChargingScheme === schemes.block
  must(isByBlock || tariff.tariffTypeAndChargingScheme === schemes.timeOfUse, 'the charging scheme')
  always(prices, { ...theTariff, subPayloadControl: isByBlock ? 0 : 1 })
  always(tariff, { numberOfPriceTiersInUse: isByBlock ? 0 : prices.prices.length })
  const inUse = tariff.numberOfBlockThresholdsInUse
  if (!isByBlock) always(tariff, { numberOfBlockThresholdsInUse: 0 })
  else if (thresholds !== null) always(tariff, { numberOfBlockThresholdsInUse: thresholds })
  return {
    executionDateTime: allOf(
      body.executionDateTime,
      gasExecution(tariff.startTime, body.executionDateTime),
      gasExecutionOfPart(prices.startTime, body.executionDateTime),
    ),
    priceElements: {
      gasPriceElements: {
        currencyUnits: currencies[tariff.currency],
        standingCharge: tariff.standingCharge,
        ...(isByBlock
          ? {
              blockTariff: {
                blockPrice: prices.prices.map(({ tierOrBlock, price }) => ({ index: tierOrBlock + 1, value: price })),
                // Where thresholds stand beside prices, there are as many as there are.
                numberOfThresholds: thresholds === null ? inUse : asked?.blockTariff?.numberOfThresholds,
              },
            }
          : {
              touTariff: {
                touPrice: prices.prices.map(({ tierOrBlock, price }) => ({ index: tierOrBlock, value: price })),
              },
            }),
      },
    },
  }
}

function gasTariff(values: ValueOfCommand<typeof gcs01a>, body: Primary) {
  const asked = body.gasTariffElements
  const { executionDateTime, days, weeks, seasons, specialDays } = gasCalendarOf(values, 0, {
    executionDateTime: body.executionDateTime,
    weeks: asked?.switchingTable.weekProfiles,
  })
  const askedThresholds = asked?.thresholdMatrix.blockThreshold
  const prices = gasPrices(values, body, askedThresholds?.length ?? 0)
  const isByBlock = values.tariff.tariffTypeAndChargingScheme === schemes.block
  must(values.thresholds.length === (isByBlock ? 1 : 0), 'ThresholdMatrix')
  const starts = values.thresholds.map((each) => {
    gasConstants(each)
    always(each, { ...theTariff, subPayloadControl: 1 })
    return gasExecutionOfPart(each.startTime, body.executionDateTime)
  })
  const matrix = values.thresholds.flatMap(({ thresholds }) => thresholds)
  must(matrix.length === (isByBlock ? 1 : 0) && matrix.every(({ tier }) => tier === 0), 'ThresholdMatrix')
  return {
    executionDateTime: allOf(body.executionDateTime, executionDateTime, prices.executionDateTime, ...starts),
    gasTariffElements: {
      switchingTable: {
        dayProfiles: { dayProfile: days.map(gasDayOf) },
        weekProfiles: weeks,
        seasons,
      },
      specialDays,
      thresholdMatrix: {
        // A tariff by time of use has no thresholds, whatever the request says of them.
        blockThreshold: isByBlock ? rankedOf(matrix[0]?.thresholds ?? [], askedThresholds) : askedThresholds,
      },
    },
    priceElements: prices.priceElements,
  }
}

interface GasDay {
  readonly id: number
  readonly entries: readonly { readonly startTime: number; readonly action: number }[]
}

function gasDayOf({ id, entries }: GasDay) {
  const [entry, ...others] = entries
  must(entry?.startTime === 0 && others.length === 0, 'the schedule of a day profile')
  return { dayName: id, ...(entry?.action === 0 ? { blockTariff: {} } : { touTariffAction: entry?.action }) }
}

/** 1.1 and 1.2: tariffs and prices. */
export const tariffReadings: readonly Reading[] = [
  reading('1.1.1', 'UpdateImportTariffPrimaryElement', ecs01a, electricityTariff),
  reading('1.1.1', 'UpdateImportTariffPrimaryElement', gcs01a, gasTariff),
  reading('1.1.2', 'UpdateImportTariffSecondaryElement', ecs01c, (values, body) => ({
    executionDateTime: allOf(
      body.executionDateTime,
      executionOf(values.calendarFrom, body.executionDateTime),
      executionOf(values.specialDaysFrom, body.executionDateTime),
      executionOf(values.pricesFrom, body.executionDateTime),
    ),
    switchingTable: {
      dayProfiles: daysOf(values.days, secondaryAction),
      weekProfiles: weeksOf(values.weeks, body.switchingTable.weekProfiles),
      seasons: seasonsOf(values.seasons),
    },
    specialDays: specialDaysOf(values.specialDays),
    priceElements: secondaryPrices(values.prices, body.priceElements),
  })),
  reading('1.2.1', 'UpdatePricePrimaryElement', ecs01b, (values, body) => ({
    executionDateTime: allOf(
      body.executionDateTime,
      executionOf(values.standingChargeFrom, body.executionDateTime),
      executionOf(values.pricesFrom, body.executionDateTime),
    ),
    priceElements: primaryPrices(values, body.priceElements),
  })),
  reading('1.2.1', 'UpdatePricePrimaryElement', gcs01b, (values, body) => gasPrices(values, body, null)),
  reading('1.2.2', 'UpdatePriceSecondaryElement', ecs01d, (values, body) => ({
    executionDateTime: executionOf(values.pricesFrom, body.executionDateTime),
    priceElements: secondaryPrices(values.prices, body.priceElements),
  })),
]
