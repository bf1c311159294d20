import type { Certificate, CertificateDer } from '../../../certs/certificate.ts'
import type { CertificateReader } from '../../../certs/certificate-reader.ts'
import type { DatesMatter } from '../../../certs/paths/dates-that-matter.ts'
import type { PathValidator } from '../../../certs/paths/path-validation.ts'
import type { SmkiRepository } from '../../../certs/repository.ts'
import type { BodyKind, RequestBody, RequestWith, ServiceRequest } from '../../duis/request.ts'
import type { CellHolder } from '../../gbcs/credentials/update-security-credentials.ts'
import type { GbcsMessage } from '../../gbcs/message.ts'
import type { DeviceMeteringPoint } from '../../network-operator-check/contract.ts'
import type { RegistrationData, RegistrationSnapshot } from '../../registration/registration-data.ts'
import type { DeviceLogBackup } from '../../transform/facts.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { cancellationInstant, type Instant } from '../../vocabulary/instant.ts'
import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'
import type { DistributeFirmware } from '../../vocabulary/ports/firmware.ts'
import type { State } from '../../vocabulary/ports/state.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import type { Result } from '../../vocabulary/result.ts'
import { type DuisService, type ServiceRequestDefinition, serviceRequests } from '../../vocabulary/service-reference.ts'
import type { TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import type { UserRole } from '../../vocabulary/user-role.ts'
import type { DspSchedules } from '../dsp-schedules/dsp-schedules.ts'
import type { CellMirror } from '../inventory/cell-mirror.ts'
import type { DeviceCertificates } from '../inventory/device-certificates.ts'
import type { DeviceLogs } from '../inventory/device-logs.ts'
import {
  asSeen,
  type InventoryInDecision,
  meteringPointsOf,
  type SmartMeteringInventory,
} from '../inventory/smart-metering-inventory.ts'
import type { DccSettings } from '../settings/settings.ts'
import type { RequestRecord } from '../transcript/request-record.ts'
import type { RequestStatus } from '../transcript/request-status.ts'
import type { DccUser, UserDirectory } from '../users/user-directory.ts'
import { placeKey, placeOf, storedPlace } from './place.ts'
import type { ReceivedRequest } from './received-request.ts'
import { type CertificateSet, replacementOf } from './replacement.ts'
import { roleFor } from './role-for.ts'
import { executionTimeOf, readSignedPreCommand, type SignedPreCommand } from './signed-pre-command.ts'
import type { Refused } from './step.ts'
import { replacementOfUpdate } from './update-of-payload.ts'

/** Where admission looks things up. */
export interface AdmissionSources {
  readonly users: UserDirectory
  readonly inventory: InventoryInDecision & Pick<SmartMeteringInventory, 'versionOf'>
  readonly mirror: CellMirror
  readonly deviceLogs: Pick<DeviceLogs, 'keyOf' | 'backupIn'>
  /** Of whatever device has some. */
  readonly deviceCertificates: DeviceCertificates
  /** Four digits, the same for the same request. */
  customerNumber(request: RequestId): string
  readonly distributeFirmware: DistributeFirmware
  readonly registration: RegistrationData
  readonly repository: SmkiRepository
  readonly readCertificate: CertificateReader
  /** Holds no dates against a leaf whose dates do not matter. */
  readonly validatePath: PathValidator
  readonly datesMatter: DatesMatter
  readonly organisationRoots: readonly Certificate[]
  readonly requests: RequestRecord
  /** In force: read at each use. */
  readonly settings: Pick<DccSettings, 'futureDating' | 'signers' | 'anomalyDetection' | 'slotHolders'>
  /** The body of the Service Request under a RequestID; null where the record has none. */
  bodyAskedFor(requestId: RequestId): Promise<RequestBody | null>
  readonly state: Pick<State, 'read'>
  readonly schedules: DspSchedules
  /** The Organisation Certificate for key agreement of a user, DER; null where the repository has none in use. */
  keyAgreementOf(user: EntityIdentifier): CertificateDer | null
  /** Whether the device keeps a future-dated Command that the DCC originated for a request of the user. */
  keepsFor(device: EntityIdentifier, user: EntityIdentifier): Promise<boolean>
  /** What a request of a DSP schedule would be refused with if it ran now; null where it would be accepted. */
  refusalOf(request: ServiceRequest): Promise<Refused | null>
  isSimulated(serviceReferenceVariant: string): boolean
  /** Whether the device that a message names as its originator made it, as far as the DCC can tell. */
  isFromDevice(message: GbcsMessage): Promise<boolean>
}

/** A request whose sender is who it says, and when it came. */
export type AuthenticatedRequest = Pick<ReceivedRequest, 'service' | 'request' | 'receivedAt'> & {
  /** The DSP schedule of which it is a run; none for a request of its user. */
  readonly schedule?: number
}

/** When a request leaves what it waited in: the schedule of the DSP, for its date, or quarantine, for its user. */
export interface ReleaseMoment {
  readonly at: Instant
  readonly from: 'schedule' | 'quarantine'
}

/** All that the steps after authentication look at. One state of everything: no step sees the world move. */
export interface Facts {
  readonly service: DuisService
  readonly request: ServiceRequest
  readonly receivedAt: Instant
  /** The DSP schedule of which it is a run; null for a request of its user. */
  readonly schedule: number | null
  /** When the DSP judges it again to release it, and whence; null on receipt. */
  readonly release: ReleaseMoment | null
  /** The instant of this judgement: of release, else of receipt. */
  readonly judgedAt: Instant
  /** When the device or the DSP is to execute it: for a Signed Pre-Command the payload's; null for on demand. */
  readonly executionDateTime: Instant | null
  /** NOC-8: the instant of release from the schedule; else ExecutionDateTime where the device is to wait for that, else of this judgement. */
  readonly effectiveAt: Instant
  /** Undefined where the originator is no user of the DCC. */
  readonly user: DccUser | undefined
  /** The matrix row; undefined for a variant that the matrix of the simulator does not hold. */
  readonly definition: ServiceRequestDefinition | undefined
  /** Whether the simulator carries the variant out. */
  readonly isSimulated: boolean
  /** Whether the request is aimed at a device, as against the DCC itself. */
  readonly isForDevice: boolean
  /** The target; undefined where the inventory holds no such device. */
  readonly device: InventoryRecord | undefined
  /** The role in which the user acts; undefined for one who is no user. */
  readonly role: UserRole | undefined
  readonly meteringPoints: readonly DeviceMeteringPoint[]
  /** One state of Registration Data for E4 and the check alike (NOC-16). */
  readonly registration: RegistrationSnapshot
  /** What the user signed, or why it cannot be read; null for a Service Request. */
  readonly signedPreCommand: Result<SignedPreCommand, string> | null
  /** The new holder's certificates, for a Signed Pre-Command the payload's; null where the request replaces none. */
  readonly replacement: CertificateSet | null
  /** Who holds a cell of the target, as far as the DCC knows. */
  holderOf(cell: TrustAnchorCellIdentifier): CellHolder | undefined
  /** What was last told of the log that the body would have restored (8.12.1, 8.12.2); null where nothing was. */
  readonly deviceLog: DeviceLogBackup | null
  /** Whether a future-dated request of the user waits in the place of this one: in the DSP's schedule, or in the device (6.23). */
  readonly isPlaceTaken: boolean
  /** How far the request has come that this one names as its predecessor; null where it names none of the same user. */
  readonly predecessor: RequestStatus | null
  readonly sources: DecisionSources
}

/** What the steps of one decision look up: the inventory as the decision sees it. */
type DecisionSources = Omit<AdmissionSources, 'inventory'> & { readonly inventory: InventoryInDecision }

/** The same of a request of which it is known which body it has. */
export type FactsOf<Kind extends BodyKind> = Facts & { readonly request: RequestWith<Kind> }

/**
 * What the State holds of the target and of its place is read at once, and what is in memory is taken as it is then. The steps see
 * nothing else, whatever changes while they are awaited (NOC-16).
 *
 * @param release where the DSP is about to release the request; null on receipt
 */
export async function factsOf(
  { service, request, receivedAt, schedule }: AuthenticatedRequest,
  sources: AdmissionSources,
  release: ReleaseMoment | null = null,
): Promise<Facts> {
  const { target } = request.requestIdParts
  const restored = restoredIn(request.body)
  const keys = [
    sources.mirror.keyOf(target),
    placeKey(placeOf(request)),
    ...(restored === null ? [] : [sources.deviceLogs.keyOf(restored)]),
  ]
  const predecessor = await statusOfPredecessor(request, sources)
  const definition = serviceRequests[request.serviceReferenceVariant]
  const isKept =
    definition?.futureDating === 'dsp-and-device' && (await sources.keepsFor(target, request.requestIdParts.originator))
  const [cells, place, log] = await sources.state.read(keys)
  const holders = sources.mirror.holdersIn(target, cells)
  const user = sources.users.user(request.requestIdParts.originator)
  const inventory = asSeen(sources.inventory)
  const device = inventory.record(request.requestIdParts.target)
  const signedPreCommand = readSignedPreCommand(request.body)
  const executionDateTime = executionDateTimeOf(request.body, signedPreCommand)
  const judgedAt = release?.at ?? receivedAt
  return {
    service,
    request,
    receivedAt,
    schedule: schedule ?? null,
    release,
    judgedAt,
    executionDateTime,
    effectiveAt: release?.from === 'schedule' ? release.at : effectiveInstant(executionDateTime, judgedAt),
    user,
    definition,
    isSimulated: sources.isSimulated(request.serviceReferenceVariant),
    isForDevice: definition !== undefined && definition.targets.length > 0,
    device,
    role: user && roleFor(user, device?.type, definition),
    meteringPoints: device ? meteringPointsOf(device, inventory) : [],
    registration: sources.registration.snapshot(),
    signedPreCommand,
    replacement: replacementIn(request.body, signedPreCommand, sources),
    holderOf: holders,
    deviceLog: restored === null ? null : sources.deviceLogs.backupIn(restored, log),
    isPlaceTaken: isKept || (place !== undefined && storedPlace.read(place.key, place.value) !== undefined),
    predecessor,
    sources: { ...sources, inventory },
  }
}

async function statusOfPredecessor(
  { precedingRequestId, requestIdParts: { originator } }: ServiceRequest,
  { requests }: Pick<AdmissionSources, 'requests'>,
): Promise<RequestStatus | null> {
  return precedingRequestId?.startsWith(`${originator}:`) ? requests.statusOf(precedingRequestId) : null
}

/** The hub, or the GPF, whose log another is to have. */
function restoredIn(body: RequestBody): EntityIdentifier | null {
  if (body.kind !== 'described') return null
  if (body.element === 'RestoreHANDeviceLog') return body.content.oldChfId
  return body.element === 'RestoreGPFDeviceLog' ? body.content.oldGpfId : null
}

/** A cancellation takes effect now, whatever its year says. */
const effectiveInstant = (executionDateTime: Instant | null, receivedAt: Instant): Instant =>
  executionDateTime === null || executionDateTime === cancellationInstant ? receivedAt : executionDateTime

/** NOC-14: a Signed Pre-Command is executed when its payload says. */
function executionDateTimeOf(body: RequestBody, signed: Facts['signedPreCommand']): Instant | null {
  if (signed?.ok) return executionTimeOf(signed.value.payload)
  if ('executionDateTime' in body) return body.executionDateTime
  const { executionDateTime } = body.kind === 'described' ? (body.content as FutureDated) : {}
  return executionDateTime ?? null
}

interface FutureDated {
  readonly executionDateTime?: Instant
}

function replacementIn(
  body: RequestBody,
  signed: Facts['signedPreCommand'],
  { readCertificate }: AdmissionSources,
): CertificateSet | null {
  if (!signed?.ok) return replacementOf(body, readCertificate)
  const { payload } = signed.value
  return payload.kind === 'credentials-update' ? replacementOfUpdate(payload.update, readCertificate) : null
}
