import { signRandomised } from '../../../certs/ecdsa.ts'
import { CommandsInLanes } from '../../dcc/command-lifecycle/commands-in-lanes.ts'
import { createRequestRecord } from '../../dcc/transcript/request-record.ts'
import { createDevicePopulation } from '../../devices/population.ts'
import { createInFlight } from '../../environment/in-flight.ts'
import { createRandom } from '../../environment/randomness.ts'
import type { NetworkStore } from '../../environment/store/network-store.ts'
import { createSystemClock } from '../../environment/system-clock.ts'
import { createSystemScheduler } from '../../environment/system-scheduler.ts'
import { createFleet } from '../../fleet/fleet.ts'
import type { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import { openPremisesStages } from '../world/premises-stages.ts'
import { smkiOfSeed } from '../world/smki-of-seed.ts'
import { createWorldSmki } from '../world/world-smki.ts'
import { type Agreement, timeOf } from './agreement.ts'

/** Devices of a network whose DCCs are other processes on the same store. */
export interface FleetOfStore {
  readonly premises: number
  readonly seed: string
  /** Resolves when the store cannot be used any more: the process is to end. */
  readonly failure: Promise<SimulatorFault>
  close(): Promise<void>
}

/**
 * Takes Commands for the devices of a network from its store, and does what falls due at them. Any number of processes may: each
 * Command is one's at a time, by a lease that the database's clock ends, and what a device does of it is durable with the Command's
 * end or not at all.
 *
 * @param store is closed with the fleet, or where there can be none
 */
export async function bringUpFleetOf(store: NetworkStore, agreement: Agreement, log: Logger): Promise<FleetOfStore> {
  try {
    return await bringUp(store, agreement, log)
  } catch (fault) {
    await store.close()
    throw fault
  }
}

async function bringUp(store: NetworkStore, agreement: Agreement, log: Logger): Promise<FleetOfStore> {
  const { said } = agreement
  const machine = createSystemClock()
  const clock = createSystemClock(timeOf(agreement, machine.now()))
  const onFault = (what: string, fault: unknown): void => log.error({ what, fault }, 'a scheduled task failed')
  const inFlight = createInFlight()
  const scheduler = createSystemScheduler({ clock, inFlight, onFault })
  const { smki, datesMatter } = await createWorldSmki(smkiOfSeed(said.seed), said, { clock, state: store, log })
  const { stageOf } = await openPremisesStages(() => said.stage, store)
  const { blueprint } = createFleet({
    random: createRandom(said.seed).derive('fleet'),
    smki,
    size: said.premises,
    stageOf,
    furtherDevices: said.furtherDevices,
    gsmeWakesEveryMs: 1000 * said.gsmeWakesEverySeconds,
  })
  const [state, history] = [store, store]
  const devices = createDevicePopulation({
    blueprint,
    state,
    history,
    clock,
    scheduler,
    inFlight,
    sign: signRandomised,
    log,
    alertCorrections: said.deviceAlerts,
    datesMatter,
    isShared: true,
  })
  const commands = new CommandsInLanes({
    state,
    requests: createRequestRecord(history),
    holds: devices.holds,
    deliver: devices.takeCommand,
    clock,
    scheduler,
    inFlight,
    log,
  })
  devices.resume()
  commands.start()
  return {
    premises: said.premises,
    seed: said.seed,
    failure: store.failure,
    async close() {
      commands.close()
      devices.close()
      scheduler.close()
      await inFlight.settled()
      await store.close()
    },
  }
}
