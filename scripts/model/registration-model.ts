import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { daysAfter, marketDay } from './market-day.ts'
import { type DeviceName, identifiersOf, isSupplier, meterOf, registeredAs, roleOf } from './parties.ts'
import type { Certificates, PointModel, Registered, WorldModel } from './world-model.ts'

/** The metering point that says whose network a device hangs on. */
export function pointOf({ inventory, points }: WorldModel, device: DeviceName): PointModel {
  const point = points.find((each) => each.point === inventory[meterOf[device]])
  if (point === undefined) throw new Error(`The model has no point for the ${device}`)
  return point
}

/** Whom a series names for the market day of an instant. */
export function registeredAt(records: readonly Registered[], moment: number): readonly string[] {
  const day = marketDay(moment)
  const current = records.filter(({ from, to }) => from <= day && (to === null || day <= to))
  return [...new Set(current.map(({ party }) => party))]
}

/** Whether a user may send requests for a device that take effect at an instant. */
export function isResponsible(model: WorldModel, by: EntityIdentifier, device: DeviceName, moment: number): boolean {
  const { network, supply } = pointOf(model, device)
  const registered = registeredAt(isSupplier(by) ? supply : network, moment)
  if (registered.length === 0) return by === model.supplier
  return registered.some((party) => registeredAs(by).includes(party))
}

/** Whether all certificates are those of the one network party that is registered for a device at an instant. */
export function belongToRegistered(
  model: WorldModel,
  { signing, agreement }: Certificates,
  device: DeviceName,
  moment: number,
): boolean {
  const [party, ...others] = registeredAt(pointOf(model, device).network, moment)
  if (party === undefined || others.length > 0) return false
  const offered = [signing, agreement].filter((holder) => holder !== null)
  return (
    offered.length > 0 &&
    offered.every((holder) => roleOf(holder) === 'network operator' && identifiersOf(party).includes(holder))
  )
}

/** The series after another party takes over with effect on a day; nobody does where it is null. */
export function changedFrom(records: readonly Registered[], day: string, party: string | null): readonly Registered[] {
  const before = records
    .filter(({ from }) => from < day)
    .map((record) => (record.to === null || record.to >= day ? { ...record, to: daysAfter(day, -1) } : record))
  return party === null ? before : [...before, { party, from: day, to: null }]
}
