import type { AuditParty } from '../../audit/party-book.ts'
import { dccParties } from '../../market/dcc-parties.ts'
import { networkGroupOf } from '../../market/network-groups.ts'
import { networkOperators } from '../../market/network-operators.ts'
import { areasOf } from '../../market/regions.ts'
import { suppliers } from '../../market/suppliers.ts'

const alone = { isIndependent: false, group: null, areas: [] } as const

/** Everybody of the simulated market who may stand in a slot. */
export const madeUpParties: readonly AuditParty[] = [
  ...networkOperators.map((operator) => ({
    id: operator.id,
    name: operator.name,
    kind: 'network' as const,
    fuel: operator.fuel,
    entityIdentifiers: operator.entityIdentifiers,
    isIndependent: operator.kind === 'IDNO' || operator.kind === 'iGT',
    group: networkGroupOf(operator.id),
    areas: areasOf(operator),
  })),
  ...suppliers.map(({ id, name, entityIdentifier }) => ({
    ...alone,
    id,
    name,
    kind: 'supplier' as const,
    fuel: 'electricity' as const,
    entityIdentifiers: [entityIdentifier],
  })),
  ...[dccParties.accessControlBroker].map(({ name, entityIdentifier }) => ({
    ...alone,
    id: 'DCC',
    name,
    kind: 'dcc' as const,
    fuel: 'electricity' as const,
    entityIdentifiers: [entityIdentifier],
  })),
]
