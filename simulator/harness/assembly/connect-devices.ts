import { createDevicePopulation } from '../../devices/population.ts'
import type { Random } from '../../vocabulary/ports/random.ts'
import { createFaultPlan } from '../../wan/fault-plan.ts'
import { createFleetsElsewhere } from '../../wan/fleets-elsewhere.ts'
import { createPopulationWan } from '../../wan/population-wan.ts'
import { createLaneWan } from '../shared-store/lane-wan.ts'
import { type Foundations, signerOf } from './foundations.ts'
import type { Ground } from './open-ground.ts'

/** The devices, those of fleets elsewhere, and the wide area network to them. */
export type ConnectedDevices = ReturnType<typeof connectDevices>

/** Makes them. Nothing moves before `begin`: what devices send again is for orders that the DCC has taken up by then. */
export function connectDevices({ log, store, time, agreement }: Foundations, ground: Ground, random: Random) {
  const { clock, scheduler, inFlight } = time
  const { fleet, configuration, datesMatter } = ground
  const isShared = agreement !== null
  const faultPlan = createFaultPlan(random.derive('faults'))
  const fleetsElsewhere = createFleetsElsewhere({
    knows: (device) => fleet.deviceAt(device) !== undefined,
    closedBecause: whyNoFleetsElsewhere(ground, isShared),
    log,
  })
  const devices = createDevicePopulation({
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
    faultPlan,
    fleetsElsewhere,
    devices,
    wan,
    begin(): void {
      if (laneWan === null) devices.resume()
      else laneWan.start()
    },
    close(): void {
      laneWan?.close()
      devices.close()
      fleetsElsewhere.close()
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
