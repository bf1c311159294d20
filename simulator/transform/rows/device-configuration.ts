import type { BodyContent } from '../../duis/bodies/request-bodies.ts'
import { dbch04, dbch05 } from '../../gbcs/dlms/commands/hub.ts'
import { ecs39a, ecs39b, ecs40 } from '../../gbcs/dlms/commands/identity.ts'
import { ecs28a, ecs28b, ecs30, ecs30a, ecs34, ecs37, ecs57, ecs81 } from '../../gbcs/dlms/commands/meter-settings.ts'
import { ecs48 } from '../../gbcs/dlms/commands/payment.ts'
import { ecs29a, ecs29b, ecs29c, ecs29d, ecs29e, ecs29f } from '../../gbcs/dlms/commands/voltage.ts'
import { cosemLogRead, cosemRead } from '../../gbcs/dlms/reads.ts'
import {
  cs10a,
  cs10b,
  gcs20r,
  gcs21a,
  gcs21d,
  gcs21e,
  gcs21j,
  gcs21k,
  gcs21m,
  gcs46,
} from '../../gbcs/gbz/commands/readings.ts'
import { gcs23, gcs24, gcs24a, gcs25, gcs25a, gcs41 } from '../../gbcs/gbz/commands/settings.ts'
import type { TransformFacts } from '../facts.ts'
import { activationOf, gasMoment, periodOf } from '../moments.ts'
import { asking, on, row, sinceGbcs, type TransformRow, where } from '../row.ts'
import { clockWays } from './device-estate.ts'

type Voltage = BodyContent<'UpdateDeviceConfigurationVoltage'>

const thresholdsOf = ({ rmsVoltageSettings: it }: Voltage) => ({
  extremeOver: it.rmsExtremeOverVoltageThreshold,
  extremeOverSeconds: it.rmsExtremeOverVoltageMeasurementPeriod,
  extremeUnder: it.rmsExtremeUnderVoltageThreshold,
  extremeUnderSeconds: it.rmsExtremeUnderVoltageMeasurementPeriod,
  sag: it.rmsVoltageSagThreshold,
  sagSeconds: it.rmsVoltageSagMeasurementPeriod,
  swell: it.rmsVoltageSwellThreshold,
  swellSeconds: it.rmsVoltageSwellMeasurementPeriod,
})

function voltageOfOne(body: Voltage) {
  const it = body.singlePhaseVoltageSettings
  return (
    it && {
      ...thresholdsOf(body),
      averageSeconds1: it.averageRmsVoltageMeasurementPeriod,
      averageOver1: it.averageRmsOverVoltageThreshold,
      averageUnder1: it.averageRmsUnderVoltageThreshold,
    }
  )
}

/** Each phase once, in whatever order. */
function voltageOfThree(body: Voltage) {
  const [one, two, three] = [1, 2, 3].map(
    (phase) => body.polyPhaseVoltageSettings?.find((each) => each.phase === phase)?.phaseVoltageSettings,
  )
  if (one === undefined || two === undefined || three === undefined) return undefined
  return {
    ...thresholdsOf(body),
    averageSeconds1: one.averageRmsVoltageMeasurementPeriod,
    averageOver1: one.averageRmsOverVoltageThreshold,
    averageUnder1: one.averageRmsUnderVoltageThreshold,
    averageSeconds2: two.averageRmsVoltageMeasurementPeriod,
    averageOver2: two.averageRmsOverVoltageThreshold,
    averageUnder2: two.averageRmsUnderVoltageThreshold,
    averageSeconds3: three.averageRmsVoltageMeasurementPeriod,
    averageOver3: three.averageRmsOverVoltageThreshold,
    averageUnder3: three.averageRmsUnderVoltageThreshold,
  }
}

type BillingCalendar = BodyContent<'UpdateDeviceConfigurationBillingCalendar'>

const date = (month: number | null, day: number | null, weekday: number | null = null) => ({
  year: null,
  month,
  day,
  weekday,
})

/** Months from one on, so many of them apart, round the year. */
const monthsFrom = (first: number, apart: number): number[] =>
  Array.from({ length: 12 / apart }, (_, at) => ((first - 1 + at * apart) % 12) + 1)

/** When a billing period begins that is no longer than a month. */
function shortBillingTimes({ electricityBillingCalendar: it }: BillingCalendar) {
  if (it === undefined) return undefined
  const time = it.billingTime
  if (it.daily !== undefined) return { times: [{ time, date: date(null, null) }] }
  if (it.weekly !== undefined) return { times: [{ time, date: date(null, null, it.weekly) }] }
  return it.monthly === undefined ? undefined : { times: [{ time, date: date(null, it.monthly) }] }
}

/** The same for one of several months. */
function billingTimes(body: BillingCalendar) {
  const it = body.electricityBillingCalendar
  const severals = [
    [it?.quarterly, 3],
    [it?.sixMonthly, 6],
    [it?.yearly, 12],
  ] as const
  const [several, apart] = severals.find(([each]) => each !== undefined) ?? []
  if (it === undefined || several === undefined || apart === undefined) return shortBillingTimes(body)
  return {
    times: monthsFrom(several.billingPeriodStartMonth, apart)
      .toSorted((one, other) => one - other)
      .map((month) => ({ time: it.billingTime, date: date(month, several.dayOfMonth) })),
  }
}

/** How long a billing period of a GSME is: a number, and of what, counted from the moment that is given. */
const gasPeriods = {
  Daily: { duration: 1, type: 0x21 },
  Weekly: { duration: 1, type: 0x22 },
  Monthly: { duration: 1, type: 0x23 },
  Quarterly: { duration: 3, type: 0x23 },
  SixMonthly: { duration: 6, type: 0x23 },
  Yearly: { duration: 12, type: 0x23 },
} as const

function gasBilling({ gasBillingCalendar: it }: BillingCalendar, { now }: TransformFacts) {
  if (it === undefined) return undefined
  const { duration, type } = gasPeriods[it.periodicity]
  const about = { providerId: 0, issuerEventId: gasMoment(now) }
  return {
    billing: {
      ...about,
      billingPeriodStartTime: gasMoment(it.billingPeriodStart),
      billingPeriodDuration: duration,
      billingPeriodDurationType: type,
      tariffType: 0,
    },
    block: {
      ...about,
      blockPeriodStartTime: gasMoment(it.billingPeriodStart),
      blockPeriodDuration: duration,
      blockPeriodControl: 2,
      blockPeriodDurationType: type,
      tariffType: 0,
      tariffResolutionPeriod: 1,
    },
  }
}

const isNoLongerThanAMonth = ({ gasBillingCalendar: it }: BillingCalendar): boolean =>
  it !== undefined && ['Daily', 'Weekly', 'Monthly'].includes(it.periodicity)

type GasFlow = BodyContent<'UpdateDeviceConfigurationGasFlow'>

/** ZigBee Smart Energy: what becomes of supply. */
const supplyStates = { Locked: 0, Unchanged: 3 } as const

const gasFlow = (body: GasFlow, threshold: number, divisor: number, { now }: TransformFacts) => ({
  threshold: {
    providerId: 0,
    issuerEventId: gasMoment(now),
    uncontrolledFlowThreshold: threshold,
    // Cubic metres an hour.
    unitOfMeasure: 1,
    multiplier: 1,
    divisor,
    stabilisationPeriod: body.stabilisationPeriod,
    measurementPeriod: body.measurementPeriod,
  },
  states: {
    issuerEventId: gasMoment(now),
    supplyTamperState: supplyStates[body.supplyTamperState],
    supplyDepletionState: supplyStates[body.supplyDepletionState],
    supplyUncontrolledFlowState: supplyStates.Locked,
    loadLimitSupplyState: supplyStates.Unchanged,
  },
})

type Log = BodyContent<'ReadEventOrSecurityLog'>

const logOf =
  (...wanted: readonly Log['logToRead'][]) =>
  (body: Log) =>
    wanted.includes(body.logToRead) ? periodOf(body) : undefined

/** Which log of a GSME, and in the high nibble that what belongs to each event is wanted too. */
const gasLog = (eventControlAndLogId: number, wanted: readonly Log['logToRead'][]) => (body: Log) =>
  wanted.includes(body.logToRead)
    ? {
        log: {
          eventControlAndLogId,
          eventId: 0,
          startTime: gasMoment(body.readLogPeriod.startDateTime),
          endTime: gasMoment(body.readLogPeriod.endDateTime),
          numberOfEvents: 0,
          eventOffset: 0,
        },
      }
    : undefined

type Channels = BodyContent<'SetCHFSubGHzConfiguration'>['lowerBandSubGhzChannels0To26']

const channelsFrom = (first: number, channels: Channels) => ({
  channels: Object.keys(channels).map((channel) => Number(channel.slice('channel'.length)) - first),
})

const inHundredths = (value: number): number => Math.round(100 * value)

const isNetworkOperator = ({ user }: TransformFacts): boolean => user.role === 'ED'

/** An hour of the day and every day, from the first of January of any year on. */
const everyDay = {
  isEnabled: true,
  weekdays: Array.from({ length: 7 }, () => true),
  specialDays: [],
  begin: { year: 0, month: 1, day: null, weekday: null },
  end: { year: null, month: null, day: null, weekday: null },
}

const resets = (body: Voltage): boolean => body.rmsVoltageCountersNotReset === undefined
const isPolyphase = ({ device }: TransformFacts): boolean => device.meter === 'polyphase'

/** Service References 6 but for security credentials, schedules and alerts: how a device is configured. */
export const deviceConfigurationRows: readonly TransformRow[] = [
  row(
    '6.2.1',
    'ReadDeviceConfigurationVoltage',
    where(isPolyphase, asking('ESME', cosemRead(0x00c6))),
    asking('ESME', cosemRead(0x003c)),
  ),
  row('6.2.2', 'ReadDeviceConfigurationRandomisation', asking('ESME', cosemRead(0x003d))),
  row(
    '6.2.3',
    'ReadDeviceConfigurationBillingCalendar',
    sinceGbcs(2, asking('ESME', cosemRead(0x00d9))),
    asking('ESME', cosemRead(0x003e)),
    sinceGbcs(2, asking('GSME', gcs21k)),
    asking('GSME', gcs21d),
  ),
  row(
    '6.2.4',
    'ReadDeviceConfigurationIdentityExcMPxN',
    sinceGbcs(4, asking('ESME', cosemRead(0x00f9))),
    asking('ESME', cosemRead(0x003f)),
    sinceGbcs(4, asking('CHF', cosemRead(0x00fa))),
    asking('CHF', cosemRead(0x0092)),
    sinceGbcs(4, asking('GSME', gcs21m)),
    asking(['GSME', 'GPF'], gcs21e),
  ),
  row('6.2.5', 'ReadDeviceConfigurationInstantaneousPowerThresholds', asking('ESME', cosemRead(0x0040))),
  row('6.2.7', 'ReadDeviceConfigurationMPxN', asking('ESME', ecs40), asking('GSME', gcs46)),
  row('6.2.8', 'ReadDeviceConfigurationGas', asking('GSME', gcs21a)),
  row('6.2.9', 'ReadDeviceConfigurationPaymentMode', asking('ESME', cosemRead(0x00be)), asking('GSME', gcs21j)),
  row(
    '6.2.10',
    'ReadDeviceConfigurationEventAndAlertBehaviours',
    where(isNetworkOperator, asking('ESME', cosemRead(0x00ef))),
    asking('ESME', cosemRead(0x00ee)),
    asking('GSME', gcs20r),
  ),
  row(
    '6.4.1',
    'UpdateDeviceConfigurationLoadLimitingGeneralSettings',
    on('ESME', ecs28a, (body) => ({
      disables: body.loadLimitSupplyState === 'Disable',
      thresholdWatts: body.loadLimitPowerThreshold,
      periodSeconds: body.loadLimitPeriod,
      restorationSeconds: body.loadLimitRestorationPeriod,
      disablesFrom: activationOf(body),
      thresholdFrom: activationOf(body),
      periodFrom: activationOf(body),
      restorationFrom: activationOf(body),
    })),
  ),
  row('6.4.2', 'UpdateDeviceConfigurationLoadLimitingCounterReset', asking('ESME', ecs28b)),
  row(
    '6.5',
    'UpdateDeviceConfigurationVoltage',
    on('ESME', ecs29a, (body) => (resets(body) ? voltageOfOne(body) : undefined)),
    on('ESME', ecs29b, (body) => (resets(body) ? voltageOfThree(body) : undefined)),
    on('ESME', ecs29c, voltageOfOne),
    on('ESME', ecs29d, voltageOfThree),
  ),
  row(
    '6.6',
    'UpdateDeviceConfigurationGasConversion',
    on('GSME', gcs23, ({ calorificValue, conversionFactor }, { now }) => ({
      conversionFactor: {
        issuerEventId: gasMoment(now),
        startTime: 0,
        conversionFactor: Math.round(1e5 * conversionFactor),
        conversionFactorTrailingDigit: 0x50,
      },
      calorificValue: {
        issuerEventId: gasMoment(now),
        startTime: 0,
        calorificValue: Math.round(10 * calorificValue),
        // MJ per cubic metre.
        calorificValueUnit: 1,
        calorificValueTrailingDigit: 0x10,
      },
    })),
  ),
  row(
    '6.7',
    'UpdateDeviceConfigurationGasFlow',
    on('GSME', gcs24a, (body, facts) =>
      body.uncontrolledGasFlowRateDecimal === undefined
        ? undefined
        : gasFlow(body, Math.round(1e4 * body.uncontrolledGasFlowRateDecimal), 1e4, facts),
    ),
    on('GSME', gcs24, (body, facts) =>
      body.uncontrolledGasFlowRate === undefined ? undefined : gasFlow(body, body.uncontrolledGasFlowRate, 1, facts),
    ),
  ),
  row(
    '6.8',
    'UpdateDeviceConfigurationBillingCalendar',
    sinceGbcs(2, on('ESME', ecs30a, billingTimes)),
    on('ESME', ecs30, shortBillingTimes),
    sinceGbcs(2, on('GSME', gcs25a, gasBilling)),
    on('GSME', gcs25, (body, facts) => (isNoLongerThanAMonth(body) ? gasBilling(body, facts) : undefined)),
  ),
  row('6.11', 'SynchroniseClock', ...clockWays),
  row(
    '6.12',
    'UpdateDeviceConfigurationInstantaneousPowerThreshold',
    on('ESME', ecs34, ({ lowMediumPowerThreshold, mediumHighPowerThreshold }) => ({
      thresholdsWatts: [lowMediumPowerThreshold, mediumHighPowerThreshold],
    })),
  ),
  row(
    '6.13',
    'ReadEventOrSecurityLog',
    on('ESME', cosemLogRead(0x0048), logOf('Event')),
    on('ESME', cosemLogRead(0x0049), logOf('Security')),
    on('ESME', cosemLogRead(0x00b9), logOf('PowerEvent')),
    where(isNetworkOperator, on('ESME', cosemLogRead(0x00fd), logOf('ALCSEvent'))),
    on('ESME', cosemLogRead(0x00ba), logOf('ALCSEvent')),
    on('CHF', cosemLogRead(0x0093), logOf('Event')),
    on('CHF', cosemLogRead(0x0094), logOf('Security')),
    on(['GSME', 'GPF'], cs10a, gasLog(0x13, ['Event', 'GSMEEvent'])),
    on(['GSME', 'GPF'], cs10b, gasLog(0x04, ['Security', 'GSMESecurity'])),
  ),
  row(
    '6.18.1',
    'SetMaximumDemandConfigurableTimePeriod',
    on('ESME', ecs37, ({ maximumDemandTimePeriodSchedule: { startTime, endTime } }) => ({
      entries: [
        { index: 0, selector: 1, switchTime: startTime, ...everyDay },
        { index: 1, selector: 2, switchTime: endTime, ...everyDay },
      ],
    })),
  ),
  row(
    '6.18.2',
    'ResetMaximumDemandRegisters',
    on('ESME', ecs57, (body) => ({
      activeImport: body.maxDemandActivePowerImportValue && true,
      activeImportInPeriod: body.maxDemandConfigTimeActivePowerImportValue && true,
      activeExport: body.maxDemandActivePowerExportValue && true,
    })),
  ),
  row(
    '6.20.1',
    'SetDeviceConfigurationImportMPxN',
    on(
      'ESME',
      ecs39a,
      ({ importMpans }) => importMpans && { mpans: importMpans.importMpan + (importMpans.secondaryImportMpan ?? '') },
    ),
    on('GSME', gcs41, ({ importMprn }, { now }) =>
      importMprn === undefined
        ? undefined
        : {
            siteId: {
              issuerEventId: gasMoment(now),
              siteIdTime: 0,
              providerId: 0,
              siteId: Buffer.from(importMprn, 'latin1'),
            },
          },
    ),
  ),
  row(
    '6.20.2',
    'SetDeviceConfigurationExportMPAN',
    on('ESME', ecs39b, ({ exportMpan }) => ({ mpan: exportMpan })),
  ),
  row(
    '6.27',
    'UpdateDeviceConfigurationRMSVoltageCounterReset',
    where(isPolyphase, asking('ESME', ecs29f)),
    asking('ESME', ecs29e),
  ),
  row(
    '6.25',
    'SetElectricitySupplyTamperState',
    on('ESME', ecs81, ({ supplyTamperState }) => ({ locks: supplyTamperState === 'Locked' })),
  ),
  row(
    '6.26',
    'UpdateDeviceConfigurationDailyResettingOfTariffBlockCounterMatrix',
    on('ESME', ecs48, ({ dailyTariffBlockCounterMatrixReset }) => ({
      times: dailyTariffBlockCounterMatrixReset ? [null] : [],
    })),
  ),
  row(
    '6.28',
    'SetCHFSubGHzConfiguration',
    on('CHF', dbch04, (body) => ({
      configuration: {
        lowerBand0To26: channelsFrom(0, body.lowerBandSubGhzChannels0To26),
        lowerBand27To34: channelsFrom(27, body.lowerBandSubGhzChannels27To34),
        lowerBand35To61: channelsFrom(35, body.lowerBandSubGhzChannels35To61),
        upperBand0To26: channelsFrom(0, body.upperBandSubGhzChannels0To26),
        normalLimitedDutyCycleThreshold: inHundredths(body.normalLimitedDutyCycleThreshold),
        limitedCriticalDutyCycleThreshold: inHundredths(body.limitedCriticalDutyCycleThreshold),
        maximumChannelChangesPerWeek: body.maximumSubGhzChannelChangesPerWeek,
        gsmeCurfew: body.gsmeCurfew,
        channelQuieterThreshold: body.channelQuieterThreshold,
        channelNoisierThreshold: body.channelNoisierThreshold,
        nonGsmePoorCommsThreshold: inHundredths(body.nonGsmePoorCommsPercentageThreshold),
        nonGsmePoorCommsMeasurementPeriods: body.nonGsmePoorCommsMeasurementPeriods,
        localNoiseMeasurementPeriod: body.localChNoiseMeasurementPeriod,
        localFailureThreshold: inHundredths(body.localChFailurePercentage),
        localRetryThreshold: inHundredths(body.localChRetryPercentage),
      },
    })),
  ),
  row('6.29', 'RequestCHFSubGHzChannelScan', asking('CHF', dbch05)),
  row('6.30', 'ReadCHFSubGHzConfiguration', asking('CHF', cosemRead(0x010c))),
  row('6.31', 'ReadCHFSubGHzChannel', asking('CHF', cosemRead(0x010a))),
  row('6.32', 'ReadCHFSubGHzChannelLog', on('CHF', cosemLogRead(0x010b), periodOf)),
]
