import type { CellContents } from '../../simulator/harness/index.ts'
import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { keyOfCell } from '../../simulator/vocabulary/trust-anchor-cell.ts'
import type { Before } from './scene.ts'
import type { NetworkWorld } from './world.ts'

/** Whom the cells of a role trust, as the device itself holds them. */
export async function holdersOf(world: NetworkWorld, role: number): Promise<readonly (EntityIdentifier | null)[]> {
  const { devices } = await world.network()
  const cells = (await devices.cellsOf(world.scene.device.id)).filter(({ cell }) => cell.role === role)
  return cells.map(({ entityIdentifier }) => entityIdentifier)
}

/** Every cell with the certificate in it, as one text: equal exactly when nothing was replaced. */
export const cellsText = (cells: readonly CellContents[]): string =>
  cells.map(({ cell, serialNumber }) => `${keyOfCell(cell)} ${serialNumber}`).join('\n')

/** What the device and its link are now; nothing at all for a device that does not exist. */
export async function observe(world: NetworkWorld): Promise<Before> {
  const { devices, wan, fleet } = await world.network()
  const { id } = world.scene.device
  if (fleet.premisesOf(id) === undefined) return { framesSeen: 0, framesCarried: 0, cells: '' }
  return {
    framesSeen: await devices.framesSeen(id),
    framesCarried: wan.link(id).length,
    cells: cellsText(await devices.cellsOf(id)),
  }
}
