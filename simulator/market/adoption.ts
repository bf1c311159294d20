import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { entityIdentifier } from '../vocabulary/entity-identifier.ts'
import { entityIdentifiersOf } from './look-up.ts'
import { type NetworkOperator, networkOperators } from './network-operators.ts'
import { type LoadController, loadControllers, type OtherUser, otherUsers } from './other-users.ts'
import { type Supplier, suppliers } from './suppliers.ts'

/** Who is registered for metering points, and under which User IDs each acts. */
export interface Market {
  /** A supplier with two User IDs stands there twice. */
  readonly suppliers: readonly Supplier[]
  readonly networkOperators: readonly NetworkOperator[]
  readonly loadControllers: readonly LoadController[]
  readonly otherUsers: readonly OtherUser[]
}

/** The market as it is without anybody's key store. */
export const market: Market = { suppliers, networkOperators, loadControllers, otherUsers }

/**
 * Who takes in the User IDs of a key store that are nobody's in the market: one network party of each fuel, both of them
 * London's, so that a home there is wholly theirs and every other home is somebody else's; and one supplier.
 */
export const adopters = { electricity: 'LOND', gas: 'CAD', supplier: 'CSTL' } as const

/** Parties that a key store brings, known by their User IDs. */
export interface ForeignParties {
  readonly networkOperators: readonly EntityIdentifier[]
  readonly suppliers: readonly EntityIdentifier[]
  readonly otherUsers?: readonly EntityIdentifier[]
}

/**
 * The market in which foreign User IDs are further ones of parties that premises are registered with. Premises and their
 * registration stay as the seed made them.
 */
export function adopt(foreign: ForeignParties): Market {
  const known = new Set(networkOperators.flatMap(entityIdentifiersOf))
  const newcomers = foreign.networkOperators.filter((identifier) => !known.has(identifier))
  const networkAdopters: readonly string[] = [adopters.electricity, adopters.gas]
  const supplying = new Set(suppliers.map(({ entityIdentifier }) => entityIdentifier))
  return {
    loadControllers,
    otherUsers: [
      ...otherUsers,
      ...(foreign.otherUsers ?? []).map((entityIdentifier) => ({ name: 'Other User', entityIdentifier })),
    ],
    networkOperators: networkOperators.map((operator) =>
      networkAdopters.includes(operator.id)
        ? { ...operator, entityIdentifiers: [...operator.entityIdentifiers, ...newcomers] }
        : operator,
    ),
    suppliers: [
      ...suppliers,
      ...foreign.suppliers
        .filter((identifier) => !supplying.has(identifier))
        .flatMap((entityIdentifier) =>
          suppliers.filter(({ id }) => id === adopters.supplier).map((adopter) => ({ ...adopter, entityIdentifier })),
        ),
    ],
  }
}

/**
 * Parties of the public test network that this market does not have; a key store may bring them
 * (docs/domain/smki.md#test-identities).
 */
export const publicTestParties = [
  { name: 'Public test network operator', entityIdentifier: entityIdentifier('90-B3-D5-1F-30-02-00-00') },
] as const
