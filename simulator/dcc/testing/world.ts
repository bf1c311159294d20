import { createCertificateReader } from '../../../certs/certificate-reader.ts'
import { signRandomised } from '../../../certs/ecdsa.ts'
import { createPathValidator } from '../../../certs/paths/path-validation.ts'
import { createSmkiRepository, type SmkiRepository } from '../../../certs/repository.ts'
import { createDuisReader, type DuisReader } from '../../duis/duis-reader.ts'
import type { DuisResponse } from '../../duis/response.ts'
import { createInFlight } from '../../environment/in-flight.ts'
import { type LibsqlStore, openLibsqlStore } from '../../environment/store/libsql-store.ts'
import { createVirtualClock, type VirtualClock } from '../../environment/virtual-clock.ts'
import { dccParties } from '../../market/dcc-parties.ts'
import { networkOperators } from '../../market/network-operators.ts'
import { createRegistrationData, type RegistrationData } from '../../registration/registration-data.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import type { InFlight } from '../../vocabulary/ports/in-flight.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import type { DuisService } from '../../vocabulary/service-reference.ts'
import { createDcc, type Dcc, type DccOptions } from '../dcc.ts'
import type { DccEvent } from '../events.ts'
import { dccSettings } from '../settings/settings.ts'
import { marketUsers } from '../users/market-users.ts'
import { createScriptedWan, type ScriptedWan } from './scripted-wan.ts'
import {
  accessControlBroker,
  credential,
  deviceCertificatesOfSite,
  devices,
  initialHoldersOfSite,
  inventoryOfSite,
  registrationOfSite,
  smki,
} from './site.ts'

/** A DCC with one site, scripted devices and a clock that stands still. */
export interface World {
  readonly dcc: Dcc
  readonly wan: ScriptedWan
  readonly clock: VirtualClock
  readonly inFlight: InFlight
  readonly store: LibsqlStore
  readonly duis: DuisReader
  readonly repository: SmkiRepository
  readonly registration: RegistrationData
  readonly events: DccEvent[]
  readonly faults: unknown[]
  /** Sends octets to a service and reads the code of the answer; fails on anything but 200. */
  send(octets: Uint8Array, service?: DuisService): Promise<string>
  close(): Promise<void>
}

export const morning = instant(Date.UTC(2026, 10, 22, 9))

let sharedDuis: Promise<DuisReader> | null = null

export interface WorldOptions extends Partial<Omit<DccOptions, 'settings' | 'state'>> {
  readonly settings?: Parameters<typeof dccSettings>[0]
  /** Directory of the state; in memory where absent. */
  readonly state?: string
  /** Stands before the store. */
  readonly before?: (store: LibsqlStore) => DccOptions['state']
  /** When it begins. */
  readonly start?: Instant
}

export async function createWorld({
  settings,
  state,
  start = morning,
  before = (store) => store,
  ...differing
}: WorldOptions = {}): Promise<World> {
  sharedDuis ??= createDuisReader()
  const duis = await sharedDuis
  const faults: unknown[] = []
  const events: DccEvent[] = []
  const inFlight = createInFlight()
  const clock = createVirtualClock({ start, inFlight, onFault: (_what, fault) => faults.push(fault) })
  const store = openLibsqlStore(state ?? null)
  const repository = createSmkiRepository([...smki.organisationCredentials()].map(({ certificate }) => certificate))
  const registration = createRegistrationData(registrationOfSite)
  const wan = createScriptedWan()
  const acb = (use: 'digitalSignature' | 'keyAgreement') =>
    credential(accessControlBroker, RemotePartyRole.accessControlBroker, use)
  const dcc = await createDcc({
    credentials: {
      accessControlBroker: { digitalSignature: acb('digitalSignature'), keyAgreement: acb('keyAgreement') },
      changeOfSupplier: credential(
        dccParties.transitionalCoS.entityIdentifier,
        RemotePartyRole.transitionalCoS,
        'digitalSignature',
      ),
      dspXmlSigning: credential(accessControlBroker, RemotePartyRole.dspXmlSigning, 'xmlSigning'),
    },
    organisationRoots: [smki.organisationRoot.certificate],
    repository,
    readCertificate: createCertificateReader(),
    validatePath: createPathValidator(),
    duis,
    registration,
    networkParties: networkOperators,
    inventory: inventoryOfSite,
    devicesAt: () => Object.values(devices),
    initialHolders: initialHoldersOfSite,
    deviceCertificates: deviceCertificatesOfSite,
    customerNumber: () => '0123',
    distributeFirmware: async () => true,
    users: marketUsers(),
    wan,
    state: before(store),
    history: store,
    clock,
    scheduler: clock,
    inFlight,
    sign: signRandomised,
    settings: dccSettings(settings),
    log: quiet(faults),
    ...differing,
  })
  dcc.subscribe((event) => events.push(event))
  // What another world has left is taken up when the test says so.
  if (state === undefined) await dcc.resume()

  const send = async (octets: Uint8Array, service: DuisService = 'SendCommand'): Promise<string> => {
    const answer = await dcc.takeRequest(service, octets)
    if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.body}`)
    return responseIn(answer.body, duis).responseCode
  }
  const close = async () => {
    await dcc.close()
    clock.close()
    store.closeAtOnce()
  }
  return { dcc, wan, clock, inFlight, store, duis, repository, registration, events, faults, send, close }
}

export function responseIn(document: string, duis: DuisReader): DuisResponse {
  const reading = duis.readResponse(Buffer.from(document))
  if (!reading.ok) throw new Error(reading.failure.sentence)
  return reading.value.response
}

/** Unexpected errors fail the test. */
const quiet = (faults: unknown[]): Logger => ({
  debug() {},
  info() {},
  warn() {},
  error: (context, message) => faults.push({ ...context, message }),
})
