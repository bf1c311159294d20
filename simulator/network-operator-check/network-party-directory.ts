import type { Fuel } from '../vocabulary/device-type.ts'
import { type EntityIdentifier, parseEntityIdentifier } from '../vocabulary/entity-identifier.ts'

/** A network party as its source describes it. */
export interface NetworkParty {
  readonly id: string
  readonly name: string
  readonly fuel: Fuel
  /** As the source wrote them: in either case, with or without hyphens; what is no EUI-64 names nobody. */
  readonly entityIdentifiers: readonly string[]
}

/** A party and all that it is known by (NOC-9). */
export interface KnownParty {
  readonly id: string
  readonly name: string
  readonly entityIdentifiers: ReadonlySet<EntityIdentifier>
}

/** Every network party of the world, its identifiers read once. Build it when the parties change, not per decision. */
export interface NetworkPartyDirectory {
  /** As they came, with nothing but what a NetworkParty has. */
  readonly parties: readonly NetworkParty[]
  /** Undefined for an id that no party bears. */
  party(id: string): KnownParty | undefined
  /** Everyone known by an identifier: a group may use one for several licence areas. */
  holdersOf(identifier: EntityIdentifier): readonly KnownParty[]
}

export function createNetworkPartyDirectory(parties: readonly NetworkParty[]): NetworkPartyDirectory {
  const byId = new Map<string, { id: string; name: string; entityIdentifiers: Set<EntityIdentifier> }>()
  const holders = new Map<EntityIdentifier, KnownParty[]>()
  for (const { id, name, entityIdentifiers } of parties) {
    const known = byId.get(id) ?? { id, name, entityIdentifiers: new Set() }
    byId.set(id, known)
    for (const identifier of entityIdentifiers.map(parseEntityIdentifier)) {
      if (identifier === null || known.entityIdentifiers.has(identifier)) continue
      known.entityIdentifiers.add(identifier)
      const sharing = holders.get(identifier)
      if (sharing === undefined) holders.set(identifier, [known])
      else sharing.push(known)
    }
  }
  return {
    parties: parties.map(({ id, name, fuel, entityIdentifiers }) => ({ id, name, fuel, entityIdentifiers })),
    party: (id) => byId.get(id),
    holdersOf: (identifier) => holders.get(identifier) ?? [],
  }
}
