import { date, oneOf, time } from '../notation/simple-types.ts'
import { choice, nothing, optional, sequence } from '../notation/structure.ts'
import { certificate } from '../values/certificates.ts'
import { eui, scheduleId } from '../values/identifiers.ts'
import { logPeriodOffset } from '../values/moments.ts'

/** A request that the DCC sends by itself, again and again. */
export const dspSchedule = sequence(
  {
    scheduleFrequency: oneOf('Daily', 'Weekly', 'Monthly', 'Quarterly', 'Half-Yearly', 'Yearly'),
    scheduleStartDate: date,
    scheduleEndDate: optional(date),
    scheduleExecutionStartTime: optional(time),
    kaPublicSecurityCredential: optional(certificate),
    dspScheduledServiceReference: oneOf(
      ...['4.2', '4.6', '4.8', '4.10', '4.12', '4.14', '4.15', '4.16', '4.17', '14.1'],
    ),
    dspScheduledServiceReferenceVariant: oneOf(
      ...['4.2', '4.6.1', '4.6.2', '4.8.1', '4.8.2', '4.8.3', '4.10', '4.12.1', '4.12.2', '4.14', '4.15', '4.16'],
      ...['4.17', '14.1'],
    ),
    deviceId: eui,
  },
  choice({
    dspRetrieveImportDailyReadLog: logPeriodOffset,
    dspRetrieveExportDailyReadLog: logPeriodOffset,
    dspReadActiveImportProfileData: logPeriodOffset,
    dspReadReactiveImportProfileData: logPeriodOffset,
    dspReadExportProfileData: logPeriodOffset,
    dspReadNetworkData: logPeriodOffset,
    dspReadMaximumDemandImportRegisters: nothing,
    dspReadMaximumDemandExportRegisters: nothing,
    dspReadPrepaymentDailyReadLog: logPeriodOffset,
    dspReadLoadLimitData: nothing,
    dspReadActivePowerImport: nothing,
    dspRetrieveDailyConsumptionLog: logPeriodOffset,
    dspRecordNetworkDataGAS: nothing,
    dspReadInstantaneousExportRegisters: nothing,
  }),
)

const scheduleOrDevice = sequence(choice({ dspScheduleId: scheduleId, deviceId: eui }))

/** Service References 5: schedules that the DCC keeps. */
export const scheduling = {
  CreateSchedule: dspSchedule,
  ReadSchedule: scheduleOrDevice,
  DeleteSchedule: scheduleOrDevice,
} as const
