import {
  boolean,
  dateTime,
  decimal,
  int,
  oneOf,
  positive,
  time,
  unsignedInt,
  unsignedShort,
} from '../notation/simple-types.ts'
import { choice, list, nothing, optional, sequence } from '../notation/structure.ts'
import { mpan, mprn } from '../values/identifiers.ts'
import { futureDated, logPeriod } from '../values/moments.ts'
import { configureAlertBehaviour } from './alert-behaviour.ts'
import { auxiliaryLoadConfiguration } from './auxiliary-load.ts'
import { subGhz } from './sub-ghz.ts'

/** Seconds; 8.1.1 sends the same body. */
export const synchroniseClock = sequence({ currentDateTime: dateTime, tolerancePeriod: int(0, 86_400) })

const averageVoltage = sequence({
  averageRmsOverVoltageThreshold: unsignedInt(),
  averageRmsUnderVoltageThreshold: unsignedInt(),
  averageRmsVoltageMeasurementPeriod: unsignedInt(),
})

/** Periods are seconds, thresholds are tenths of a volt. */
const voltage = sequence(
  futureDated,
  {
    rmsVoltageSettings: sequence({
      rmsExtremeOverVoltageMeasurementPeriod: unsignedInt(),
      rmsExtremeOverVoltageThreshold: unsignedInt(),
      rmsExtremeUnderVoltageMeasurementPeriod: unsignedInt(),
      rmsExtremeUnderVoltageThreshold: unsignedInt(),
      rmsVoltageSagMeasurementPeriod: unsignedInt(),
      rmsVoltageSagThreshold: unsignedInt(),
      rmsVoltageSwellMeasurementPeriod: unsignedInt(),
      rmsVoltageSwellThreshold: unsignedInt(),
    }),
  },
  choice({
    singlePhaseVoltageSettings: averageVoltage,
    polyPhaseVoltageSettings: list(sequence({ phase: positive(3), phaseVoltageSettings: averageVoltage }), 3, 3),
  }),
  { rmsVoltageCountersNotReset: optional(nothing) },
)

const lockedOrUnchanged = oneOf('Unchanged', 'Locked')

const gasFlow = sequence(
  choice({
    uncontrolledGasFlowRate: unsignedShort(),
    uncontrolledGasFlowRateDecimal: decimal(4, { minInclusive: 0, maxInclusive: 6.5535 }),
  }),
  {
    supplyDepletionState: lockedOrUnchanged,
    supplyTamperState: lockedOrUnchanged,
    stabilisationPeriod: positive(255),
    measurementPeriod: positive(65_535),
  },
)

const dayOfMonth = positive(28)
const severalMonths = sequence({ dayOfMonth, billingPeriodStartMonth: positive(12) })

const billingCalendar = sequence(
  choice({
    electricityBillingCalendar: sequence(
      { billingTime: time },
      choice({
        daily: nothing,
        weekly: positive(7),
        monthly: dayOfMonth,
        quarterly: severalMonths,
        sixMonthly: severalMonths,
        yearly: severalMonths,
      }),
    ),
    gasBillingCalendar: sequence({
      billingPeriodStart: dateTime,
      periodicity: oneOf('Daily', 'Weekly', 'Monthly', 'Quarterly', 'SixMonthly', 'Yearly'),
    }),
  }),
)

/** 6.2.x: what a device's configuration reads as. */
const readConfiguration = {
  ReadDeviceConfigurationVoltage: nothing,
  ReadDeviceConfigurationRandomisation: nothing,
  ReadDeviceConfigurationBillingCalendar: nothing,
  ReadDeviceConfigurationIdentityExcMPxN: nothing,
  ReadDeviceConfigurationInstantaneousPowerThresholds: nothing,
  ReadDeviceConfigurationMPxN: nothing,
  ReadDeviceConfigurationGas: nothing,
  ReadDeviceConfigurationPaymentMode: nothing,
  ReadDeviceConfigurationEventAndAlertBehaviours: nothing,
} as const

/** Service References 6 but for security credentials: how a device is configured. */
export const deviceConfiguration = {
  ...readConfiguration,
  UpdateDeviceConfigurationLoadLimitingGeneralSettings: sequence(futureDated, {
    loadLimitPeriod: unsignedInt(),
    loadLimitPowerThreshold: unsignedInt(),
    loadLimitRestorationPeriod: unsignedInt(),
    loadLimitSupplyState: oneOf('Disable', 'Unchanged'),
  }),
  UpdateDeviceConfigurationLoadLimitingCounterReset: sequence(futureDated),
  UpdateDeviceConfigurationVoltage: voltage,
  UpdateDeviceConfigurationGasConversion: sequence({
    // MJ per cubic metre.
    calorificValue: decimal(1, { minInclusive: 0, maxInclusive: 429_496_729.5 }),
    conversionFactor: decimal(5, { minInclusive: 0, maxInclusive: 42_949.67295 }),
  }),
  UpdateDeviceConfigurationGasFlow: gasFlow,
  UpdateDeviceConfigurationBillingCalendar: billingCalendar,
  SynchroniseClock: synchroniseClock,
  UpdateDeviceConfigurationInstantaneousPowerThreshold: sequence(futureDated, {
    lowMediumPowerThreshold: unsignedInt(),
    mediumHighPowerThreshold: unsignedInt(),
  }),
  ReadEventOrSecurityLog: sequence(logPeriod, {
    logToRead: oneOf('Event', 'ALCSEvent', 'PowerEvent', 'Security', 'GSMEEvent', 'GSMESecurity'),
  }),
  ...auxiliaryLoadConfiguration,
  SetMaximumDemandConfigurableTimePeriod: sequence(futureDated, {
    maximumDemandTimePeriodSchedule: sequence({ startTime: time, endTime: time }),
  }),
  ResetMaximumDemandRegisters: sequence(futureDated, {
    maxDemandActivePowerImportValue: optional(nothing),
    maxDemandActivePowerExportValue: optional(nothing),
    maxDemandConfigTimeActivePowerImportValue: optional(nothing),
  }),
  SetDeviceConfigurationImportMPxN: sequence(
    futureDated,
    choice({
      importMpans: sequence({ importMpan: mpan, secondaryImportMpan: optional(mpan) }),
      importMprn: mprn,
    }),
  ),
  SetDeviceConfigurationExportMPAN: sequence(futureDated, { exportMpan: mpan }),
  ConfigureAlertBehaviour: configureAlertBehaviour,
  SetElectricitySupplyTamperState: sequence({ supplyTamperState: lockedOrUnchanged }),
  UpdateDeviceConfigurationDailyResettingOfTariffBlockCounterMatrix: sequence({
    dailyTariffBlockCounterMatrixReset: boolean,
  }),
  UpdateDeviceConfigurationRMSVoltageCounterReset: sequence(futureDated),
  ...subGhz,
} as const
