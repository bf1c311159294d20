import type { BodyContent } from '../../duis/bodies/request-bodies.ts'
import { ecs39a, ecs39b, ecs40 } from '../../gbcs/dlms/commands/identity.ts'
import { ecs28a, ecs28b, ecs34, ecs37, ecs57, ecs81 } from '../../gbcs/dlms/commands/meter-settings.ts'
import { ecs48 } from '../../gbcs/dlms/commands/payment.ts'
import { cosemRead } from '../../gbcs/dlms/reads.ts'
import { gcs20r, gcs21a, gcs21e, gcs21j, gcs21m, gcs46 } from '../../gbcs/gbz/commands/readings.ts'
import { gcs23, gcs24, gcs24a, gcs41 } from '../../gbcs/gbz/commands/settings.ts'
import type { TransformFacts } from '../facts.ts'
import { activationOf, gasMoment } from '../moments.ts'
import { asking, on, row, sinceGbcs, type TransformRow, where } from '../row.ts'
import { clockWays } from './device-estate.ts'

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

const isNetworkOperator = ({ user }: TransformFacts): boolean => user.role === 'ED'

/** An hour of the day and every day, from the first of January of any year on. */
const everyDay = {
  isEnabled: true,
  weekdays: Array.from({ length: 7 }, () => true),
  specialDays: [],
  begin: { year: 0, month: 1, day: null, weekday: null },
  end: { year: null, month: null, day: null, weekday: null },
}

/** Those of Service References 6 that have no file of their own: how a device is configured. */
export const deviceConfigurationRows: readonly TransformRow[] = [
  row('6.2.2', 'ReadDeviceConfigurationRandomisation', asking('ESME', cosemRead(0x003d))),
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
  row('6.11', 'SynchroniseClock', ...clockWays),
  row(
    '6.12',
    'UpdateDeviceConfigurationInstantaneousPowerThreshold',
    on('ESME', ecs34, ({ lowMediumPowerThreshold, mediumHighPowerThreshold }) => ({
      thresholdsWatts: [lowMediumPowerThreshold, mediumHighPowerThreshold],
    })),
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
]
