import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { signRandomised } from '../../certs/ecdsa.ts'
import type { DatesMatter } from '../../certs/paths/dates-that-matter.ts'
import type { Smki } from '../../certs/smki.ts'
import { createDevicePopulation } from '../devices/population.ts'
import { createInFlight } from '../environment/in-flight.ts'
import { createRandom } from '../environment/randomness.ts'
import type { NetworkStore } from '../environment/store/network-store.ts'
import { openStore } from '../environment/store/open-store.ts'
import { createSystemClock } from '../environment/system-clock.ts'
import { createSystemScheduler } from '../environment/system-scheduler.ts'
import { createFleet, type Fleet } from '../fleet/fleet.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import type { Instant } from '../vocabulary/instant.ts'
import type { Logger } from '../vocabulary/ports/logger.ts'
import type { State } from '../vocabulary/ports/state.ts'
import { storedKind } from '../vocabulary/stored-kind.ts'
import { connectFleet } from '../wan/fleet-connection.ts'
import { subprotocolOf } from './access/bearer-token.ts'
import type { Configuration } from './configuration/configuration.ts'
import type { KeyStorePaths } from './configuration/key-store-files.ts'
import { holdToWorld } from './world/kept-world.ts'

export interface FleetElsewhereOptions {
  /** The seed of the network, and the SMKI that follows from it. */
  readonly seed: string
  readonly smki: Smki
  /** The files of the identities that stand in for generated ones there; none where left out. */
  readonly identities?: KeyStorePaths
  /** Whether a certificate's dates are held against it there; always where left out. */
  readonly datesMatter?: DatesMatter
  /** How many premises the network has. */
  readonly size: number
  /** Which devices they have beside those that every one has. */
  readonly furtherDevices: Configuration['furtherDevices']
  /** How often gas meters wake; 0 where they are always awake. */
  readonly gsmeWakesEverySeconds: number
  /** Which of them have their devices here. */
  readonly first: number
  readonly count: number
  /** Where the network's clock stands. */
  readonly now: Instant | undefined
  /** Directory that keeps the devices' state; it ends with the process where absent. */
  readonly state?: string
  /** `ws://127.0.0.1:8090/wan` */
  readonly wan: string
  /** What the network wants its callers to know, where it wants anything. */
  readonly token?: string
  readonly log: Logger
}

/** Simulated devices whose DCC is in another process. */
export interface FleetElsewhere {
  /** How many devices it holds. */
  readonly devices: number
  /** Resolves when the state directory did not take something, or the network takes the devices no more: the fleet is to be closed. */
  readonly failure: Promise<SimulatorFault>
  close(): Promise<void>
}

const nameKey = 'fleet/name'
const storedName = storedKind('the name of a fleet', 1, z.string())

/** Who a fleet is: the same in each life of its state, so that the network knows it when it comes back. */
async function nameIn(state: Pick<State, 'read' | 'change'>): Promise<string> {
  const [found] = await state.read([nameKey])
  const kept = storedName.read(nameKey, found?.value)
  if (kept !== undefined) return kept
  const name = randomUUID()
  await state.change({ put: [{ key: nameKey, version: 0, value: storedName.write(name) }] })
  return name
}

/**
 * Brings the devices of some of a network's premises up in this process, and joins the network's WAN with them.
 *
 * @throws SimulatorFault SIM_USAGE where there are no such premises or the network does not take the devices; as `openStore`
 *         and `holdToWorld`
 */
export async function joinAsFleet(options: FleetElsewhereOptions): Promise<FleetElsewhere> {
  const { seed, size: premises, furtherDevices, state, identities } = options
  const store = await openStore({ state })
  try {
    // The stages of premises are for the process to keep that holds the inventory.
    await holdToWorld({ seed, premises, stage: 'commissioned', furtherDevices, state, ...identities }, store)
    return await join(options, store)
  } catch (fault) {
    await store.close()
    throw fault
  }
}

async function join(options: FleetElsewhereOptions, store: NetworkStore): Promise<FleetElsewhere> {
  const {
    seed,
    smki,
    datesMatter,
    size,
    furtherDevices,
    gsmeWakesEverySeconds,
    now,
    wan: address,
    token,
    log,
  } = options
  const fleet = createFleet({
    random: createRandom(seed).derive('fleet'),
    smki,
    size,
    furtherDevices,
    gsmeWakesEveryMs: 1000 * gsmeWakesEverySeconds,
  })
  const devices = devicesOf(fleet, options)
  const clock = createSystemClock(now)
  const onFault = (what: string, fault: unknown): void => log.error({ what, fault }, 'a scheduled task failed')
  const inFlight = createInFlight()
  const scheduler = createSystemScheduler({ clock, inFlight, onFault })
  const { blueprint } = fleet
  const sign = signRandomised
  const population = createDevicePopulation({
    blueprint,
    state: store,
    history: store,
    clock,
    scheduler,
    inFlight,
    sign,
    log,
    ...(datesMatter !== undefined && { datesMatter }),
  })
  const subprotocols = token === undefined ? [] : [subprotocolOf(token)]
  const name = await nameIn(store)
  const connection = connectFleet({ address, name, subprotocols, devices, population, clock, scheduler, log })
  const leave = (): void => {
    population.close()
    connection.close()
    scheduler.close()
  }
  await connection.joined.catch((cause: Error) => {
    leave()
    throw new SimulatorFault('SIM_USAGE', `${address}: ${cause.message}`, { cause })
  })
  population.resume()
  return {
    devices: devices.length,
    failure: Promise.race([store.failure, connection.failure]),
    async close() {
      leave()
      await store.close()
    },
  }
}

function devicesOf(fleet: Fleet, { first, count }: FleetElsewhereOptions): readonly EntityIdentifier[] {
  if (count < 1 || first + count > fleet.size)
    throw new SimulatorFault('SIM_USAGE', `There are no ${count} premises from ${first} on: there are ${fleet.size}`)
  const premises = Array.from({ length: count }, (_, index) => fleet.premises(first + index))
  return premises.flatMap(({ devices }) => Object.values(devices))
}
