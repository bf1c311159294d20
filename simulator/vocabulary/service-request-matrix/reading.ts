import type { ServiceRequestRows } from './definition.ts'
import {
  electricityMeter,
  exportSupplier,
  gasReadings,
  gasSupplier,
  meters,
  nonCritical,
  readings,
  suppliers,
  suppliersAndNetworks,
} from './rows.ts'

/** A gas meter keeps none of its own: its Gas Proxy Function does. */
const dailyConsumptionLogs = ['ESME', 'GPF'] as const

const inDsp = { futureDating: 'dsp' } as const

/** Service References 4: readings of meters and of their logs. */
export const reading: ServiceRequestRows = {
  '4.1.1': nonCritical(
    'Read Instantaneous Import Registers',
    'ReadInstantaneousImportRegisters',
    suppliersAndNetworks,
    readings,
    inDsp,
  ),
  '4.1.2': nonCritical(
    'Read Instantaneous Import TOU Matrices',
    'ReadInstantaneousImportTOUMatrices',
    suppliersAndNetworks,
    readings,
    inDsp,
  ),
  '4.1.3': nonCritical(
    'Read Instantaneous Import TOU With Blocks Matrices',
    'ReadInstantaneousImportTOUWithBlocksMatrices',
    ['IS', 'ED'],
    electricityMeter,
    inDsp,
  ),
  '4.1.4': nonCritical(
    'Read Instantaneous Import Block Counters',
    'ReadInstantaneousImportBlockCounters',
    gasSupplier,
    gasReadings,
    inDsp,
  ),
  '4.2': nonCritical(
    'Read Instantaneous Export Registers',
    'ReadInstantaneousExportRegisters',
    ['ES', 'ED'],
    electricityMeter,
    inDsp,
  ),
  '4.3': nonCritical('Read Instantaneous Prepay Values', 'ReadInstantaneousPrepayValues', suppliers, readings, inDsp),
  '4.4.2': nonCritical(
    'Retrieve Change Of Mode / Tariff Triggered Billing Data Log',
    'RetrieveCoMOrTariffTriggeredBillingDataLog',
    suppliers,
    readings,
    inDsp,
  ),
  '4.4.3': nonCritical(
    'Retrieve Billing Calendar Triggered Billing Data Log',
    'RetrieveBillingCalendarTriggeredBillingDataLog',
    suppliers,
    readings,
    inDsp,
  ),
  '4.4.4': nonCritical(
    'Retrieve Billing Data Log (Payment Based Debt Payments)',
    'RetrieveBillingDataLogDebtPayments',
    suppliers,
    readings,
    inDsp,
  ),
  '4.4.5': nonCritical(
    'Retrieve Billing Data Log (Prepayment Credits)',
    'RetrieveBillingDataLogPrepaymentCredits',
    suppliers,
    readings,
    inDsp,
  ),
  '4.6.1': nonCritical('Retrieve Import Daily Read Log', 'RetrieveImportDailyReadLog', suppliers, readings, inDsp),
  '4.6.2': nonCritical(
    'Retrieve Export Daily Read Log',
    'RetrieveExportDailyReadLog',
    exportSupplier,
    electricityMeter,
    inDsp,
  ),
  '4.8.1': nonCritical(
    'Read Active Import Profile Data',
    'ReadActiveImportProfileData',
    ['IS', 'GS', 'ED', 'GT', 'OU'],
    readings,
    inDsp,
  ),
  '4.8.2': nonCritical(
    'Read Reactive Import Profile Data',
    'ReadReactiveImportProfileData',
    ['IS', 'ED', 'OU'],
    electricityMeter,
    inDsp,
  ),
  '4.8.3': nonCritical(
    'Read Export Profile Data',
    'ReadExportProfileData',
    ['ES', 'ED', 'OU'],
    electricityMeter,
    inDsp,
  ),
  '4.10': nonCritical('Read Network Data', 'ReadNetworkData', suppliersAndNetworks, meters, inDsp),
  '4.11.1': nonCritical('Read Tariff (Primary Element)', 'ReadTariffPrimaryElement', ['IS', 'GS', 'OU'], readings),
  '4.11.2': nonCritical(
    'Read Tariff (Secondary Element)',
    'ReadTariffSecondaryElement',
    ['IS', 'OU'],
    electricityMeter,
  ),
  '4.12.1': nonCritical(
    'Read Maximum Demand Import Registers',
    'ReadMaximumDemandImportRegisters',
    ['IS', 'ED'],
    electricityMeter,
    inDsp,
  ),
  '4.12.2': nonCritical(
    'Read Maximum Demand Export Registers',
    'ReadMaximumDemandExportRegisters',
    ['ES', 'ED'],
    electricityMeter,
    inDsp,
  ),
  '4.13': nonCritical('Read Prepayment Configuration', 'ReadPrepaymentConfiguration', suppliers, readings, inDsp),
  '4.14': nonCritical('Read Prepayment Daily Read Log', 'ReadPrepaymentDailyReadLog', suppliers, readings, inDsp),
  '4.15': nonCritical('Read Load Limit Data', 'ReadLoadLimitData', ['IS', 'ED'], electricityMeter, inDsp),
  '4.16': nonCritical('Read Active Power Import', 'ReadActivePowerImport', ['IS', 'ED'], electricityMeter),
  '4.17': nonCritical(
    'Retrieve Daily Consumption Log',
    'RetrieveDailyConsumptionLog',
    ['IS', 'GS', 'ED', 'GT', 'OU'],
    dailyConsumptionLogs,
    inDsp,
  ),
  '4.18': nonCritical('Read Meter Balance', 'ReadMeterBalance', suppliers, readings, inDsp),
}
