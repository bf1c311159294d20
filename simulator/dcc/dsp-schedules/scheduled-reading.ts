import type { BodyContent, BodyName } from '../../duis/bodies/request-bodies.ts'
import type { RequestBody, ServiceRequest } from '../../duis/request.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import { formatRequestId } from '../../vocabulary/request-id.ts'
import { millisecondsOf, type ScheduleDetails } from './occurrences.ts'

/** A DSP schedule: which reading the DSP asks of a device for a user, and when. */
export interface DspSchedule {
  /** DSPScheduleID. */
  readonly id: number
  readonly user: EntityIdentifier
  readonly device: EntityIdentifier
  readonly details: ScheduleDetails
}

type Choices<Union> = Union extends unknown ? Exclude<keyof Union, keyof Common> : never
type Common = Pick<
  ScheduleDetails,
  | 'scheduleFrequency'
  | 'scheduleStartDate'
  | 'scheduleEndDate'
  | 'scheduleExecutionStartTime'
  | 'kaPublicSecurityCredential'
  | 'dspScheduledServiceReference'
  | 'dspScheduledServiceReferenceVariant'
  | 'deviceId'
>

/** Which of the bodies of a DSP schedule it has: `dspReadLoadLimitData`. */
export type ScheduledElement = Choices<ScheduleDetails>

/** The variant that each body is for, and the body of the request that it becomes. */
export const scheduledReadings: Readonly<Record<ScheduledElement, readonly [variant: string, element: BodyName]>> = {
  dspReadInstantaneousExportRegisters: ['4.2', 'ReadInstantaneousExportRegisters'],
  dspRetrieveImportDailyReadLog: ['4.6.1', 'RetrieveImportDailyReadLog'],
  dspRetrieveExportDailyReadLog: ['4.6.2', 'RetrieveExportDailyReadLog'],
  dspReadActiveImportProfileData: ['4.8.1', 'ReadActiveImportProfileData'],
  dspReadReactiveImportProfileData: ['4.8.2', 'ReadReactiveImportProfileData'],
  dspReadExportProfileData: ['4.8.3', 'ReadExportProfileData'],
  dspReadNetworkData: ['4.10', 'ReadNetworkData'],
  dspReadMaximumDemandImportRegisters: ['4.12.1', 'ReadMaximumDemandImportRegisters'],
  dspReadMaximumDemandExportRegisters: ['4.12.2', 'ReadMaximumDemandExportRegisters'],
  dspReadPrepaymentDailyReadLog: ['4.14', 'ReadPrepaymentDailyReadLog'],
  dspReadLoadLimitData: ['4.15', 'ReadLoadLimitData'],
  dspReadActivePowerImport: ['4.16', 'ReadActivePowerImport'],
  dspRetrieveDailyConsumptionLog: ['4.17', 'RetrieveDailyConsumptionLog'],
  dspRecordNetworkDataGAS: ['14.1', 'RecordNetworkDataGAS'],
}

/** Those whose answer a device may encrypt, also for a user whom it does not know: by the user's certificate, which comes along. */
const encrypted: readonly BodyName[] = [
  'RetrieveImportDailyReadLog',
  'ReadActiveImportProfileData',
  'ReadNetworkData',
  'ReadPrepaymentDailyReadLog',
  'RetrieveDailyConsumptionLog',
]

export const scheduledElementOf = (details: ScheduleDetails): ScheduledElement | undefined =>
  (Object.keys(scheduledReadings) as ScheduledElement[]).find((element) => element in details)

/**
 * The Service Request that a DSP schedule comes to when it runs.
 *
 * @param counter of its RequestID, the DSP's own
 * @param keyAgreement the user's certificate, DER, for what is encrypted; of the schedule itself where it has one
 */
export function requestOfRun(
  { user, device, details }: DspSchedule,
  at: Instant,
  counter: bigint,
  keyAgreement: Buffer | null,
): ServiceRequest {
  const requestIdParts = { originator: user, target: device, counter }
  return {
    schemaVersion: '5.4',
    requestId: formatRequestId(requestIdParts),
    requestIdParts,
    firstInSequence: null,
    precedingRequestId: null,
    commandVariant: 1,
    serviceReference: details.dspScheduledServiceReference,
    serviceReferenceVariant: details.dspScheduledServiceReferenceVariant,
    body: bodyOfRun(details, at, details.kaPublicSecurityCredential ?? keyAgreement),
  }
}

function bodyOfRun(details: ScheduleDetails, at: Instant, certificate: Buffer | null): RequestBody {
  const scheduled = scheduledElementOf(details)
  const [, element] = scheduled === undefined ? [] : scheduledReadings[scheduled]
  if (scheduled === undefined || element === undefined) return { kind: 'other', element: 'DSPSchedule' }
  const offset = (details as Readonly<Record<string, unknown>>)[scheduled] as Partial<Offset>
  const period = isOffset(offset) ? { readLogPeriod: periodOf(offset, at) } : {}
  const forUser =
    encrypted.includes(element) && certificate !== null ? { kaPublicSecurityCredentials: certificate } : {}
  return { kind: 'described', element, content: { ...period, ...forUser } } as RequestBody
}

type Offset =
  BodyContent<'CreateSchedule'> extends infer Details
    ? Extract<Details, { readonly dspReadNetworkData: unknown }> extends { readonly dspReadNetworkData: infer Value }
      ? Value
      : never
    : never

const isOffset = (offset: Partial<Offset>): offset is Offset => offset.startTime !== undefined

/** Days before the day of the run, at times of UTC (docs/domain/duis.md#dsp-schedules). */
const periodOf = (offset: Offset, at: Instant) => ({
  startDateTime: moment(at, offset.startDateOffset, offset.startTime),
  endDateTime: moment(at, offset.endDateOffset, offset.endTime),
})

const dayMs = 86_400_000

const moment = (at: Instant, days: number, time: Offset['startTime']): Instant =>
  instant(Math.floor(at / dayMs) * dayMs + days * dayMs + millisecondsOf(time))
