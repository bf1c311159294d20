import { createCertificateReader } from '../../certs/certificate-reader.ts'
import { signDeterministically, signRandomised } from '../../certs/ecdsa.ts'
import { createPathValidator } from '../../certs/paths/path-validation.ts'
import { createSmkiRepository, type SmkiRepository } from '../../certs/repository.ts'
import type { Smki } from '../../certs/smki.ts'
import { createDcc, type Dcc, type DeviceCertificates, type ListeningGateway } from '../dcc/dcc.ts'
import { createSmkiServices, type ListeningSmkiServices } from '../dcc/smki-services/smki-services.ts'
import { marketUsers } from '../dcc/users/market-users.ts'
import { createDevicePopulation, type SimulatedPopulation } from '../devices/population.ts'
import { createDuisReader, type DuisReader } from '../duis/duis-reader.ts'
import { openArchive } from '../environment/archive.ts'
import { decideAgain } from '../environment/changed-meanwhile.ts'
import { createRandom } from '../environment/randomness.ts'
import type { NetworkStore } from '../environment/store/network-store.ts'
import { openSharedStore, openStore } from '../environment/store/open-store.ts'
import { createSystemClock } from '../environment/system-clock.ts'
import { createFleet, type Fleet, originIn } from '../fleet/fleet.ts'
import { type EntityIdentifier, entityIdentifier } from '../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import type { Logger } from '../vocabulary/ports/logger.ts'
import type { Random } from '../vocabulary/ports/random.ts'
import type { Sign } from '../vocabulary/ports/signing.ts'
import type { RefusalCodes } from '../vocabulary/response-code.ts'
import { createFaultPlan, type FaultPlan } from '../wan/fault-plan.ts'
import { createFleetsElsewhere, type FleetsElsewhere } from '../wan/fleets-elsewhere.ts'
import { createPopulationWan, type PopulationWan } from '../wan/population-wan.ts'
import type { Configuration } from './configuration/configuration.ts'
import { readKeep } from './configuration/keep.ts'
import { readSchemaDirectory } from './configuration/schema-directory.ts'
import { type Deciding, openDeciding } from './deciding/deciding.ts'
import { type EstateReport, estateFilesOf, heldEstate, openEstate } from './estate/open-estate.ts'
import {
  announcingClock,
  announcingDcc,
  announcingFaultPlan,
  announcingRegistration,
} from './events/announce-changes.ts'
import { EventLog } from './events/event-log.ts'
import { consequencesOf, type NetworkChange } from './events/network-event.ts'
import { type Agreement, agree, timeOf } from './shared-store/agreement.ts'
import { createLaneWan } from './shared-store/lane-wan.ts'
import { unchangeable } from './shared-store/unchangeable.ts'
import { type CertificateStandings, createCertificateStandings } from './world/certificate-standings.ts'
import { tellOfClock } from './world/clock-and-certificates.ts'
import { dccCredentials } from './world/dcc-credentials.ts'
import { certificatesOf } from './world/device-certificates-of.ts'
import { createDurableRegistration, type DurableRegistration } from './world/durable-registration.ts'
import { KeptHistory } from './world/kept-history.ts'
import { livesBefore } from './world/kept-life.ts'
import { holdToWorld } from './world/kept-world.ts'
import { loadRegistrationFile } from './world/load-registration-file.ts'
import { createPowerSupply, type PowerSupply } from './world/power-supply.ts'
import { openPremisesStages, type PremisesStages } from './world/premises-stages.ts'
import { createPublication, type Publication } from './world/publication.ts'
import { smkiOfSeed } from './world/smki-of-seed.ts'
import { createVending, type Vending } from './world/vending.ts'
import { createSharedClock, createWorldClock, type WorldClock } from './world/world-clock.ts'
import { createWorldSmki, type WorldIdentities } from './world/world-smki.ts'

export type { EstateReport } from './estate/open-estate.ts'

/** A whole smart-metering network in one process. */
export interface Network {
  readonly configuration: Configuration
  readonly time: WorldClock
  readonly smki: Smki
  /** Whose identities stand in for generated ones; null where nobody's do. */
  readonly identities: WorldIdentities | null
  readonly repository: SmkiRepository
  readonly publication: Publication
  readonly standings: CertificateStandings
  readonly fleet: Fleet
  /** What was made of the estate that the fleet is of; null where it is generated. */
  readonly estate: EstateReport | null
  /** At which stage the life of each premises began. */
  readonly stages: PremisesStages
  readonly devices: SimulatedPopulation
  /** The supply of electricity of each premises. */
  readonly supply: PowerSupply
  /** Top-ups, as suppliers sell them. */
  readonly vending: Vending
  readonly wan: PopulationWan
  readonly fleetsElsewhere: FleetsElsewhere
  readonly faultPlan: FaultPlan
  readonly registration: DurableRegistration
  readonly dcc: Dcc
  /** What happened lately, and what was changed. */
  readonly events: EventLog
  readonly duis: DuisReader
  /** How everyone in this world signs: randomised, or by RFC 6979 where it is deterministic. */
  readonly sign: Sign
  readonly log: Logger
  /** What holds everything that is durable. */
  readonly store: NetworkStore
  /** Which codes the check's refusals are answered with. */
  readonly refusalCodes: RefusalCodes
  /** Where the DUIS services listen. */
  readonly gateway: ListeningGateway
  /** Where the SMKI services listen. */
  readonly smkiServices: ListeningSmkiServices
  /** Who decides whether a certificate may go onto a device, and who is compared with them. */
  readonly deciding: Pick<Deciding, 'name' | 'shadow'>
  /** Resolves when the state directory did not take something: the network is to be closed, and started anew. */
  readonly failure: Promise<SimulatorFault>
  close(): Promise<void>
}

/**
 * Brings a network up: everything in it follows from the configuration's seed, and what was durable is taken up again.
 *
 * @throws SimulatorFault SIM_PORT_IN_USE, SIM_STATE_IN_USE, SIM_STATE_UNREADABLE, SIM_CONFIGURATION, SIM_USAGE
 */
export async function bringUp(configuration: Configuration, log: Logger): Promise<Network> {
  return bringUpOn(await openStore(configuration), configuration, log)
}

/** Brings a network up as `bringUp` does, on a store that is open; it is closed with the network, or where there can be none. */
export async function bringUpOn(store: NetworkStore, configuration: Configuration, log: Logger): Promise<Network> {
  let deciding: Deciding | null = null
  try {
    const time = createWorldClock(configuration, store, log)
    const files = estateFilesOf(configuration)
    const estate = files && heldEstate(files, time.clock.now())
    const held = await holdToWorld({ ...configuration, estate }, store)
    deciding = await openDeciding(configuration, time.inFlight, log)
    return await assemble({ configuration, log, store, time, deciding, held, agreement: null })
  } catch (fault) {
    await deciding?.close()
    await store.close()
    throw fault
  }
}

/**
 * Brings up a DCC that shares its store with others, and with the fleets that have its devices: any number of processes, of which each
 * takes any request and any device's Response.
 *
 * @param leaseSeconds as `openSharedStore`
 * @throws SimulatorFault as `bringUp`; SIM_CONFIGURATION where the others were told something else
 */
export async function bringUpSharing(
  configuration: Configuration,
  log: Logger,
  leaseSeconds?: number,
): Promise<Network> {
  if (configuration.store === undefined)
    throw new SimulatorFault('SIM_USAGE', 'Processes share a PostgreSQL database: say --store postgres://…')
  const store = await openSharedStore(configuration.store, leaseSeconds)
  let deciding: Deciding | null = null
  try {
    const machine = createSystemClock()
    const agreement = await agree(configuration, store, machine.now)
    const time = createSharedClock(timeOf(agreement, machine.now()), log)
    const held = await decideAgain(() => holdToWorld({ ...configuration, estate: null }, store))
    deciding = await openDeciding(configuration, time.inFlight, log)
    return await assemble({ configuration, log, store, time, deciding, held, agreement })
  } catch (fault) {
    await deciding?.close()
    await store.close()
    throw fault
  }
}

/** What a network stands on, opened before it. */
interface Foundations {
  readonly configuration: Configuration
  readonly log: Logger
  readonly store: NetworkStore
  readonly time: WorldClock
  readonly deciding: Deciding
  readonly held: Awaited<ReturnType<typeof holdToWorld>>
  /** What it agreed on with others that share its store; null where it is alone. */
  readonly agreement: Agreement | null
}

async function assemble(foundations: Foundations): Promise<Network> {
  const { configuration: said, log, store, time, deciding, held, agreement } = foundations
  const isShared = agreement !== null
  if (store.recovery !== null) log.warn({ ...store.recovery }, 'the state directory was not closed in good order')
  const random = createRandom(said.seed)
  const { clock, scheduler, inFlight } = time
  const sign = said.deterministic ? signDeterministically : signRandomised

  const generated = smkiOfSeed(said.seed)
  const { smki, datesMatter, market, identities, published } = await createWorldSmki(generated, said, {
    clock,
    state: store,
    log,
  })
  tellOfClock([...smki.organisationCredentials()], clock.now(), log)
  const files = estateFilesOf(said)
  const estate =
    files === null
      ? undefined
      : openEstate(files, {
          seed: said.seed,
          smki,
          at: held.estateReadAt ?? clock.now(),
          originOf: originIn(random.derive('fleet')),
        })
  const configuration = estate === undefined ? said : { ...said, premises: estate.table.homes }
  const repository = createSmkiRepository([...(estate?.published ?? []), ...published()])
  const publication = await createPublication(repository, smki.organisationAnchors, store)
  const stages = await openPremisesStages((index) => estate?.table.ofHome.stage(index) ?? said.stage, store)
  const { stageOf } = stages
  const { premises: size, furtherDevices, gsmeWakesEverySeconds } = configuration
  const fleet = createFleet({
    random: random.derive('fleet'),
    smki,
    size,
    stageOf,
    furtherDevices,
    gsmeWakesEveryMs: 1000 * gsmeWakesEverySeconds,
    estate,
  })
  const parties = { networkParties: market.networkOperators, suppliers: market.suppliers }
  const registration = await createDurableRegistration(fleet.registration, parties, store)
  if (held.isNew) for (const path of said.registration) await loadRegistrationFile(registration, path)
  const events = new EventLog(isKept(configuration) ? await livesBefore(store) : 0)
  const tell = (change: NetworkChange) => events.append(change)
  const faultPlan = createFaultPlan(random.derive('faults'))
  const fleetsElsewhere = await createFleetsElsewhere({
    state: store,
    knows: (device) => fleet.deviceAt(device) !== undefined,
    // A virtual clock moves only when nothing is in flight, which nobody can know of another process.
    closedBecause: isShared
      ? 'A DCC that shares its store has its fleets there: dcc-sim fleet --store'
      : configuration.deterministic
        ? 'A network with --deterministic takes no fleets elsewhere'
        : estate === undefined
          ? null
          : 'A network with --estate takes no fleets elsewhere: they would be of generated premises',
    leaseMs: 1000 * configuration.fleetLeaseSeconds,
    log,
  })
  const isElsewhere = fleetsElsewhere.population.holds
  const { blueprint } = fleet
  const devices = createDevicePopulation({
    blueprint,
    state: store,
    history: store,
    clock,
    scheduler,
    inFlight,
    sign,
    log,
    isElsewhere,
    alertCorrections: configuration.deviceAlerts,
    datesMatter,
    fieldFaults: faultPlan,
    isShared,
  })
  const laneWan = isShared ? createLaneWan({ state: store, clock, scheduler, inFlight, log }) : null
  const wan =
    laneWan ??
    createPopulationWan({
      populations: [fleetsElsewhere.population, devices],
      clock,
      scheduler,
      faultPlan,
      inFlight,
      log,
    })
  const duis = await createDuisReader(
    configuration.duisSchema === undefined ? {} : { schemaFiles: readSchemaDirectory(configuration.duisSchema) },
  )
  const deviceCertificates: DeviceCertificates = (device) => certificatesOf(fleet.credentials(device))
  const customerNumbers = random.derive('customer identification numbers')
  const dcc = await createDcc({
    alertCorrections: configuration.deviceAlerts,
    credentials: dccCredentials(smki),
    organisationRoots: smki.organisationAnchors,
    repository,
    readCertificate: createCertificateReader(),
    validatePath: createPathValidator(),
    datesMatter,
    duis,
    registration: registration.data,
    networkParties: market.networkOperators,
    inventory: fleet.inventoryRecord,
    devicesAt: fleet.devicesAt,
    initialHolders: fleet.initialHolders,
    deviceCertificates,
    customerNumber: (request) => fourDigits(customerNumbers.derive(request)),
    // Fleets in other processes hear of Commands alone.
    distributeFirmware: async (device, image) =>
      !isElsewhere(device) && (await devices.deliverFirmware(device, image)).ok,
    users: marketUsers(market),
    check: deciding.check,
    wan,
    state: store,
    history: store,
    isShared,
    clock,
    scheduler,
    inFlight,
    sign,
    settings: configuration.dcc,
    shedsByDelay: !configuration.deterministic,
    log,
  })

  const { published: ofDevices, bySerialNumber } = dcc.deviceCertificates
  const deviceOfSerialNumber = (serialNumber: bigint) =>
    bySerialNumber(serialNumber)?.entityIdentifier ?? smki.deviceOfSerialNumber(serialNumber)
  const standings = await createCertificateStandings({
    repository,
    deviceCertificates: ofDevices,
    deviceOfSerialNumber,
    state: store,
  })
  const smkiServices = createSmkiServices({
    repository,
    deviceCertificates: ofDevices,
    deviceOfSerialNumber,
    limits: configuration.dcc.gateway,
    clock,
    log,
  })

  const areaOf = (device: EntityIdentifier) => fleet.premisesOf(device)?.region.name ?? null
  dcc.subscribe((event) => {
    events.append(event)
    for (const change of consequencesOf(event, areaOf)) tell(change)
  })
  for (const [user, url] of Object.entries(configuration.callbacks)) {
    await dcc.users.setAddress(entityIdentifier(user), url)
  }
  const smkiListening = await smkiServices.listen(configuration.smkiPort, configuration.host)
  const gateway = await dcc.listen(configuration.port, configuration.host).catch(async (fault: unknown) => {
    await smkiServices.close()
    throw fault
  })
  // The DCC first: what devices send again is for orders that it has taken up.
  await dcc.resume()
  if (laneWan === null) devices.resume()
  else laneWan.start()
  const keptHistory = keptHistoryOf({ configuration, log, store, time })
  await keptHistory?.start()

  const changeable = { time, dcc, faultPlan, registration, publication, standings, stages }
  const offered = isShared ? unchangeable(changeable) : changeable
  const told = announcingFaultPlan(offered.faultPlan, clock, tell)
  return {
    configuration,
    time: announcingClock(offered.time, tell),
    smki,
    identities,
    repository,
    publication: offered.publication,
    standings: offered.standings,
    fleet,
    estate: estate?.report ?? null,
    stages: offered.stages,
    devices,
    wan,
    fleetsElsewhere,
    faultPlan: told,
    vending: createVending({ smki, fleet, devices }),
    supply: createPowerSupply({ fleet, dcc, devices, faultPlan: told, clock }),
    registration: announcingRegistration(offered.registration, clock, tell),
    dcc: announcingDcc(offered.dcc, clock, tell),
    events,
    duis,
    sign,
    log,
    store,
    refusalCodes: configuration.dcc.refusalCodes,
    gateway,
    smkiServices: smkiListening,
    deciding,
    failure: store.failure,
    async close() {
      keptHistory?.close()
      laneWan?.close()
      devices.close()
      fleetsElsewhere.close()
      await smkiServices.close()
      await dcc.close()
      await deciding.close()
      scheduler.close()
      // What has begun may have something to make durable yet.
      await inFlight.settled()
      duis.dispose()
      await store.close()
    },
  }
}

const isKept = ({ state, store }: Configuration): boolean => state !== undefined || store !== undefined

const fourDigits = (random: Random): string => String(random.integer(0, 9999)).padStart(4, '0')

function keptHistoryOf({
  configuration,
  log,
  store,
  time,
}: Omit<Foundations, 'deciding' | 'held' | 'agreement'>): KeptHistory | null {
  const { keep, archive } = configuration
  if (keep === undefined) return null
  const { clock, scheduler, inFlight } = time
  return new KeptHistory({
    keep: readKeep(keep),
    archive: archive === undefined ? null : openArchive(archive),
    state: store,
    history: store,
    clock,
    scheduler,
    inFlight,
    log,
  })
}
