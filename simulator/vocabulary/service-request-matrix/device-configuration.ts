import type { UserRole } from '../user-role.ts'
import type { ServiceRequestRows } from './definition.ts'
import {
  communicationsHub,
  critical,
  electricityMeter,
  everyRole,
  exportSupplier,
  gasMeter,
  gasSupplier,
  importSupplier,
  meters,
  nonCritical,
  suppliers,
} from './rows.ts'

const inDsp = { futureDating: 'dsp' } as const
const onDevice = { futureDating: 'device' } as const
const distributor: readonly UserRole[] = ['ED']
const suppliersAndAgent: readonly UserRole[] = ['IS', 'GS', 'RSA']

/** Service References 6, but for security credentials: what devices are set to do. */
export const deviceConfiguration: ServiceRequestRows = {
  '6.2.1': nonCritical(
    'Read Device Configuration (Voltage)',
    'ReadDeviceConfigurationVoltage',
    ['IS', 'RSA', 'ED'],
    electricityMeter,
  ),
  '6.2.2': nonCritical(
    'Read Device Configuration (Randomisation)',
    'ReadDeviceConfigurationRandomisation',
    ['IS', 'RSA', 'ED'],
    electricityMeter,
  ),
  '6.2.3': nonCritical(
    'Read Device Configuration (Billing Calendar)',
    'ReadDeviceConfigurationBillingCalendar',
    suppliersAndAgent,
    meters,
  ),
  '6.2.4': nonCritical(
    'Read Device Configuration (Identity Exc MPxN)',
    'ReadDeviceConfigurationIdentityExcMPxN',
    everyRole,
    ['ESME', 'GSME', 'GPF', 'CHF'],
  ),
  '6.2.5': nonCritical(
    'Read Device Configuration (Instantaneous Power Thresholds)',
    'ReadDeviceConfigurationInstantaneousPowerThresholds',
    ['IS', 'RSA'],
    electricityMeter,
  ),
  '6.2.7': nonCritical('Read Device Configuration (MPxN)', 'ReadDeviceConfigurationMPxN', everyRole, meters),
  '6.2.8': nonCritical('Read Device Configuration (Gas)', 'ReadDeviceConfigurationGas', ['GS', 'RSA', 'GT'], gasMeter),
  '6.2.9': nonCritical(
    'Read Device Configuration (Payment Mode)',
    'ReadDeviceConfigurationPaymentMode',
    suppliersAndAgent,
    meters,
  ),
  '6.2.10': nonCritical(
    'Read Device Configuration (Event and Alert Behaviours)',
    'ReadDeviceConfigurationEventAndAlertBehaviours',
    ['IS', 'GS', 'ED'],
    meters,
  ),
  '6.4.1': critical(
    'Update Device Configuration (Load Limiting General Settings)',
    'UpdateDeviceConfigurationLoadLimitingGeneralSettings',
    importSupplier,
    electricityMeter,
    onDevice,
  ),
  '6.4.2': nonCritical(
    'Update Device Configuration (Load Limiting Counter Reset)',
    'UpdateDeviceConfigurationLoadLimitingCounterReset',
    importSupplier,
    electricityMeter,
    inDsp,
  ),
  '6.5': nonCritical(
    'Update Device Configuration (Voltage)',
    'UpdateDeviceConfigurationVoltage',
    distributor,
    electricityMeter,
    inDsp,
  ),
  '6.6': critical(
    'Update Device Configuration (Gas Conversion)',
    'UpdateDeviceConfigurationGasConversion',
    gasSupplier,
    gasMeter,
  ),
  '6.7': critical('Update Device Configuration (Gas Flow)', 'UpdateDeviceConfigurationGasFlow', gasSupplier, gasMeter),
  '6.8': critical(
    'Update Device Configuration (Billing Calendar)',
    'UpdateDeviceConfigurationBillingCalendar',
    suppliers,
    meters,
  ),
  '6.11': critical('Synchronise Clock', 'SynchroniseClock', suppliers, meters),
  '6.12': nonCritical(
    'Update Device Configuration (Instantaneous Power Threshold)',
    'UpdateDeviceConfigurationInstantaneousPowerThreshold',
    importSupplier,
    electricityMeter,
    inDsp,
  ),
  '6.13': nonCritical(
    'Read Event Or Security Log',
    'ReadEventOrSecurityLog',
    ['IS', 'GS', 'ED', 'GT', 'RSA'],
    ['ESME', 'GSME', 'GPF', 'CHF'],
  ),
  '6.14.1': critical(
    'Update Device Configuration (Auxiliary Load Control Description)',
    'UpdateDeviceConfigurationALCDescriptions',
    importSupplier,
    electricityMeter,
  ),
  '6.14.2': critical(
    'Update Device Configuration (Auxiliary Load Control Scheduler)',
    'UpdateDeviceConfigurationALCScheduler',
    importSupplier,
    electricityMeter,
    onDevice,
  ),
  '6.14.3': critical(
    'Update Device Configuration (Auxiliary Controller Scheduler)',
    'UpdateDeviceConfigurationAuxiliaryControllerScheduler',
    importSupplier,
    electricityMeter,
    onDevice,
  ),
  '6.18.1': nonCritical(
    'Set Maximum Demand Configurable Time Period',
    'SetMaximumDemandConfigurableTimePeriod',
    distributor,
    electricityMeter,
    inDsp,
  ),
  '6.18.2': nonCritical(
    'Reset Maximum Demand Registers',
    'ResetMaximumDemandRegisters',
    distributor,
    electricityMeter,
    inDsp,
  ),
  '6.20.1': nonCritical(
    'Set Device Configuration (Import MPxN)',
    'SetDeviceConfigurationImportMPxN',
    suppliers,
    meters,
    inDsp,
  ),
  '6.20.2': nonCritical(
    'Set Device Configuration (Export MPAN)',
    'SetDeviceConfigurationExportMPAN',
    exportSupplier,
    electricityMeter,
    inDsp,
  ),
  '6.22': nonCritical('Configure Alert Behaviour', 'ConfigureAlertBehaviour', ['IS', 'GS', 'ED'], meters),
  '6.25': critical(
    'Set Electricity Supply Tamper State',
    'SetElectricitySupplyTamperState',
    importSupplier,
    electricityMeter,
  ),
  '6.26': critical(
    'Update Device Configuration (daily resetting of Tariff Block Counter Matrix)',
    'UpdateDeviceConfigurationDailyResettingOfTariffBlockCounterMatrix',
    importSupplier,
    electricityMeter,
  ),
  '6.27': nonCritical(
    'Update Device Configuration (RMS Voltage Counter Reset)',
    'UpdateDeviceConfigurationRMSVoltageCounterReset',
    distributor,
    electricityMeter,
    inDsp,
  ),
  '6.28': nonCritical('Set CHF Sub GHz Configuration', 'SetCHFSubGHzConfiguration', suppliers, communicationsHub),
  '6.29': nonCritical('Request CHF Sub GHz Channel Scan', 'RequestCHFSubGHzChannelScan', suppliers, communicationsHub),
  '6.30': nonCritical(
    'Read CHF Sub GHz Configuration',
    'ReadCHFSubGHzConfiguration',
    suppliersAndAgent,
    communicationsHub,
  ),
  '6.31': nonCritical('Read CHF Sub GHz Channel', 'ReadCHFSubGHzChannel', suppliersAndAgent, communicationsHub),
  '6.32': nonCritical('Read CHF Sub GHz Channel Log', 'ReadCHFSubGHzChannelLog', suppliersAndAgent, communicationsHub),
}
