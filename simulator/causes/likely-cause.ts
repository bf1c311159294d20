import type { Fuel } from '../vocabulary/device-type.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../vocabulary/remote-party-role.ts'
import type { CauseId } from './causes.ts'

/** A network party, as far as mistakes go by it. */
export interface NetworkPartyFacts {
  readonly id: string
  readonly fuel: Fuel
  /** An IDNO or iGT, whose networks lie inside the areas of others. */
  readonly isIndependent: boolean
  /** The group that holds its licence and others; null where it stands alone. */
  readonly group: string | null
  /** Distributor ids of the distribution areas in which its network lies; none for an independent one. */
  readonly areas: readonly string[]
}

/** Who is who, and which areas border on each other. */
export interface MarketFacts {
  /** Every network party that goes by an identifier. */
  networkPartiesOf(identifier: EntityIdentifier): readonly NetworkPartyFacts[]
  isSupplier(identifier: EntityIdentifier): boolean
  /** Distributor ids of the areas around one. */
  neighboursOf(area: string): readonly string[]
}

/** A certificate in the slot. */
export interface HeldCertificate {
  /** Null where it cannot be said whose it is. */
  readonly entityIdentifier: EntityIdentifier | null
  /** As its OU has it. */
  readonly role: number | null
  readonly isPublished: boolean
  readonly isExpired: boolean
}

/**
 * How a slot probably came to hold what it does. A hint for the person who mends it. It never decides anything, and it is asked
 * for only where something is wrong.
 *
 * @param registered the network party that Registration Data records; null where that cannot be said
 * @param held       what is in the slot: the digital signature and the key agreement certificate, or one of them
 */
export function likelyCause(
  registered: NetworkPartyFacts | null,
  held: readonly HeldCertificate[],
  market: MarketFacts,
): CauseId {
  const [first] = held
  if (first === undefined || held.some(({ isPublished }) => !isPublished)) return 'never-in-repository'
  if (held.some(({ entityIdentifier }) => entityIdentifier !== first.entityIdentifier)) return 'mixed-pair'
  if (first.role === RemotePartyRole.accessControlBroker) return 'dcc-left'
  const { entityIdentifier } = first
  if (entityIdentifier === null) return 'unknown'
  if (first.role === RemotePartyRole.supplier || market.isSupplier(entityIdentifier)) return 'suppliers-own'
  if (registered === null) return 'unknown'
  return causeBetween(registered, market.networkPartiesOf(entityIdentifier), held, market)
}

function causeBetween(
  registered: NetworkPartyFacts,
  holders: readonly NetworkPartyFacts[],
  held: readonly HeldCertificate[],
  market: MarketFacts,
): CauseId {
  if (holders.some(({ id }) => id === registered.id))
    return held.some(({ isExpired }) => isExpired) ? 'expired' : 'unknown'
  if (holders.length > 0 && holders.every(({ fuel }) => fuel !== registered.fuel)) return 'other-fuel'
  const rivals = holders.filter(({ fuel }) => fuel === registered.fuel)
  if (registered.group !== null && rivals.some(({ group }) => group === registered.group)) return 'sister-licence'
  const incumbents = rivals.filter(({ isIndependent }) => !isIndependent)
  if (registered.isIndependent) return incumbents.length > 0 ? 'host-network' : 'unknown'
  return incumbents.some((rival) => borderOnEachOther(registered, rival, market)) ? 'neighbouring-area' : 'unknown'
}

const borderOnEachOther = (one: NetworkPartyFacts, other: NetworkPartyFacts, market: MarketFacts): boolean =>
  one.areas.some((area) => market.neighboursOf(area).some((neighbour) => other.areas.includes(neighbour)))
