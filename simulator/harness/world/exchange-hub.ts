import type { SimulatedPopulation } from '../../devices/population.ts'
import type { Fleet } from '../../fleet/fleet.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'

interface Home {
  readonly fleet: Pick<Fleet, 'deviceAt' | 'replacementOf' | 'blueprint'>
  readonly devices: Pick<SimulatedPopulation, 'connect'>
}

/** A hub and the Gas Proxy Function in it. */
export interface HubBox {
  readonly hub: EntityIdentifier
  readonly gpf: EntityIdentifier
}

/**
 * Has a fitter take a hub away, and connect the next from the store in its place. The home's devices are on no network until the
 * new hub has the log of the old one (8.12.1), or they are put on it one by one (8.11). The DCC is not told: that is for 8.14.1.
 *
 * @returns the hub that is connected now, or why there is none
 */
export async function exchangeHub({ fleet, devices }: Home, old: EntityIdentifier): Promise<Result<HubBox, string>> {
  const [from, to] = [boxOf(fleet, old), boxOf(fleet, fleet.replacementOf(old))]
  if (from === null) return failed(`${old} is no hub of the fleet`)
  if (to === null) return failed(`there are no more hubs in the store for ${old}`)
  const taken = await devices.connect(from.hub, false)
  if (!taken.ok) return taken
  await devices.connect(from.gpf, false)
  // The fleet may have connected it before, where a fitter has changed their mind.
  for (const device of [to.gpf, to.hub]) await devices.connect(device, true)
  return succeeded(to)
}

function boxOf({ deviceAt, blueprint }: Home['fleet'], hub: EntityIdentifier | undefined): HubBox | null {
  const gpf = hub === undefined ? undefined : blueprint(hub)?.fitting.devices.GPF
  return hub === undefined || gpf === undefined || deviceAt(hub)?.type !== 'CHF' ? null : { hub, gpf }
}
