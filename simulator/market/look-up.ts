import { type EntityIdentifier, parseEntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { type NetworkOperator, networkOperators } from './network-operators.ts'
import { loadControllers, otherUsers } from './other-users.ts'
import { type Supplier, suppliers } from './suppliers.ts'

/**
 * The network operator that somebody means: by market participant id, by name, or by one of its User IDs.
 *
 * @throws SimulatorFault SIM_NO_SUCH_PARTY, listing who there is
 */
export function networkOperatorCalled(text: string): NetworkOperator {
  const identifier = parseEntityIdentifier(text)
  const found = networkOperators.find(
    (operator) =>
      isCalled(operator, text) || (identifier !== null && entityIdentifiersOf(operator).includes(identifier)),
  )
  return found ?? nobody(text, networkOperators)
}

/** The supplier that somebody means: by market participant id, by name, or by User ID. @throws as above */
export function supplierCalled(text: string): Supplier {
  const identifier = parseEntityIdentifier(text)
  const found = suppliers.find((supplier) => isCalled(supplier, text) || supplier.entityIdentifier === identifier)
  return found ?? nobody(text, suppliers)
}

/**
 * The User ID of whoever somebody means, whatever part they play: by name, market participant id or User ID. A network
 * operator called by name is the first of its User IDs.
 *
 * @throws as above
 */
export function userCalled(text: string): EntityIdentifier {
  const identifier = parseEntityIdentifier(text)
  if (identifier !== null) return identifier
  const everybody = [
    ...suppliers.map((supplier) => ({ ...supplier, user: supplier.entityIdentifier })),
    ...networkOperators.map((operator) => ({ ...operator, user: entityIdentifiersOf(operator)[0] })),
    ...[...loadControllers, ...otherUsers].map(({ name, entityIdentifier }) => ({
      id: entityIdentifier,
      name,
      user: entityIdentifier,
    })),
  ]
  return everybody.find((party) => party.user !== undefined && isCalled(party, text))?.user ?? nobody(text, everybody)
}

/** The User IDs of a network operator, in the one form of the simulator, in the order in which its source lists them. */
export const entityIdentifiersOf = ({ entityIdentifiers }: NetworkOperator): readonly EntityIdentifier[] =>
  entityIdentifiers.map(parseEntityIdentifier).filter((identifier) => identifier !== null)

const isCalled = ({ id, name }: { id: string; name: string }, text: string): boolean =>
  id === text.toUpperCase() || name.toLowerCase() === text.toLowerCase()

function nobody(text: string, parties: readonly { id: string; name: string }[]): never {
  const everybody = parties.map(({ id, name }) => `${id} (${name})`).join(', ')
  throw new SimulatorFault('SIM_NO_SUCH_PARTY', `Nobody is called '${text}'. There are ${everybody}`)
}
