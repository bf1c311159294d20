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

/** Every network party of the world. What is asked of it is read once, and what nobody asks is not read. */
export interface NetworkPartyDirectory {
  /** As they came, with nothing but what a NetworkParty has. */
  readonly parties: readonly NetworkParty[]
  /** Undefined for an id that no party bears. */
  party(id: string): KnownParty | undefined
  /** Everyone known by an identifier: a group may use one for several licence areas. */
  holdersOf(identifier: EntityIdentifier): readonly KnownParty[]
}

export const createNetworkPartyDirectory = (parties: readonly NetworkParty[]): NetworkPartyDirectory =>
  new Directory(parties)

/** A class, as there is one for each question: making an object with a getter takes longer than all else of it. */
class Directory implements NetworkPartyDirectory {
  readonly #parties: readonly NetworkParty[]
  /** An id may stand in several entries: what one is known by, the others are too. */
  readonly #entriesOf = new Map<string, NetworkParty[]>()
  readonly #known = new Map<string, KnownParty>()
  #holders: ReadonlyMap<EntityIdentifier, readonly KnownParty[]> | null = null

  constructor(parties: readonly NetworkParty[]) {
    this.#parties = parties
    for (const entry of parties) addTo(this.#entriesOf, entry.id, entry)
  }

  get parties(): readonly NetworkParty[] {
    return this.#parties.map(({ id, name, fuel, entityIdentifiers }) => ({ id, name, fuel, entityIdentifiers }))
  }

  party(id: string): KnownParty | undefined {
    const entries = this.#entriesOf.get(id)
    if (entries === undefined) return undefined
    const read = this.#known.get(id) ?? knownAs(entries)
    this.#known.set(id, read)
    return read
  }

  holdersOf(identifier: EntityIdentifier): readonly KnownParty[] {
    this.#holders ??= holdersOfAll([...this.#entriesOf.keys()].flatMap((id) => this.party(id) ?? []))
    return this.#holders.get(identifier) ?? []
  }
}

/** @param entries of one id, in their order */
function knownAs(entries: readonly NetworkParty[]): KnownParty {
  const [{ id, name } = { id: '', name: '' }] = entries
  const identifiers = entries.flatMap(({ entityIdentifiers }) => entityIdentifiers.map(parseEntityIdentifier))
  return { id, name, entityIdentifiers: new Set(identifiers.filter((identifier) => identifier !== null)) }
}

function holdersOfAll(parties: readonly KnownParty[]): ReadonlyMap<EntityIdentifier, readonly KnownParty[]> {
  const holders = new Map<EntityIdentifier, KnownParty[]>()
  for (const party of parties) for (const identifier of party.entityIdentifiers) addTo(holders, identifier, party)
  return holders
}

function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}
