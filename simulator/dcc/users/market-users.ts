import { type Market, market } from '../../market/adoption.ts'
import { entityIdentifiersOf } from '../../market/look-up.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { UserRole } from '../../vocabulary/user-role.ts'
import type { DccUser } from './user-directory.ts'

/**
 * A market's parties as users of the DCC. A network group that holds one identifier for several licence areas is one user
 * for all of them, in the roles of both fuels where it has both, and a party with two identifiers is two users.
 */
export function marketUsers({
  suppliers,
  networkOperators,
  loadControllers,
  otherUsers,
}: Market = market): readonly DccUser[] {
  const users = new Map<EntityIdentifier, DccUser>()
  for (const { entityIdentifier, name, roles, id } of suppliers)
    users.set(entityIdentifier, { entityIdentifier, name, roles, parties: [id], status: 'active' })
  for (const operator of networkOperators)
    for (const entityIdentifier of entityIdentifiersOf(operator)) {
      const known = users.get(entityIdentifier)
      const role: UserRole = operator.fuel === 'electricity' ? 'ED' : 'GT'
      users.set(entityIdentifier, {
        entityIdentifier,
        name: known?.name ?? operator.name,
        roles: [...new Set([...(known?.roles ?? []), role])],
        parties: [...(known?.parties ?? []), operator.id],
        status: 'active',
      })
    }
  for (const { entityIdentifier, name } of loadControllers)
    users.set(entityIdentifier, { entityIdentifier, name, roles: ['LC'], parties: [], status: 'active' })
  for (const { entityIdentifier, name } of otherUsers)
    if (!users.has(entityIdentifier))
      users.set(entityIdentifier, { entityIdentifier, name, roles: ['OU'], parties: [], status: 'active' })
  return [...users.values()]
}
