import type { MarketFacts, NetworkPartyFacts } from '../causes/likely-cause.ts'
import { neighboursOf } from '../market/neighbouring-regions.ts'
import {
  createNetworkPartyDirectory,
  type NetworkPartyDirectory,
} from '../network-operator-check/network-party-directory.ts'
import type { Fuel } from '../vocabulary/device-type.ts'
import { type EntityIdentifier, parseEntityIdentifier } from '../vocabulary/entity-identifier.ts'

/** A network party, a supplier, or the DCC. */
export interface AuditParty {
  readonly id: string
  readonly name: string
  readonly kind: 'network' | 'supplier' | 'dcc'
  /** Of a network party; of others it does not matter. */
  readonly fuel: Fuel
  /** As their source wrote them. */
  readonly entityIdentifiers: readonly string[]
  readonly isIndependent: boolean
  readonly group: string | null
  /** Distributor ids. */
  readonly areas: readonly string[]
}

/** Whose Entity Identifiers are whose. */
export interface PartyBook {
  /** The network parties, as the check knows them. */
  readonly directory: NetworkPartyDirectory
  readonly market: MarketFacts
  /** Null for an id that no network party bears. */
  networkParty(id: string): NetworkPartyFacts | null
  /** The ids of all that go by the identifier: network parties, suppliers, the DCC. */
  idsOf(identifier: EntityIdentifier): readonly string[]
  /** The id as the market writes it, in whatever case it came; the text itself where no network party bears it. */
  idOf(text: string): string
  /** `UK Power Networks London (LOND)`; all who share it; the identifier itself where it is nobody's. */
  nameOf(identifier: EntityIdentifier): string
  /** `UK Power Networks London (LOND)`; the id itself where no network party bears it. */
  nameOfParty(id: string): string
}

export function createPartyBook(parties: readonly AuditParty[]): PartyBook {
  const networks = parties.filter(({ kind }) => kind === 'network')
  const directory = createNetworkPartyDirectory(networks)
  const byId = new Map(networks.map((party) => [party.id, party]))
  const idByUpperCase = new Map(networks.map(({ id }) => [id.toUpperCase(), id]))
  const others = parties.filter(({ kind }) => kind !== 'network')
  const othersOf = byIdentifier(others)
  const suppliers = byIdentifier(others.filter(({ kind }) => kind === 'supplier'))
  return {
    directory,
    market: {
      networkPartiesOf: (identifier) => directory.holdersOf(identifier).flatMap(({ id }) => byId.get(id) ?? []),
      isSupplier: (identifier) => suppliers.has(identifier),
      neighboursOf,
    },
    networkParty: (id) => byId.get(id) ?? null,
    idsOf: (identifier) =>
      [...directory.holdersOf(identifier), ...(othersOf.get(identifier) ?? [])].map(({ id }) => id),
    idOf: (text) => idByUpperCase.get(text.trim().toUpperCase()) ?? text.trim(),
    nameOf(identifier) {
      const holders = directory.holdersOf(identifier).map(inWords)
      const names = holders.length > 0 ? holders : (othersOf.get(identifier)?.map(inWords) ?? [identifier])
      return names.join(' or ')
    },
    nameOfParty(id) {
      const party = byId.get(id)
      return party === undefined ? id : inWords(party)
    },
  }
}

const inWords = ({ id, name }: { readonly id: string; readonly name: string }): string => `${name} (${id})`

function byIdentifier(parties: readonly AuditParty[]): ReadonlyMap<EntityIdentifier, readonly AuditParty[]> {
  const found = new Map<EntityIdentifier, AuditParty[]>()
  for (const party of parties)
    for (const text of party.entityIdentifiers) {
      const identifier = parseEntityIdentifier(text)
      if (identifier !== null) found.set(identifier, [...(found.get(identifier) ?? []), party])
    }
  return found
}
