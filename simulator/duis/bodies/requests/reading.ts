import { nothing, optional, sequence } from '../notation/structure.ts'
import { certificate } from '../values/certificates.ts'
import { futureDated, logPeriod } from '../values/moments.ts'

const now = nothing
const nowOrLater = sequence(futureDated)
const log = sequence(futureDated, logPeriod)

/** A log whose entries are encrypted for the party of the certificate where one is given (an Unknown Remote Party). */
const encryptedLog = sequence(futureDated, logPeriod, { kaPublicSecurityCredentials: optional(certificate) })

/** Service References 4: readings of meters and of their logs. */
export const reading = {
  ReadInstantaneousImportRegisters: nowOrLater,
  ReadInstantaneousImportTOUMatrices: nowOrLater,
  ReadInstantaneousImportTOUWithBlocksMatrices: nowOrLater,
  ReadInstantaneousImportBlockCounters: nowOrLater,
  ReadInstantaneousExportRegisters: nowOrLater,
  ReadInstantaneousPrepayValues: nowOrLater,
  RetrieveCoMOrTariffTriggeredBillingDataLog: encryptedLog,
  RetrieveBillingCalendarTriggeredBillingDataLog: encryptedLog,
  RetrieveBillingDataLogDebtPayments: log,
  RetrieveBillingDataLogPrepaymentCredits: log,
  RetrieveImportDailyReadLog: encryptedLog,
  RetrieveExportDailyReadLog: log,
  ReadActiveImportProfileData: encryptedLog,
  ReadReactiveImportProfileData: log,
  ReadExportProfileData: log,
  ReadNetworkData: encryptedLog,
  ReadTariffPrimaryElement: now,
  ReadTariffSecondaryElement: now,
  ReadMaximumDemandImportRegisters: nowOrLater,
  ReadMaximumDemandExportRegisters: nowOrLater,
  ReadPrepaymentConfiguration: nowOrLater,
  ReadPrepaymentDailyReadLog: encryptedLog,
  ReadLoadLimitData: nowOrLater,
  ReadActivePowerImport: now,
  RetrieveDailyConsumptionLog: encryptedLog,
  ReadMeterBalance: nowOrLater,
} as const
