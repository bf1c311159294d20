import type { RegistrationData } from '../../registration/registration-data.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { marketDateOf } from '../../vocabulary/market-date.ts'
import {
  determiningPoint,
  meteringPointsOf,
  type SmartMeteringInventory,
} from '../inventory/smart-metering-inventory.ts'
import type { UserDirectory } from '../users/user-directory.ts'

export interface RegisteredUserSources {
  readonly users: UserDirectory
  readonly inventory: Pick<SmartMeteringInventory, 'record'>
  readonly registration: Pick<RegistrationData, 'snapshot'>
}

/** The users whom Registration Data names for a device on a day; none where it names nobody, or knows no metering point of it. */
export function registeredUsers(
  device: EntityIdentifier,
  as: 'supplier' | 'network-operator',
  at: Instant,
  { users, inventory, registration }: RegisteredUserSources,
): readonly EntityIdentifier[] {
  const record = inventory.record(device)
  const point = record === undefined ? null : determiningPoint(meteringPointsOf(record, inventory))
  if (point === null) return []
  const series = as === 'network-operator' ? 'networkPartiesOn' : 'suppliersOn'
  const registered = registration.snapshot()[series](point, marketDateOf(at))
  return [...users.all()]
    .filter(({ parties }) => parties.some((party) => registered.includes(party)))
    .map(({ entityIdentifier }) => entityIdentifier)
}
