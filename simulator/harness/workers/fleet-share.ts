import { signRandomised } from '../../../certs/ecdsa.ts'
import { datesAlwaysMatter } from '../../../certs/paths/dates-that-matter.ts'
import { createSmki } from '../../../certs/smki.ts'
import { createDevicePopulation } from '../../devices/population.ts'
import type { Calls } from '../../environment/calls.ts'
import { createInFlight } from '../../environment/in-flight.ts'
import { createRandom } from '../../environment/randomness.ts'
import type { NetworkStore } from '../../environment/store/network-store.ts'
import { createSystemClock } from '../../environment/system-clock.ts'
import { createSystemScheduler } from '../../environment/system-scheduler.ts'
import { createFleet, originIn } from '../../fleet/fleet.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import { createFaultPlan } from '../../wan/fault-plan.ts'
import { estateFilesOf, openEstate } from '../estate/open-estate.ts'
import { keepHistory } from '../world/kept-history.ts'
import { smkiWith } from '../world/world-smki.ts'
import type { AskedOfNetwork, AskedOfWorker, ShareOfWorld } from './asked.ts'

/** How often the network is told how many devices are in memory. */
const tellsEveryMs = 1000

/** Devices of a network whose DCC is in the process that this one is a worker of. */
export type FleetShare = Omit<AskedOfWorker, 'begin'>

/**
 * Brings up the population of a worker: it may be asked for any device of the fleet, and is for those of its share.
 *
 * @param store is closed with it
 */
export async function bringUpShare(
  world: ShareOfWorld,
  network: Calls<AskedOfNetwork>,
  store: NetworkStore,
  log: Logger,
): Promise<FleetShare> {
  const { configuration } = world
  const clock = createSystemClock(world.now)
  const inFlight = createInFlight()
  const onFault = (what: string, fault: unknown): void => log.error({ what, fault }, 'a scheduled task failed')
  const scheduler = createSystemScheduler({ clock, inFlight, onFault })
  store.keepTime(clock)
  const random = createRandom(configuration.seed)
  const stages = new Map(world.stages)
  const elsewhere = new Set(world.elsewhere)
  const { fleet, datesMatter } = fleetOf(world, stages)
  let faultRules = world.faults.number
  const faultPlan = createFaultPlan(random.derive('faults'), world.faults.rules, (rule) =>
    network.ask('claimFault', faultRules, rule),
  )
  const devices = createDevicePopulation({
    blueprint: fleet.blueprint,
    state: store,
    history: store,
    clock,
    scheduler,
    inFlight,
    sign: signRandomised,
    log,
    isElsewhere: (device) => elsewhere.has(device),
    alertCorrections: configuration.deviceAlerts,
    datesMatter,
    fieldFaults: faultPlan,
  })
  devices.onUnprompted((device, frame) => network.ask('unprompted', device, Buffer.from(frame)))
  const keptHistory = keepHistory(configuration, `worker-${world.worker}`, {
    state: store,
    history: store,
    clock,
    scheduler,
    inFlight,
    log,
  })
  const setRunning = (isRunning: boolean): void => {
    if (isRunning) clock.run()
    else clock.stop()
    if (isRunning) scheduler.run()
    else scheduler.stop()
  }
  if (!world.isRunning) setRunning(false)
  void store.failure.then(({ code, message }) => network.tell('failed', code, message))
  let toldInMemory = 0
  const telling = setInterval(() => {
    const inMemory = devices.liveDevices()
    if (inMemory !== toldInMemory) network.tell('inMemory', inMemory)
    toldInMemory = inMemory
  }, tellsEveryMs)
  await keptHistory?.start()

  const close = (): void => {
    keptHistory?.close()
    devices.close()
  }
  return {
    ...devices,
    receive: (number, device, frame) =>
      devices.receive(device, frame, (answer) => network.ask('answered', number, device, Buffer.from(answer))),
    beginStage(index, stage, device) {
      stages.set(index, stage)
      devices.forget(device)
    },
    claimedElsewhere(claimed) {
      for (const device of claimed) elsewhere.add(device)
    },
    replaceFaults({ number, rules }) {
      faultRules = number
      faultPlan.replace(rules)
    },
    setRunning,
    close,
    async end() {
      close()
      clearInterval(telling)
      scheduler.close()
      await inFlight.settled()
      await store.close()
    },
  }
}

/** The fleet of the network, of which every worker and the network itself derive the same. */
function fleetOf(
  { configuration, identities, estateReadAt }: ShareOfWorld,
  stages: ReadonlyMap<number, ShareOfWorld['stages'][number][1]>,
) {
  const { seed } = configuration
  const random = createRandom(seed).derive('fleet')
  const generated = createSmki(createRandom(seed).derive('smki'))
  const { smki, datesMatter } =
    identities === null ? { smki: generated, datesMatter: datesAlwaysMatter } : smkiWith(generated, identities)
  const files = estateFilesOf(configuration)
  if (files !== null && estateReadAt === null)
    throw new SimulatorFault('SIM_INVARIANT', 'An estate was read at some instant')
  const estate =
    files === null || estateReadAt === null
      ? undefined
      : openEstate(files, { seed, smki, at: estateReadAt, originOf: originIn(random) })
  const fleet = createFleet({
    random,
    smki,
    size: configuration.premises,
    stageOf: (index) => stages.get(index) ?? estate?.table.ofHome.stage(index) ?? configuration.stage,
    furtherDevices: configuration.furtherDevices,
    gsmeWakesEveryMs: 1000 * configuration.gsmeWakesEverySeconds,
    estate,
  })
  return { fleet, datesMatter }
}
