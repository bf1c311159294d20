import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import type { InventoryRecord } from '../../simulator/vocabulary/inventory-record.ts'
import type { NetworkWorld } from './world.ts'

/** Changes what the Smart Metering Inventory records of a device, without anybody's request. */
export async function changeInventory(
  world: NetworkWorld,
  change: Partial<InventoryRecord>,
  device: EntityIdentifier = world.scene.device.id,
): Promise<void> {
  const { dcc } = await world.network()
  await dcc.inventory.put({ ...(await inventoryRecord(world, device)), ...change })
}

export async function inventoryRecord(
  world: NetworkWorld,
  device: EntityIdentifier = world.scene.device.id,
): Promise<InventoryRecord> {
  const { dcc } = await world.network()
  const record = dcc.inventory.record(device)
  if (record === undefined) throw new Error(`The inventory holds no ${device}`)
  return record
}
