import type { Certificate } from '../../certs/certificate.ts'
import type { CertificateReader } from '../../certs/certificate-reader.ts'
import type { DatesMatter } from '../../certs/paths/dates-that-matter.ts'
import type { PathValidator } from '../../certs/paths/path-validation.ts'
import type { SmkiRepository } from '../../certs/repository.ts'
import type { Credential } from '../../certs/smki.ts'
import type { DuisReader } from '../duis/duis-reader.ts'
import type { DeviceAlertCorrections } from '../gbcs/device-alerts.ts'
import type { NetworkParty } from '../network-operator-check/network-party-directory.ts'
import type { RegistrationData } from '../registration/registration-data.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { InventoryRecord } from '../vocabulary/inventory-record.ts'
import type { Clock } from '../vocabulary/ports/clock.ts'
import type { DistributeFirmware } from '../vocabulary/ports/firmware.ts'
import type { History } from '../vocabulary/ports/history.ts'
import type { InFlight } from '../vocabulary/ports/in-flight.ts'
import type { Logger } from '../vocabulary/ports/logger.ts'
import type { Scheduler } from '../vocabulary/ports/scheduler.ts'
import type { Sign } from '../vocabulary/ports/signing.ts'
import type { State } from '../vocabulary/ports/state.ts'
import type { Wan } from '../vocabulary/ports/wan.ts'
import type { RequestId } from '../vocabulary/request-id.ts'
import type { Check } from './check/check.ts'
import type { InitialHolders } from './inventory/cell-mirror.ts'
import type { DeviceCertificates } from './inventory/device-certificates.ts'
import type { DevicesAt } from './inventory/inventory-search.ts'
import type { DccSettings } from './settings/settings.ts'
import type { DccUser } from './users/user-directory.ts'

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
  /** Those of the factory; what devices work with since is the DCC's to learn. */
  readonly deviceCertificates: DeviceCertificates
  /** The number that the DCC makes up for a customer (9.1): four digits, the same for the same request. */
  readonly customerNumber: (request: RequestId) => string
  /** Brings devices the images of 11.1 and 11.4. */
  readonly distributeFirmware: DistributeFirmware
  readonly users: Iterable<DccUser>
  /** The implementation of the check; ours where absent. */
  readonly check?: Check
  readonly wan: Wan
  readonly state: State
  readonly history: History
  /** Whether other processes are the same DCC, by the same State; not where left out. */
  readonly isShared?: boolean
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly inFlight: InFlight
  readonly sign: Sign
  readonly settings: DccSettings
  /** Whether overload is shed by how long things take; not where one seed gives the same documents on any machine. */
  readonly shedsByDelay?: boolean
  readonly log: Logger
}
