import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Journal } from '../vocabulary/ports/journal.ts'
import type { UserRole } from '../vocabulary/user-role.ts'

/** A DCC User: who may sign requests, in which roles, and for which market participants. */
export interface DccUser {
  /** The User ID. */
  readonly entityIdentifier: EntityIdentifier
  readonly name: string
  readonly roles: readonly UserRole[]
  /** Market participant ids that Registration Data knows the user by; a group has several. */
  readonly parties: readonly string[]
  /** A suspended user's requests are refused (E3). */
  readonly status: 'active' | 'suspended'
}

/** The DCC's users and where each takes Service Responses and alerts. */
export interface UserDirectory {
  /** Undefined for an identifier that is no user's. */
  user(entity: EntityIdentifier): DccUser | undefined
  all(): Iterable<DccUser>
  /** The Receive Response address; null where the user has none (yet). */
  addressOf(entity: EntityIdentifier): string | null
  /** Takes a new address; durable once resolved. Throws SIM_NO_SUCH_PARTY for one who is no user. */
  setAddress(entity: EntityIdentifier, address: string | null): Promise<void>
}

export function createUserDirectory(_users: Iterable<DccUser>, _journal: Journal): UserDirectory {
  throw new Error('being written')
}
