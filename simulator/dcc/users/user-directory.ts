import { z } from 'zod'
import type { Follower } from '../../environment/followed-state.ts'
import { StoredValues } from '../../environment/stored-values.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { State } from '../../vocabulary/ports/state.ts'
import { storedKind } from '../../vocabulary/stored-kind.ts'
import type { UserRole } from '../../vocabulary/user-role.ts'

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
  /** Suspends a user or makes it active again; durable once resolved. Throws as above. */
  setStatus(entity: EntityIdentifier, status: DccUser['status']): Promise<void>
  /** What is held of the State in memory. */
  readonly held: readonly Follower[]
}

const prefix = 'receive-response-address/'
const statusPrefix = 'user-status/'

export const storedAddress = storedKind('a Receive Response address', 1, z.string())
export const storedStatus = storedKind('the status of a user', 1, z.enum(['active', 'suspended']))

/** @param users as they stand at first; the addresses come from the state */
export async function createUserDirectory(
  users: Iterable<DccUser>,
  state: Pick<State, 'page' | 'read' | 'change'>,
): Promise<UserDirectory> {
  const byIdentifier = new Map([...users].map((user) => [user.entityIdentifier, user]))
  const addresses = await StoredValues.read(state, prefix, storedAddress)
  const statuses = await StoredValues.read(state, statusPrefix, storedStatus)

  const asItIs = (user: DccUser): DccUser => {
    const status = statuses.get(user.entityIdentifier)
    return status === undefined || status === user.status ? user : { ...user, status }
  }
  const userOf = (entity: EntityIdentifier): DccUser | undefined => {
    const user = byIdentifier.get(entity)
    return user && asItIs(user)
  }
  const requireKnown = (entity: EntityIdentifier): void => {
    if (!byIdentifier.has(entity)) throw new SimulatorFault('SIM_NO_SUCH_PARTY', `${entity} is no user of the DCC`)
  }

  return {
    user: userOf,
    all: () => Array.from(byIdentifier.values(), asItIs),
    addressOf: (entity) => addresses.get(entity) ?? null,
    async setAddress(entity, address) {
      requireKnown(entity)
      await addresses.write([[entity, address ?? undefined]])
    },
    async setStatus(entity, status) {
      requireKnown(entity)
      await statuses.write([[entity, status]])
    },
    held: [addresses, statuses],
  }
}
