import { dccParties } from '../market/dcc-parties.ts'
import type { NetworkOperator } from '../market/network-operators.ts'
import type { Region } from '../market/regions.ts'
import type { Supplier } from '../market/suppliers.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { identifiersOf, mistakenFor } from './mistaken-operators.ts'
import type { SlotState } from './premises.ts'

/** What decides whose certificates are in a slot. */
export interface SlotCircumstances {
  readonly state: SlotState
  readonly supplier: Supplier
  readonly registered: NetworkOperator
  readonly region: Region
  /** Chooses among several operators or User IDs that would do. */
  readonly drawn: number
}

/** The User ID in the ESME's network operator slot when the world begins. */
export function slotHolder({ state, supplier, registered, region, drawn }: SlotCircumstances): EntityIdentifier {
  switch (state) {
    case 'dcc-controlled':
      return dccParties.accessControlBroker.entityIdentifier
    case 'supplier-placeholder':
      return supplier.entityIdentifier
    case 'right-operator':
      return pick(identifiersOf(registered), drawn)
    case 'wrong-operator':
      return pick(identifiersOf(pick(mistakenFor(registered, region), drawn)), drawn)
  }
}

const pick = <Item>(items: readonly Item[], drawn: number): Item => items[drawn % items.length] as Item
