import type { SmkiRepository } from '../../certs/repository.ts'
import type { Smki } from '../../certs/smki.ts'
import type { Dcc, ListeningGateway } from '../dcc/dcc.ts'
import type { ListeningSmkiServices, SmkiServices } from '../dcc/smki-services/smki-services.ts'
import type { SimulatedPopulation } from '../devices/population.ts'
import type { DuisReader } from '../duis/duis-reader.ts'
import { decideAgain } from '../environment/changed-meanwhile.ts'
import { createRandom } from '../environment/randomness.ts'
import type { NetworkStore } from '../environment/store/network-store.ts'
import { openSharedStore, openStore } from '../environment/store/open-store.ts'
import { createSystemClock } from '../environment/system-clock.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { type EntityIdentifier, entityIdentifier } from '../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import type { Logger } from '../vocabulary/ports/logger.ts'
import type { Sign } from '../vocabulary/ports/signing.ts'
import type { RefusalCodes } from '../vocabulary/response-code.ts'
import type { FaultPlan } from '../wan/fault-plan.ts'
import type { FleetsElsewhere } from '../wan/fleets-elsewhere.ts'
import type { PopulationWan } from '../wan/population-wan.ts'
import { connectDevices } from './assembly/connect-devices.ts'
import { type Foundations, signerOf } from './assembly/foundations.ts'
import { openDcc } from './assembly/open-dcc.ts'
import { openGround } from './assembly/open-ground.ts'
import type { Configuration } from './configuration/configuration.ts'
import { type Deciding, openDeciding } from './deciding/deciding.ts'
import { type EstateReport, estateFilesOf, heldEstate } from './estate/open-estate.ts'
import {
  announcingClock,
  announcingDcc,
  announcingFaultPlan,
  announcingRegistration,
} from './events/announce-changes.ts'
import { EventLog } from './events/event-log.ts'
import { consequencesOf, type NetworkChange } from './events/network-event.ts'
import { agree, timeOf } from './shared-store/agreement.ts'
import { unchangeable } from './shared-store/unchangeable.ts'
import type { CertificateStandings } from './world/certificate-standings.ts'
import type { DurableRegistration } from './world/durable-registration.ts'
import { type KeptHistory, keepHistory } from './world/kept-history.ts'
import { livesBefore } from './world/kept-life.ts'
import { holdToWorld } from './world/kept-world.ts'
import { createPowerSupply, type PowerSupply } from './world/power-supply.ts'
import type { PremisesStages } from './world/premises-stages.ts'
import type { Publication } from './world/publication.ts'
import { createVending, type Vending } from './world/vending.ts'
import { createSharedClock, createWorldClock, type WorldClock } from './world/world-clock.ts'
import type { WorldIdentities } from './world/world-smki.ts'

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

async function assemble(foundations: Foundations): Promise<Network> {
  const { log, store, time, deciding, agreement } = foundations
  if (store.recovery !== null) log.warn({ ...store.recovery }, 'the state directory was not closed in good order')
  const random = createRandom(foundations.configuration.seed)
  const ground = await openGround(foundations, random)
  const { configuration, smki, fleet, repository, registration, publication, stages } = ground
  const events = new EventLog(isKept(configuration) ? await livesBefore(store) : 0)
  const tell = (change: NetworkChange) => events.append(change)
  const connected = await connectDevices(foundations, ground, random)
  const { devices, faultPlan } = connected
  const { duis, dcc, standings, smkiServices } = await openDcc(foundations, ground, connected, random)
  const areaOf = (device: EntityIdentifier) => fleet.premisesOf(device)?.region.name ?? null
  dcc.subscribe((event) => {
    events.append(event)
    for (const change of consequencesOf(event, areaOf)) tell(change)
  })
  const keptHistory = keptHistoryOf(foundations)
  const { clock, scheduler, inFlight } = time
  const takeNothingMore = async (): Promise<void> => {
    keptHistory?.close()
    connected.close()
    await smkiServices.close()
    await dcc.close()
  }
  const settle = async (): Promise<void> => {
    scheduler.close()
    // What has begun may have something to make durable yet.
    await inFlight.settled()
    await connected.end()
    duis.dispose()
  }
  const begin = async (): Promise<Listening> => {
    const listening = await listen(configuration, dcc, smkiServices)
    // The DCC first: what devices send again is for orders that it has taken up.
    await dcc.resume()
    await connected.begin()
    await keptHistory?.start()
    return listening
  }
  const listening = await begin().catch(async (fault: unknown) => {
    // An open port would keep the process for ever.
    await takeNothingMore()
    await settle()
    throw fault
  })

  const changeable = { time: connected.time, dcc, faultPlan, registration, publication, standings, stages }
  const offered = agreement === null ? changeable : unchangeable(changeable)
  const told = announcingFaultPlan(offered.faultPlan, clock, tell)
  return {
    configuration,
    time: announcingClock(offered.time, tell),
    smki,
    identities: ground.identities,
    repository,
    publication: offered.publication,
    standings: offered.standings,
    fleet,
    estate: ground.estate?.report ?? null,
    stages: offered.stages,
    devices,
    wan: connected.wan,
    fleetsElsewhere: connected.fleetsElsewhere,
    faultPlan: told,
    vending: createVending({ smki, fleet, devices }),
    supply: createPowerSupply({ fleet, dcc, devices, faultPlan: told, clock }),
    registration: announcingRegistration(offered.registration, clock, tell),
    dcc: announcingDcc(offered.dcc, clock, tell),
    events,
    duis,
    sign: signerOf(configuration),
    log,
    store,
    refusalCodes: configuration.dcc.refusalCodes,
    ...listening,
    deciding,
    failure: Promise.race([store.failure, connected.failure]),
    async close() {
      await takeNothingMore()
      await deciding.close()
      await settle()
      await store.close()
    },
  }
}

type Listening = Pick<Network, 'gateway' | 'smkiServices'>

/** Opens the ports, when the DCC knows where users have their responses delivered. */
async function listen(
  { callbacks, port, smkiPort, host }: Configuration,
  dcc: Dcc,
  smkiServices: SmkiServices,
): Promise<Listening> {
  for (const [user, url] of Object.entries(callbacks)) await dcc.users.setAddress(entityIdentifier(user), url)
  const smkiListening = await smkiServices.listen(smkiPort, host)
  return { gateway: await dcc.listen(port, host), smkiServices: smkiListening }
}

const isKept = ({ state, store }: Configuration): boolean => state !== undefined || store !== undefined

const keptHistoryOf = ({ configuration, log, store, time }: Foundations): KeptHistory | null => {
  const { clock, scheduler, inFlight } = time
  return keepHistory(configuration, '.', { state: store, history: store, clock, scheduler, inFlight, log })
}
