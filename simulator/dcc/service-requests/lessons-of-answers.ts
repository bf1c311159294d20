import { type CertificateDer, readCertificate } from '../../../certs/certificate.ts'
import type { RequestBody } from '../../duis/request.ts'
import { readContent } from '../../gbcs/contents.ts'
import { readCs02eResponse } from '../../gbcs/credentials/provide-device-certificate.ts'
import type { GbcsMessage } from '../../gbcs/message.ts'
import type { DccAlertCode } from '../../vocabulary/dcc-alert-code.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { deviceCertificateUses } from '../inventory/device-certificates.ts'
import { deviceLogIn } from '../learning/device-logs.ts'
import { firmwareVersionIn } from '../learning/firmware-version.ts'
import type { Beliefs } from '../learning/lesson.ts'
import type { Lesson } from '../learning/lessons.ts'
import type { RaisedAlert } from '../learning/raised-alert.ts'
import { learnFromChangeOfSupplier } from './change-of-supplier.ts'
import { keptOf } from './kept-by-device.ts'
import { meterMpxnsOf } from './meter-mpxns.ts'
import { type Admitted, type Learnt, nothingLearnt } from './service-request-rules.ts'

/** A request to whose Command a device has responded, and whether the device did what it was asked for. */
interface RespondedRequest {
  readonly variant: string
  readonly body: RequestBody
  readonly device: EntityIdentifier
  readonly originator: EntityIdentifier
  readonly requestId: Admitted['request']['requestId']
  readonly succeeded: boolean
  /** The other device that the Command names; null for one that names none. */
  readonly other: EntityIdentifier | null
  /** What the user signed, and what the device sent back. */
  readonly command: GbcsMessage | null
  readonly answer: GbcsMessage
}

type Teaches = (responded: RespondedRequest, beliefs: Beliefs) => Partial<Learnt>

/** What the Responses of a use case teach, by message code; what is not here is passed on, and teaches nothing. */
const teaching: Readonly<Record<number, Teaches>> = {
  // CCS01, CCS02
  0x0001: hubLogUpdated,
  0x0002: hubLogUpdated,
  // GCS59
  0x008c: proxyLogRestored,
  // CS02d, CS02e
  0x000b: ownCertificate,
  0x000c: ownCertificate,
  // CS03A1, CS03A2, CS03B, CS03C
  0x000d: joined,
  0x00ab: joined,
  0x000e: joined,
  0x00af: joined,
  // CS04AC, CS04B
  0x000f: unjoined,
  0x0010: unjoined,
  // CS06, CS08, ECS52, GCS38
  0x0012: firmwareRuns,
  0x0129: firmwareRuns,
  0x0059: firmwareRuns,
  0x0084: firmwareRuns,
  // ECS70, GCS28
  0x0062: clockSet,
  0x007f: clockSet,
}

/** What a device's answer to a Command that the transform made tells the DCC. */
export function learnFromAnswer(admitted: Admitted, answer: GbcsMessage, beliefs: Beliefs): Learnt | Promise<Learnt> {
  const { request, signed } = admitted
  // Its answer may be an alert, which has a message code of its own.
  if (request.body.kind === 'described' && request.body.element === 'UpdateSecurityCredentialsCoS')
    return learnFromChangeOfSupplier(admitted, answer, beliefs)
  const kept = answer.cra === 'response' && signed !== null ? keptOf(signed.message, answer, beliefs.now()) : null
  const teaches = answer.cra === 'response' ? teaching[answer.messageCode] : undefined
  if (teaches === undefined)
    return { ...nothingLearnt, kept, lessons: answer.cra === 'response' ? deviceLogIn(answer) : [] }
  const { requestId, requestIdParts, serviceReferenceVariant: variant, body } = request
  const { target: device, originator } = requestIdParts
  const other = signed === null ? otherIn(body) : otherInPayload(signed.message)
  const succeeded = hasSucceeded(answer)
  const command = signed?.message ?? null
  const responded = { variant, body, device, originator, requestId, succeeded, other, command, answer }
  return { ...nothingLearnt, kept, ...teaches(responded, beliefs) }
}

const otherIn = (body: RequestBody): EntityIdentifier | null =>
  body.kind === 'described' && 'otherDeviceId' in body.content ? body.content.otherDeviceId : null

/** A Signed Pre-Command says for itself which device its Command names. */
function otherInPayload(message: GbcsMessage): EntityIdentifier | null {
  const reading = readContent(message, message.content)
  const value = reading.ok ? reading.value?.value : null
  if (typeof value === 'string') return value as EntityIdentifier
  const named = isRecord(value) ? value.otherDeviceEntityIdentifier : null
  return typeof named === 'string' ? (named as EntityIdentifier) : null
}

/**
 * Whether a device did all that a Command asks for: no operation of a COSEM device failed, and a response code is 0. What
 * cannot be read is no success.
 */
function hasSucceeded(answer: GbcsMessage): boolean {
  const reading = readContent(answer, answer.content)
  if (!reading.ok || reading.value === null) return false
  const { value } = reading.value
  if (typeof value === 'number') return value === 0
  if (!isRecord(value)) return false
  if (Array.isArray(value.results)) return value.results.every((each) => isRecord(each) && each.result === 0)
  return value.responseCode === 0 || value.deviceTimeStatus === 0
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** 8.11: the user that asked hears by a DCC Alert what became of it (docs/domain/codes.md#dcc-alerts). */
function hubLogUpdated({ body, device: hub, originator, requestId, succeeded }: RespondedRequest): Partial<Learnt> {
  if (body.kind !== 'described' || body.element !== 'UpdateHANDeviceLog') return {}
  const { deviceId: device, requestType, addDeviceToChfWhitelist: added } = body.content
  const alertCode: DccAlertCode = succeeded ? 'N24' : 'N25'
  const alert: RaisedAlert = {
    to: originator,
    alertCode,
    alert: {
      kind: 'described',
      element: 'UpdateHANDeviceLogResult',
      content: { updateHanDeviceLogServiceRequestId: requestId },
    },
  }
  if (!succeeded) return { alerts: [alert] }
  if (requestType === 'Remove') return { alerts: [alert], lessons: [{ kind: 'removed-from-hub', device }] }
  const lesson: Lesson = {
    kind: 'whitelisted',
    device,
    hub,
    importMpxn: added?.importMpxn ?? null,
    secondaryImportMpan: added?.secondaryImportMpan ?? null,
    exportMpan: added?.exportMpan ?? null,
  }
  return { alerts: [alert], lessons: [lesson] }
}

/** 8.12.2: the gas meters that have agreed a key with the GPF are joined with it, the others are not. */
function proxyLogRestored({ device, answer }: RespondedRequest): Partial<Learnt> {
  const reading = readContent(answer, answer.content)
  const value = reading.ok ? reading.value?.value : null
  if (!isRecord(value) || !Array.isArray(value.restoreOutcomes)) return {}
  const outcomes = value.restoreOutcomes as readonly RestoreOutcome[]
  const joinedAnew = outcomes.filter(
    ({ joinResponseCode, deviceLogEntry }) => joinResponseCode === 0 && deviceLogEntry.deviceType === gasMeter,
  )
  return {
    lessons: joinedAnew.map(({ deviceLogEntry }) => ({
      kind: 'joined',
      device: deviceLogEntry.deviceID,
      other: device,
    })),
  }
}

interface RestoreOutcome {
  readonly deviceLogEntry: { readonly deviceID: EntityIdentifier; readonly deviceType: number }
  readonly joinResponseCode: number
}

/** As joining numbers kinds of device (docs/domain/gbcs-use-cases.md#join). */
const gasMeter = 0

/** The version that a device says it runs; 11.3 tells it where it was activated at once. */
function firmwareRuns({ variant, device, answer }: RespondedRequest, beliefs: Beliefs): Partial<Learnt> {
  const version = firmwareVersionIn(answer)
  if (version === null) return {}
  const alerts = variant === '11.2' ? alertsOfMismatch(device, version, beliefs) : []
  return { lessons: [{ kind: 'firmware', device, version }], alerts }
}

/** A device that was asked which firmware it runs, and says another than the inventory has: its supplier hears of it. */
function alertsOfMismatch(device: EntityIdentifier, version: string, beliefs: Beliefs): readonly RaisedAlert[] {
  const record = beliefs.inventory.record(device)
  const known = record?.details.firmwareVersion ?? null
  if (record === undefined || known === null || known.toUpperCase() === version) return []
  const content = {
    deviceId: device,
    deviceType: record.type,
    firmwareVersionSmi: known,
    firmwareVersionDevice: version,
  }
  const alert = { kind: 'described', element: 'FirmwareVersionMismatch', content } as const
  return beliefs.registered(device, 'supplier').map((to): RaisedAlert => ({ to, alertCode: 'N49', alert }))
}

function joined({ device, other, succeeded }: RespondedRequest): Partial<Learnt> {
  return succeeded && other !== null ? { lessons: [{ kind: 'joined', device, other }] } : {}
}

function unjoined({ device, other, succeeded }: RespondedRequest): Partial<Learnt> {
  return succeeded && other !== null ? { lessons: [{ kind: 'unjoined', device, other }] } : {}
}

/** 8.1.1 commissions a meter; 6.11 only sets its clock. The network operator hears of a meter that is new on its network. */
function clockSet({ variant, device, succeeded }: RespondedRequest, beliefs: Beliefs): Partial<Learnt> {
  if (!succeeded || variant !== '8.1.1') return {}
  const record = beliefs.inventory.record(device)
  const meterMpxns = record === undefined ? null : meterMpxnsOf(record)
  if (record === undefined || meterMpxns === null) return { lessons: [{ kind: 'commissioned', device }] }
  const { esmeVariant } = record.details
  const meterIdentity = { meterMpxns, ...(esmeVariant !== null && { esmeVariant }) }
  const alerts = beliefs.registered(device, 'network-operator').map(
    (to): RaisedAlert => ({
      to,
      alertCode: 'N16',
      alert: {
        kind: 'described',
        element: 'DeviceStatusChangeEvent',
        content: { deviceId: device, deviceStatusChange: { meterIdentity } },
      },
    }),
  )
  return { lessons: [{ kind: 'commissioned', device }], alerts }
}

/** CS02d takes the certificate of the Command into use; CS02e says which certificate is in use. */
function ownCertificate({ device, command, answer, succeeded }: RespondedRequest, beliefs: Beliefs): Partial<Learnt> {
  const der = answer.messageCode === 0x000b ? (succeeded ? command?.content : undefined) : providedIn(answer)
  const reading = der === undefined ? undefined : readCertificate(der, { nullParameters: true })
  if (reading === undefined || !reading.ok || reading.value.entityIdentifier !== device) return {}
  const { keyUsages } = reading.value
  const use = deviceCertificateUses.find((each) => keyUsages.length === 1 && keyUsages[0] === each)
  const inUse = beliefs.deviceCertificates.inUse(device)
  if (use === undefined || inUse === undefined || inUse[use].der.equals(reading.value.der)) return {}
  return { lessons: [{ kind: 'device-certificate', device, use, certificate: reading.value.der.toString('base64') }] }
}

function providedIn({ content }: GbcsMessage): CertificateDer | undefined {
  const reading = readCs02eResponse(content)
  return reading.ok && reading.value.kind === 'certificate' ? reading.value.der : undefined
}
