import { type EntityIdentifier, entityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { UserRole } from '../vocabulary/user-role.ts'

/** An energy supplier. Names are invented: no real supplier rehearses here unless it comes itself. */
export interface Supplier {
  /** Market participant id. */
  readonly id: string
  readonly name: string
  readonly entityIdentifier: EntityIdentifier
  readonly roles: readonly UserRole[]
}

export const suppliers: readonly Supplier[] = [
  supplier('ALBN', 'Albion Energy', '90-B3-D5-1F-30-01-00-00'),
  supplier('BRDR', 'Border Power and Gas', '90-B3-D5-1F-30-03-00-00'),
  supplier('CSTL', 'Coastal Utilities', '90-B3-D5-1F-30-03-00-01'),
]

function supplier(id: string, name: string, identifier: string): Supplier {
  return { id, name, entityIdentifier: entityIdentifier(identifier), roles: ['IS', 'ES', 'GS'] }
}
