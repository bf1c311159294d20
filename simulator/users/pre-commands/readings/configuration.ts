import type { BodyContent } from '../../../duis/bodies/request-bodies.ts'
import { ecs28a, ecs30, ecs30a, ecs81 } from '../../../gbcs/dlms/commands/meter-settings.ts'
import { ecs48 } from '../../../gbcs/dlms/commands/payment.ts'
import { gcs23, gcs24, gcs24a, gcs25, gcs25a } from '../../../gbcs/gbz/commands/settings.ts'
import { gasConstants } from '../calendars.ts'
import { executionOf, gasMoment } from '../moments.ts'
import { allOf, always, must, NotAsked, type Reading, reading } from '../reading.ts'

type Values<Of> = Of extends { write(values: infer Said, counter: bigint): Buffer } ? Said : never
type GasFlow = BodyContent<'UpdateDeviceConfigurationGasFlow'>
type BillingCalendar = BodyContent<'UpdateDeviceConfigurationBillingCalendar'>

/** A decimal number that a message has as a whole number of so many parts. */
const parts = (said: number, perOne: number, asked: number | undefined): number =>
  asked !== undefined && Math.round(perOne * asked) === said ? asked : said / perOne

/** What becomes of supply, as ZigBee numbers it. */
const supplyStates: Readonly<Record<number, string>> = { 0: 'Locked', 3: 'Unchanged' }

function gasFlow({ threshold, states }: Values<typeof gcs24>, divisor: number) {
  gasConstants(threshold)
  always(threshold, { unitOfMeasure: 1, multiplier: 1, divisor })
  always(states, { supplyUncontrolledFlowState: 0, loadLimitSupplyState: 3 })
  return {
    supplyDepletionState: supplyStates[states.supplyDepletionState],
    supplyTamperState: supplyStates[states.supplyTamperState],
    stabilisationPeriod: threshold.stabilisationPeriod,
    measurementPeriod: threshold.measurementPeriod,
  }
}

type Periods = NonNullable<BillingCalendar['electricityBillingCalendar']>

/** Periods of several months by how many begin in a year. */
const severals = { 4: 'quarterly', 2: 'sixMonthly', 1: 'yearly' } as const

type Times = Values<typeof ecs30>['times']

function periodOf(times: Times, asked: Periods | undefined): object {
  const [first] = times
  const dates = times.map(({ date }) => date)
  const isRegular = dates.every(({ year, day }) => year === null && typeof day !== 'string' && day === first?.date.day)
  if (first === undefined || !isRegular) throw new NotAsked('ElectricityBillingCalendar')
  const { month, day, weekday } = first.date
  if (month === null) {
    must(times.length === 1 && (day === null || weekday === null), 'ElectricityBillingCalendar')
    return weekday !== null ? { weekly: weekday } : day === null ? { daily: {} } : { monthly: day }
  }
  return { [severalOf(dates)]: { dayOfMonth: day, billingPeriodStartMonth: startOf(dates, asked) } }
}

type Dates = readonly Times[number]['date'][]

/** Months that are as far apart as the year divided by their number, and in order. */
function severalOf(dates: Dates): string {
  const months = dates.map(({ month }) => month ?? 0)
  const name = severals[months.length as 1]
  const isEven = months.every((month, at) => month === (months[0] ?? 0) + (at * 12) / months.length)
  must(name !== undefined && isEven && dates.every(({ weekday }) => weekday === null), 'ElectricityBillingCalendar')
  return name
}

/** Any of the months may be the first. */
function startOf(dates: Dates, asked: Periods | undefined): number | null | undefined {
  const several = asked?.quarterly ?? asked?.sixMonthly ?? asked?.yearly
  const isAmong = dates.some(({ month }) => month === several?.billingPeriodStartMonth)
  return isAmong ? several?.billingPeriodStartMonth : dates[0]?.month
}

function billingCalendar({ times }: Values<typeof ecs30>, { electricityBillingCalendar: asked }: BillingCalendar) {
  const saidTimes = times.map(({ time }) => time)
  return {
    electricityBillingCalendar: {
      billingTime: asked === undefined ? saidTimes[0] : allOf(asked.billingTime, ...saidTimes),
      ...periodOf(times, asked),
    },
  }
}

/** Lengths of billing periods of a GSME: a number, and of what, counted from the moment that is given. */
const gasPeriods: Readonly<Record<string, string>> = {
  '1 33': 'Daily',
  '1 34': 'Weekly',
  '1 35': 'Monthly',
  '3 35': 'Quarterly',
  '6 35': 'SixMonthly',
  '12 35': 'Yearly',
}

function gasBilling({ billing, block }: Values<typeof gcs25>, { gasBillingCalendar: asked }: BillingCalendar) {
  gasConstants(billing, block)
  always(block, { blockPeriodControl: 2, tariffResolutionPeriod: 1 })
  const periodicity = gasPeriods[`${billing.billingPeriodDuration} ${billing.billingPeriodDurationType}`]
  const ofBlock = gasPeriods[`${block.blockPeriodDuration} ${block.blockPeriodDurationType}`]
  const at = (seconds: number) => gasMoment(seconds, asked?.billingPeriodStart)
  return {
    gasBillingCalendar: {
      billingPeriodStart: allOf<unknown>(
        asked?.billingPeriodStart,
        at(billing.billingPeriodStartTime),
        at(block.blockPeriodStartTime),
      ),
      periodicity: periodicity === ofBlock ? periodicity : undefined,
    },
  }
}

/** Service References 6 that say how a meter is configured. */
export const configurationReadings: readonly Reading[] = [
  reading('6.4.1', 'UpdateDeviceConfigurationLoadLimitingGeneralSettings', ecs28a, (values, asked) => ({
    executionDateTime: allOf(
      asked.executionDateTime,
      executionOf(values.disablesFrom, asked.executionDateTime),
      executionOf(values.thresholdFrom, asked.executionDateTime),
      executionOf(values.periodFrom, asked.executionDateTime),
      executionOf(values.restorationFrom, asked.executionDateTime),
    ),
    loadLimitPeriod: values.periodSeconds,
    loadLimitPowerThreshold: values.thresholdWatts,
    loadLimitRestorationPeriod: values.restorationSeconds,
    loadLimitSupplyState: values.disables ? 'Disable' : 'Unchanged',
  })),
  reading('6.6', 'UpdateDeviceConfigurationGasConversion', gcs23, ({ conversionFactor, calorificValue }, asked) => {
    always(conversionFactor, { startTime: 0, conversionFactorTrailingDigit: 0x50 })
    always(calorificValue, { startTime: 0, calorificValueUnit: 1, calorificValueTrailingDigit: 0x10 })
    return {
      calorificValue: parts(calorificValue.calorificValue, 10, asked.calorificValue),
      conversionFactor: parts(conversionFactor.conversionFactor, 1e5, asked.conversionFactor),
    }
  }),
  reading('6.7', 'UpdateDeviceConfigurationGasFlow', gcs24a, (values, asked: GasFlow) => ({
    uncontrolledGasFlowRateDecimal: parts(
      values.threshold.uncontrolledFlowThreshold,
      1e4,
      asked.uncontrolledGasFlowRateDecimal,
    ),
    ...gasFlow(values, 1e4),
  })),
  reading('6.7', 'UpdateDeviceConfigurationGasFlow', gcs24, (values) => ({
    uncontrolledGasFlowRate: values.threshold.uncontrolledFlowThreshold,
    ...gasFlow(values, 1),
  })),
  reading('6.8', 'UpdateDeviceConfigurationBillingCalendar', ecs30a, billingCalendar),
  reading('6.8', 'UpdateDeviceConfigurationBillingCalendar', ecs30, billingCalendar),
  reading('6.8', 'UpdateDeviceConfigurationBillingCalendar', gcs25a, gasBilling),
  reading('6.8', 'UpdateDeviceConfigurationBillingCalendar', gcs25, gasBilling),
  reading('6.25', 'SetElectricitySupplyTamperState', ecs81, ({ locks }) => ({
    supplyTamperState: locks ? 'Locked' : 'Unchanged',
  })),
  reading('6.26', 'UpdateDeviceConfigurationDailyResettingOfTariffBlockCounterMatrix', ecs48, ({ times }) => {
    must(times.length <= 1, 'DailyTariffBlockCounterMatrixReset')
    return { dailyTariffBlockCounterMatrixReset: times.length === 1 }
  }),
]
