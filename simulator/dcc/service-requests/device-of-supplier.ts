import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'
import { marketDateOf } from '../../vocabulary/market-date.ts'
import { parseMeteringPoint } from '../../vocabulary/metering-point.ts'
import type { Facts } from '../admission/facts.ts'
import { type Judgement, passed, refused } from '../admission/step.ts'
import { meteringPointsOf } from '../inventory/smart-metering-inventory.ts'

/** Whether the sender supplies a metering point on the day of receipt. */
export function suppliesPoint({ user, registration, receivedAt }: Facts, point: string): boolean {
  const known = parseMeteringPoint(point)
  const suppliers = known === null ? [] : registration.suppliersOn(known, marketDateOf(receivedAt))
  return suppliers.some((supplier) => user?.parties.includes(supplier) ?? false)
}

/** Whether the device is the sender's, by Registration Data or as the inventory has it: it pre-notified or joined it. */
const isOfSender = (device: InventoryRecord, facts: Facts): boolean =>
  device.responsibleSupplier === facts.user?.entityIdentifier ||
  meteringPointsOf(device, facts.sources.inventory).some(({ value }) => suppliesPoint(facts, value))

/** E4, for a device that the body names and the DCC itself is asked about. */
export function deviceOfSender(device: InventoryRecord | undefined, facts: Facts): Judgement {
  const { user } = facts
  if (user === undefined || device === undefined) return refused('E4', 'no user', 'a user')
  return isOfSender(device, facts)
    ? passed(`${user.name} is responsible for ${device.deviceId}`)
    : refused('E4', `${user.name} (${user.parties.join(', ')})`, `the supplier of ${device.deviceId}`)
}
