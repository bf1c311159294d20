import { entityIdentifiersOf } from '../market/look-up.ts'
import { networkOperators } from '../market/network-operators.ts'
import { suppliers } from '../market/suppliers.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { DccUser } from './user-directory.ts'

/**
 * The market's parties as users of the DCC. A network group that holds one identifier for several licence areas is one
 * user for all of them, and a party with two identifiers is two users.
 */
export function marketUsers(): readonly DccUser[] {
  const users = new Map<EntityIdentifier, DccUser>()
  for (const { entityIdentifier, name, roles, id } of suppliers)
    users.set(entityIdentifier, { entityIdentifier, name, roles, parties: [id], status: 'active' })
  for (const operator of networkOperators)
    for (const entityIdentifier of entityIdentifiersOf(operator)) {
      const known = users.get(entityIdentifier)
      users.set(entityIdentifier, {
        entityIdentifier,
        name: known?.name ?? operator.name,
        roles: [operator.fuel === 'electricity' ? 'ED' : 'GT'],
        parties: [...(known?.parties ?? []), operator.id],
        status: 'active',
      })
    }
  return [...users.values()]
}
