import type { Certificate } from '../../certs/certificate.ts'
import type { CertificateReader } from '../../certs/certificate-reader.ts'
import { type DatesMatter, datesAlwaysMatter, validatingPathsBy } from '../../certs/paths/dates-that-matter.ts'
import type { PathValidator } from '../../certs/paths/path-validation.ts'
import type { SmkiRepository } from '../../certs/repository.ts'
import type { Credential } from '../../certs/smki.ts'
import type { DuisReader } from '../duis/duis-reader.ts'
import type { DeviceAlertCorrections } from '../gbcs/device-alerts.ts'
import { createNetworkPartyDirectory, type NetworkParty } from '../network-operator-check/network-party-directory.ts'
import type { RegistrationData } from '../registration/registration-data.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { InventoryRecord } from '../vocabulary/inventory-record.ts'
import { marketDateOf } from '../vocabulary/market-date.ts'
import type { Clock } from '../vocabulary/ports/clock.ts'
import type { History } from '../vocabulary/ports/history.ts'
import type { InFlight } from '../vocabulary/ports/in-flight.ts'
import type { Logger } from '../vocabulary/ports/logger.ts'
import type { Scheduler } from '../vocabulary/ports/scheduler.ts'
import type { Sign } from '../vocabulary/ports/signing.ts'
import type { State } from '../vocabulary/ports/state.ts'
import type { Wan } from '../vocabulary/ports/wan.ts'
import type { RequestId } from '../vocabulary/request-id.ts'
import type { DuisService } from '../vocabulary/service-reference.ts'
import { subjectOfDevice } from '../vocabulary/subject.ts'
import { createAccessControlBroker } from './access-control-broker.ts'
import type { AdmissionSources } from './admission/facts.ts'
import type { Check } from './check/check.ts'
import { type CheckControl, createCheckControl } from './check/check-control.ts'
import { createCheckStep } from './check/check-step.ts'
import { createDecisionRecord, type Decisions } from './check/decisions.ts'
import { ourCheck } from './check/our-check.ts'
import { createAcceptOrder } from './command-lifecycle/accept-order.ts'
import { CommandLifecycle } from './command-lifecycle/command-lifecycle.ts'
import { createCorrespondence } from './command-lifecycle/correspondence.ts'
import { createDeviceAlerts } from './device-alerts/device-alerts.ts'
import { createDspResponseWriter } from './dsp-response-writer.ts'
import { createDccEvents, type DccEvent } from './events.ts'
import { createGateway } from './gateway/gateway.ts'
import type { HttpAnswer } from './gateway/http-answer.ts'
import { limitedIntake } from './gateway/limited-intake.ts'
import { urlOf } from './gateway/listen.ts'
import { createCarryOut } from './intake/carry-out.ts'
import { Intake } from './intake/intake.ts'
import { createCellMirror, type InitialHolders, type MirroredCell } from './inventory/cell-mirror.ts'
import type { DeviceCertificates } from './inventory/device-certificates.ts'
import type { DevicesAt } from './inventory/inventory-search.ts'
import { createSmartMeteringInventory, type SmartMeteringInventory } from './inventory/smart-metering-inventory.ts'
import type { Beliefs } from './learning/lesson.ts'
import { registeredUsers } from './learning/registered-users.ts'
import { Outbox } from './outbox/outbox.ts'
import { createDocumentPoster } from './outbox/post-document.ts'
import { createLeaveUnreleased } from './schedule/leave-unreleased.ts'
import { createRecall } from './schedule/recall.ts'
import { createRelease } from './schedule/release.ts'
import { Schedule } from './schedule/schedule.ts'
import { isSimulated, rulesOf } from './service-requests/registry.ts'
import type { ServiceRequestRules } from './service-requests/service-request-rules.ts'
import { createReportedCode, requireKnownCodes } from './settings/reported-codes.ts'
import type { DccSettings } from './settings/settings.ts'
import { createSettingsInForce } from './settings/settings-in-force.ts'
import { foldFinished } from './transcript/fold-finished.ts'
import { createRequestRecord } from './transcript/request-record.ts'
import { createSubjectRecord } from './transcript/subject-record.ts'
import type { Transcript, TranscriptEntry } from './transcript/transcript.ts'
import { createUserDirectory, type DccUser, type UserDirectory } from './users/user-directory.ts'

export type { DeviceCertificates } from './inventory/device-certificates.ts'

/** The DCC's own keys. */
export interface DccCredentials {
  /** Sign and make the MAC of commands as the Access Control Broker. */
  readonly accessControlBroker: { readonly digitalSignature: Credential; readonly keyAgreement: Credential }
  /** Signs the Commands that put a new supplier onto a device. */
  readonly changeOfSupplier: Credential
  /** Signs Service Responses and alerts. */
  readonly dspXmlSigning: Credential
}

export interface DccOptions {
  readonly credentials: DccCredentials
  /** Where paths of Organisation Certificates end. */
  readonly organisationRoots: readonly Certificate[]
  readonly repository: SmkiRepository
  readonly readCertificate: CertificateReader
  readonly validatePath: PathValidator
  /** Whether a certificate's dates are held against it; always where left out. */
  readonly datesMatter?: DatesMatter
  /** What a setting says of alert codes, in place of the table. */
  readonly alertCorrections?: DeviceAlertCorrections | undefined
  readonly duis: DuisReader
  readonly registration: RegistrationData
  /** Every network party of the world, as its source wrote it. */
  readonly networkParties: readonly NetworkParty[]
  /** The Smart Metering Inventory as it stood at first; changes are the DCC's own. */
  readonly inventory: (device: EntityIdentifier) => InventoryRecord | undefined
  /** Devices that a search of that inventory may be about. */
  readonly devicesAt: DevicesAt
  readonly initialHolders: InitialHolders
  readonly deviceCertificates: DeviceCertificates
  readonly users: Iterable<DccUser>
  /** The implementation of the check; ours where absent. */
  readonly check?: Check
  readonly wan: Wan
  readonly state: State
  readonly history: History
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly inFlight: InFlight
  readonly sign: Sign
  readonly settings: DccSettings
  /** Whether overload is shed by how long things take; not where one seed gives the same documents on any machine. */
  readonly shedsByDelay?: boolean
  readonly log: Logger
}

/** Where a listening gateway is. */
export interface ListeningGateway {
  readonly host: string
  readonly port: number
  /** `http://127.0.0.1:8079` */
  readonly url: string
}

/** The DCC Data Systems. */
export interface Dcc {
  /** Takes one request document as the gateway does; never rejects. */
  takeRequest(service: DuisService, octets: Uint8Array): Promise<HttpAnswer>
  /** Opens the gateway; port 0 is a free one. Throws SIM_PORT_IN_USE. */
  listen(port: number, host: string): Promise<ListeningGateway>
  /** Takes up what is under way by the state; call once, when the devices are there. */
  resume(): Promise<void>
  /** Undefined for a RequestID that never came. */
  transcript(requestId: RequestId): Promise<Transcript | undefined>
  /** What a device said of its own accord, and who was told; undefined for a device that the inventory does not hold. */
  historyOf(device: EntityIdentifier): Promise<readonly TranscriptEntry[] | undefined>
  readonly decisions: Decisions
  readonly check: CheckControl
  /** Who the device's cells trust, as far as the DCC knows; undefined for a device that it knows nothing of. */
  mirrorOf(device: EntityIdentifier): Promise<readonly MirroredCell[] | undefined>
  /** The inventory as it stands, and durable changes to it. */
  readonly inventory: SmartMeteringInventory
  /** The users, and where each takes documents; what waits for a new address is delivered there. */
  readonly users: UserDirectory
  /** The settings in force. */
  settings(): DccSettings
  /**
   * Puts other settings in force, from the next request on; they last as long as the DCC is up.
   *
   * @throws SimulatorFault SIM_CONFIGURATION for one that can only be set before, or a code that the schema has not
   */
  configure(next: DccSettings): void
  subscribe(listener: (event: DccEvent) => void): () => void
  /** Requests in the DSP's schedule, accepted requests that have not ended, and documents in delivery. */
  pending(): { readonly scheduled: number; readonly orders: number; readonly documents: number }
  /** Stops taking, sending and delivering; what is durable stays so. */
  close(): Promise<void>
}

/** @throws SimulatorFault SIM_STATE_UNREADABLE, SIM_CONFIGURATION */
export async function createDcc(options: DccOptions): Promise<Dcc> {
  const { credentials, state, history, clock, inFlight, log, sign } = options
  requireKnownCodes(options.settings, options.duis)
  const inForce = createSettingsInForce(options.settings)
  const { settings } = inForce
  const reportedCode = createReportedCode(settings)
  const events = createDccEvents(log)
  const requests = createRequestRecord(history)
  const records = createSubjectRecord(history)
  const directory = await createUserDirectory(options.users, state)
  const inventory = await createSmartMeteringInventory(options.inventory, options.devicesAt, state)
  const mirror = createCellMirror(options.initialHolders, state)
  const decisions = await createDecisionRecord(state, settings.check.decisionsKept)
  const control = createCheckControl({ ...settings.check, implementation: options.check ?? ourCheck })
  const responseWriter = createDspResponseWriter(credentials.dspXmlSigning, sign, reportedCode)
  const { deviceCertificates } = options
  const broker = createAccessControlBroker({
    ...credentials.accessControlBroker,
    changeOfSupplier: credentials.changeOfSupplier,
    deviceCertificates,
    sign,
    clock,
    state,
  })
  const { registration } = options
  const beliefs: Beliefs = {
    mirror,
    inventory,
    registered: (device, as) => registeredUsers(device, as, clock.now(), { users: directory, inventory, registration }),
    today: () => marketDateOf(clock.now()),
    isLater: requests.isLater,
  }
  const postman = createDocumentPoster(settings.outbox)
  const shared = { ...options, settings, requests, records, events, users: directory }
  const folding = foldFinished(shared)
  const outbox = new Outbox({ ...shared, postman })
  const correspondence = createCorrespondence({ ...shared, responseWriter, outbox })
  const deviceAlerts = createDeviceAlerts({
    ...shared,
    inventory,
    correspondence,
    alertCorrections: options.alertCorrections,
    beliefs,
  })
  const lifecycle = new CommandLifecycle({
    ...shared,
    broker,
    correspondence,
    beliefs,
    rulesOf,
    deviceAlerted: deviceAlerts.take,
  })

  const { datesMatter = datesAlwaysMatter } = options
  const sources: AdmissionSources = {
    ...shared,
    datesMatter,
    validatePath: validatingPathsBy(datesMatter, options.validatePath),
    inventory,
    mirror,
    isSimulated,
    isScheduled: (place) => schedule.holds(place),
    get futureDating() {
      return settings.futureDating
    },
    get signers() {
      return settings.signers
    },
  }
  const networkParties = createNetworkPartyDirectory(options.networkParties)
  const checking = { control, decisions, networkParties, settings }
  const checkStep = (rules: ServiceRequestRules) => createCheckStep(checking, rules.checkSubject)
  const acceptOrder = createAcceptOrder({ ...shared, broker, correspondence, begin: (order) => lifecycle.begin(order) })
  const recall = createRecall({ ...shared, rulesOf })
  const judging = { sources, checkStep, decisions, reportedCode }
  const schedule = new Schedule({
    ...shared,
    release: createRelease({ ...shared, ...judging, recall, correspondence, acceptOrder }),
    leaveUnreleased: createLeaveUnreleased({ recall, correspondence, clock }),
  })
  const intake = new Intake({
    ...shared,
    ...judging,
    rulesOf,
    carryOut: createCarryOut({ broker, acceptOrder, schedule, records, correspondence, users: directory }),
    responseWriter,
  })
  const { take: takeRequest, isFull } = limitedIntake(settings, intake, () => lifecycle.size(), inFlight, log)
  const gateway = createGateway({
    takeRequest,
    isFull,
    limits: () =>
      options.shedsByDelay === false
        ? { ...settings.gateway, longestWaitMs: Number.POSITIVE_INFINITY }
        : settings.gateway,
    log,
  })
  const users: UserDirectory = {
    ...directory,
    async setAddress(entity, address) {
      await directory.setAddress(entity, address)
      await outbox.resume(entity)
    },
  }

  return {
    takeRequest,
    async listen(port, host) {
      const bound = await gateway.listen(port, host)
      return { host: bound.address, port: bound.port, url: urlOf(bound) }
    },
    async resume() {
      await lifecycle.resume()
      await schedule.resume()
      await outbox.resume()
      folding.start()
    },
    transcript: (requestId) => requests.transcript(requestId),
    historyOf: async (device) =>
      inventory.record(device) === undefined ? undefined : records.entries(subjectOfDevice(device)),
    decisions,
    check: control,
    mirrorOf: (device) => mirror.cellsOf(device),
    inventory,
    users,
    // The check's own are changed on their own, too.
    settings: () => ({ ...settings, check: { ...settings.check, mode: control.mode, settings: control.settings } }),
    configure(next) {
      requireKnownCodes(next, options.duis)
      inForce.change(next)
      control.configure({ mode: next.check.mode, settings: next.check.settings })
    },
    subscribe: (listener) => events.subscribe(listener),
    pending: () => ({ scheduled: schedule.size(), orders: lifecycle.size(), documents: outbox.pending() }),
    async close() {
      await gateway.close()
      schedule.close()
      folding.close()
      await lifecycle.close()
      outbox.close()
    },
  }
}
