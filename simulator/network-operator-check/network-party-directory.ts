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
  /** As they came, with nothing but what a NetworkParty has; each time a list of its own. */
  parties(): readonly NetworkParty[]
  /** Undefined for an id that no party bears. */
  party(id: string): KnownParty | undefined
  /** Everyone known by an identifier: a group may use one for several licence areas. */
  holdersOf(identifier: EntityIdentifier): readonly KnownParty[]
}

export function createNetworkPartyDirectory(parties: readonly NetworkParty[]): NetworkPartyDirectory {
  const entriesOf = entriesById(parties)
  const known = new Map<string, KnownParty>()
  let holders: ReadonlyMap<EntityIdentifier, readonly KnownParty[]> | null = null

  const party = (id: string): KnownParty | undefined => {
    const remembered = known.get(id)
    if (remembered !== undefined) return remembered
    const entries = entriesOf(id)
    if (entries.length === 0) return undefined
    const read = knownAs(entries)
    known.set(id, read)
    return read
  }
  return {
    parties: () => parties.map(({ id, name, fuel, entityIdentifiers }) => ({ id, name, fuel, entityIdentifiers })),
    party,
    holdersOf(identifier) {
      holders ??= holdersOfAll([...new Set(parties.map(({ id }) => id))].flatMap((id) => party(id) ?? []))
      return holders.get(identifier) ?? []
    },
  }
}

/**
 * The entries of an id, which may stand in several: what one is known by, the others are too. A directory that came with a question
 * is mostly asked for one party, and a list is read sooner than a map of it is made; the map is there from the second on.
 */
function entriesById(parties: readonly NetworkParty[]): (id: string) => readonly NetworkParty[] {
  let isFirst = true
  let map: Map<string, NetworkParty[]> | null = null
  return (id) => {
    if (isFirst) {
      isFirst = false
      return parties.filter((entry) => entry.id === id)
    }
    if (map === null) {
      map = new Map()
      for (const entry of parties) addTo(map, entry.id, entry)
    }
    return map.get(id) ?? []
  }
}

/** @param entries of one id, in their order */
function knownAs(entries: readonly NetworkParty[]): KnownParty {
  const [{ id, name } = { id: '', name: '' }] = entries
  const identifiers = new Set<EntityIdentifier>()
  for (const entry of entries)
    for (const text of entry.entityIdentifiers) {
      const identifier = parseEntityIdentifier(text)
      if (identifier !== null) identifiers.add(identifier)
    }
  return { id, name, entityIdentifiers: identifiers }
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
