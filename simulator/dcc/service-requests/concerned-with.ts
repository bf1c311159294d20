import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'
import { marketDateOf } from '../../vocabulary/market-date.ts'
import type { MeteringPoint } from '../../vocabulary/metering-point.ts'
import type { Facts } from '../admission/facts.ts'
import { meteringPointsOf } from '../inventory/smart-metering-inventory.ts'

/**
 * Whether the user may know of a device: its network party today, its supplier today or in time to come (the matrix lets
 * future suppliers read the inventory), or whom the inventory holds responsible.
 */
export function concernedWith(device: InventoryRecord, facts: Facts): boolean {
  const { user, sources } = facts
  if (user === undefined) return false
  if (device.responsibleSupplier === user.entityIdentifier) return true
  const points = meteringPointsOf(device, sources.inventory).map(({ value }) => value as MeteringPoint)
  return points.some((point) => isRegisteredFor(point, facts))
}

function isRegisteredFor(point: MeteringPoint, { user, registration, receivedAt }: Facts): boolean {
  const today = marketDateOf(receivedAt)
  const isOwn = (party: string) => user?.parties.includes(party) ?? false
  return (
    registration.supplierRecords(point).some(({ supplier, to }) => isOwn(supplier) && (to === null || to >= today)) ||
    registration.networkPartiesOn(point, today).some(isOwn)
  )
}
