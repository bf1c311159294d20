import { createDevicePopulation } from '../../devices/population.ts'
import type { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Random } from '../../vocabulary/ports/random.ts'
import { createFaultPlan } from '../../wan/fault-plan.ts'
import { createFleetsElsewhere } from '../../wan/fleets-elsewhere.ts'
import { createPopulationWan } from '../../wan/population-wan.ts'
import { createLaneWan } from '../shared-store/lane-wan.ts'
import { createDevicesInWorkers, type DevicesInWorkers } from '../workers/devices-in-workers.ts'
import { type Foundations, signerOf } from './foundations.ts'
import type { Ground } from './open-ground.ts'

/** The devices, those of fleets elsewhere, and the wide area network to them. */
export type ConnectedDevices = Awaited<ReturnType<typeof connectDevices>>

/** Makes them. Nothing moves before `begin`: what devices send again is for orders that the DCC has taken up by then. */
export async function connectDevices(foundations: Foundations, ground: Ground, random: Random) {
  const { log, store, time, agreement, held } = foundations
  const { clock, scheduler, inFlight } = time
  const { fleet, configuration, datesMatter } = ground
  const isShared = agreement !== null
  const faultPlan = createFaultPlan(random.derive('faults'))
  const fleetsElsewhere = await createFleetsElsewhere({
    state: store,
    leaseMs: 1000 * configuration.fleetLeaseSeconds,
    knows: (device) => fleet.deviceAt(device) !== undefined,
    closedBecause: whyNoFleetsElsewhere(ground, isShared),
    onClaimed: (devices) => inWorkers?.claimedElsewhere(devices),
    log,
  })
  const { estateReadAt } = held
  const inWorkers: DevicesInWorkers | null =
    configuration.workers === 0
      ? null
      : createDevicesInWorkers({ ...ground, estateReadAt, time, faultPlan, fleetsElsewhere, log })
  const devices =
    inWorkers ??
    createDevicePopulation({
      blueprint: fleet.blueprint,
      state: store,
      history: store,
      clock,
      scheduler,
      inFlight,
      sign: signerOf(configuration),
      log,
      isElsewhere: fleetsElsewhere.population.holds,
      alertCorrections: configuration.deviceAlerts,
      datesMatter,
      fieldFaults: faultPlan,
      isShared,
    })
  const laneWan = isShared ? createLaneWan({ state: store, clock, scheduler, inFlight, log }) : null
  const populations = [fleetsElsewhere.population, devices]
  const wan = laneWan ?? createPopulationWan({ populations, clock, scheduler, faultPlan, inFlight, log })
  return {
    faultPlan: inWorkers?.faultPlan ?? faultPlan,
    time: inWorkers?.time ?? time,
    fleetsElsewhere,
    devices,
    wan,
    /** Resolves when there is no use going on; never where nothing can go wrong. */
    failure: inWorkers?.failure ?? new Promise<SimulatorFault>(() => {}),
    async begin(): Promise<void> {
      await inWorkers?.begin()
      if (laneWan === null) devices.resume()
      else laneWan.start()
    },
    close(): void {
      laneWan?.close()
      devices.close()
      fleetsElsewhere.close()
    },
    /** Call when nothing is in flight any more. */
    async end(): Promise<void> {
      await inWorkers?.end()
    },
  }
}

/** A virtual clock moves only when nothing is in flight, which nobody can know of another process. */
function whyNoFleetsElsewhere({ configuration, estate }: Ground, isShared: boolean): string | null {
  if (isShared) return 'A DCC that shares its store has its fleets there: dcc-sim fleet --store'
  if (configuration.deterministic) return 'A network with --deterministic takes no fleets elsewhere'
  return estate === undefined
    ? null
    : 'A network with --estate takes no fleets elsewhere: they would be of generated premises'
}
