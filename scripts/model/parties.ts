import { dccParties } from '../../simulator/market/dcc-parties.ts'
import { entityIdentifiersOf } from '../../simulator/market/look-up.ts'
import { networkOperators } from '../../simulator/market/network-operators.ts'
import { suppliers } from '../../simulator/market/suppliers.ts'
import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'

/** The devices of the site, and the meters that say whose network they hang on. */
export type DeviceName = 'ESME' | 'GPF'
export type MeterName = 'ESME' | 'GSME'
export type Slot = 'Supplier' | 'NetworkOperator'

export const deviceNames: readonly DeviceName[] = ['ESME', 'GPF']
export const slotNames: readonly Slot[] = ['Supplier', 'NetworkOperator']
export const meterOf: Readonly<Record<DeviceName, MeterName>> = { ESME: 'ESME', GPF: 'GSME' }

export const acb = dccParties.accessControlBroker.entityIdentifier

const supplierIdentifiers: ReadonlySet<EntityIdentifier> = new Set(suppliers.map((each) => each.entityIdentifier))

/** Network parties that a site may be registered for, chosen for what they have in common. */
export const registrable: Readonly<Record<MeterName, readonly string[]>> = {
  // Two licence areas of one group, the rival of its last octet, one with two identifiers.
  ESME: ['LOND', 'EELC', 'GUCL', 'YELG'],
  // Two whose last octets alone differ, one without any certificate.
  GSME: ['CAD', 'IPL', 'MUA'],
}

export const isSupplier = (party: EntityIdentifier): boolean => supplierIdentifiers.has(party)

/** The role that a party's certificates carry. */
export const roleOf = (party: EntityIdentifier): 'supplier' | 'network operator' | 'broker' => {
  if (party === acb) return 'broker'
  return isSupplier(party) ? 'supplier' : 'network operator'
}

/** The ids under which Registration Data names the holder of an identifier; a group has several. */
export function registeredAs(party: EntityIdentifier): readonly string[] {
  const supplier = suppliers.filter(({ entityIdentifier }) => entityIdentifier === party)
  const operators = networkOperators.filter((operator) => entityIdentifiersOf(operator).includes(party))
  return [...supplier, ...operators].map(({ id }) => id)
}

/** What a network party is known by; nothing for one that never went through SMKI. */
export const identifiersOf = (id: string): readonly EntityIdentifier[] =>
  networkOperators.filter((operator) => operator.id === id).flatMap(entityIdentifiersOf)

/** The supplier of that market participant id. */
export function supplierCalled(id: string): EntityIdentifier {
  const found = suppliers.find((supplier) => supplier.id === id)
  if (found === undefined) throw new Error(`The market has no supplier ${id}`)
  return found.entityIdentifier
}

export const supplierIds: readonly string[] = suppliers.map(({ id }) => id)

/** `LOND`, `YELG/2` for a second identifier, `EELC+LOND+SEEB` for a group. */
export function nameOf(party: EntityIdentifier | null): string {
  if (party === null) return 'nobody'
  if (party === acb) return 'ACB'
  const ids = registeredAs(party)
  const [first] = ids
  const place = first === undefined || isSupplier(party) ? 0 : identifiersOf(first).indexOf(party)
  return ids.length === 0 ? party : `${ids.join('+')}${place > 0 ? `/${place + 1}` : ''}`
}
