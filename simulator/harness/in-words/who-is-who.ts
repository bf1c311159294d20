import { publicTestParties } from '../../market/adoption.ts'
import { dccParties } from '../../market/dcc-parties.ts'
import { entityIdentifiersOf } from '../../market/look-up.ts'
import { networkOperators } from '../../market/network-operators.ts'
import { loadControllers, otherUsers } from '../../market/other-users.ts'
import { suppliers } from '../../market/suppliers.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'

const names = new Map<EntityIdentifier, string>()
for (const { name, entityIdentifier } of Object.values(dccParties)) {
  // The ACB and the DSP share one identifier; in a cell it is the ACB's.
  if (!names.has(entityIdentifier)) names.set(entityIdentifier, name)
}
for (const { name, entityIdentifier } of [...suppliers, ...loadControllers, ...otherUsers, ...publicTestParties])
  names.set(entityIdentifier, name)
for (const operator of networkOperators) {
  for (const identifier of entityIdentifiersOf(operator)) {
    // A group that shares one identifier is known by the first licence area that lists it.
    if (!names.has(identifier)) names.set(identifier, operator.name)
  }
}

/** The name of the party that an Entity Identifier belongs to, the identifier itself where it is nobody's. */
export const nameOfParty = (identifier: EntityIdentifier): string => names.get(identifier) ?? identifier

/** `Cadent (CAD)` */
export const nameOfNetworkOperator = ({ name, id }: { readonly name: string; readonly id: string }): string =>
  `${name} (${id})`
