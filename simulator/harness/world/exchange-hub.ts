import type { Dcc } from '../../dcc/dcc.ts'
import type { SimulatedPopulation } from '../../devices/population.ts'
import type { Fleet } from '../../fleet/fleet.ts'
import type { Premises } from '../../fleet/premises.ts'
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

/** The hub that a home has now, as the DCC knows it from its meters: the first, or one that took its place. */
export function boxInUse(
  { fleet, dcc }: { readonly fleet: Pick<Fleet, 'deviceAt' | 'blueprint'>; readonly dcc: Pick<Dcc, 'inventory'> },
  { devices }: Pick<Premises, 'devices'>,
): HubBox {
  const records = [devices.ESME, devices.GSME].map((meter) => dcc.inventory.record(meter)?.communicationsHub ?? null)
  const placed = records.filter((hub) => hub !== null).find((hub) => hub !== devices.CHF)
  return boxOf(fleet, placed) ?? { hub: devices.CHF, gpf: devices.GPF }
}

function boxOf(
  { deviceAt, blueprint }: Pick<Fleet, 'deviceAt' | 'blueprint'>,
  hub: EntityIdentifier | undefined,
): HubBox | null {
  const gpf = hub === undefined ? undefined : blueprint(hub)?.fitting.devices.GPF
  return hub === undefined || gpf === undefined || deviceAt(hub)?.type !== 'CHF' ? null : { hub, gpf }
}
