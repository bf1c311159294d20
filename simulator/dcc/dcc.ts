import type { Certificate } from '../../certs/certificate.ts'
import type { CertificateReader } from '../../certs/certificate-reader.ts'
import type { PathValidator } from '../../certs/path-validation.ts'
import type { SmkiRepository } from '../../certs/repository.ts'
import type { Credential } from '../../certs/smki.ts'
import type { DuisReader } from '../duis/duis-reader.ts'
import type { CheckSettings } from '../network-operator-check/contract.ts'
import type { NetworkParty } from '../network-operator-check/network-party-directory.ts'
import type { RegistrationData } from '../registration/registration-data.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { InventoryRecord } from '../vocabulary/inventory-record.ts'
import type { Clock } from '../vocabulary/ports/clock.ts'
import type { InFlight } from '../vocabulary/ports/in-flight.ts'
import type { Journal } from '../vocabulary/ports/journal.ts'
import type { Logger } from '../vocabulary/ports/logger.ts'
import type { Scheduler } from '../vocabulary/ports/scheduler.ts'
import type { Sign } from '../vocabulary/ports/signing.ts'
import type { Wan } from '../vocabulary/ports/wan.ts'
import type { RequestId } from '../vocabulary/request-id.ts'
import type { DuisService } from '../vocabulary/service-reference.ts'
import type { InitialHolders, MirroredCell } from './cell-mirror.ts'
import type { Check } from './check/check.ts'
import type { Decisions } from './check/decisions.ts'
import type { DccEvent } from './events.ts'
import type { HttpAnswer } from './http-answer.ts'
import type { CheckMode, DccSettings } from './settings.ts'
import type { Transcript } from './transcript.ts'
import type { DccUser, UserDirectory } from './user-directory.ts'

/** The DCC's own keys. */
export interface DccCredentials {
  /** Sign and make the MAC of commands as the Access Control Broker. */
  readonly accessControlBroker: { readonly digitalSignature: Credential; readonly keyAgreement: Credential }
  /** Signs Service Responses and alerts. */
  readonly dspXmlSigning: Credential
}

/** A device's certificates as the DCC knows them; undefined for a device that it knows nothing of. */
export type DeviceCertificates = (
  device: EntityIdentifier,
) => { readonly digitalSignature: Certificate; readonly keyAgreement: Certificate } | undefined

export interface DccOptions {
  readonly credentials: DccCredentials
  /** Where paths of Organisation Certificates end. */
  readonly organisationRoots: readonly Certificate[]
  readonly repository: SmkiRepository
  readonly readCertificate: CertificateReader
  readonly validatePath: PathValidator
  readonly duis: DuisReader
  readonly registration: RegistrationData
  /** Every network party of the world, as its source wrote it. */
  readonly networkParties: readonly NetworkParty[]
  /** The Smart Metering Inventory as it stood at first; changes are the DCC's own. */
  readonly inventory: (device: EntityIdentifier) => InventoryRecord | undefined
  readonly initialHolders: InitialHolders
  readonly deviceCertificates: DeviceCertificates
  readonly users: Iterable<DccUser>
  /** The implementation of the check; ours where absent. */
  readonly check?: Check
  readonly wan: Wan
  readonly journal: Journal
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly inFlight: InFlight
  readonly sign: Sign
  readonly settings: DccSettings
  readonly log: Logger
}

/** Who decides, and what becomes of the verdict; effective from the next request on. */
export interface CheckControl {
  readonly mode: CheckMode
  readonly settings: CheckSettings
  configure(change: {
    readonly mode?: CheckMode
    readonly settings?: CheckSettings
    readonly implementation?: Check
  }): void
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
  /** Takes up what was under way when the journal was last closed; call once, when the devices are there. */
  resume(): void
  /** Undefined for a RequestID that never came. */
  transcript(requestId: RequestId): Transcript | undefined
  readonly decisions: Decisions
  readonly check: CheckControl
  /** Who the device's cells trust, as far as the DCC knows; undefined for a device that it knows nothing of. */
  mirrorOf(device: EntityIdentifier): readonly MirroredCell[] | undefined
  /** The inventory as it stands, and durable changes to it. */
  readonly inventory: {
    record(device: EntityIdentifier): InventoryRecord | undefined
    put(record: InventoryRecord): Promise<void>
  }
  readonly users: UserDirectory
  subscribe(listener: (event: DccEvent) => void): () => void
  /** Accepted requests whose device has not answered yet, and documents that wait for their user. */
  pending(): { readonly orders: number; readonly documents: number }
  /** Stops taking, sending and delivering; what is durable stays so. */
  close(): Promise<void>
}

export function createDcc(_options: DccOptions): Dcc {
  throw new Error('being written')
}
