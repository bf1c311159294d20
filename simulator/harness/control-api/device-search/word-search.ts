import type { Premises } from '../../../fleet/fleet.ts'
import { networkOperators } from '../../../market/network-operators.ts'
import { regions } from '../../../market/regions.ts'
import { suppliers } from '../../../market/suppliers.ts'
import { smiStatuses } from '../../../vocabulary/device-type.ts'
import { stages } from '../../../vocabulary/stage.ts'
import type { ServedNetwork } from '../operation.ts'
import { fleetDeviceTypes, type RegisteredParties, slotOf, slotStates } from '../operations/premises-view.ts'

type FleetDeviceType = (typeof fleetDeviceTypes)[number]

/** A device that may be what is looked for, and what can be asked about it. */
export interface Candidate {
  readonly network: ServedNetwork
  readonly premises: Premises
  readonly type: FleetDeviceType
  readonly registered: RegisteredParties
}

/** Something that is said of every device, in one of so many ways. */
interface Trait {
  readonly all: readonly string[]
  of(candidate: Candidate): string | null
}

const pointOf = ({ premises, type }: Candidate) => (type === 'GPF' || type === 'GSME' ? premises.mprn : premises.mpan)
const named = (parties: readonly { readonly id: string; readonly name: string }[]) =>
  new Map<string | null, string>(parties.map(({ id, name }) => [id, `${id} ${name}`]))
const namedSuppliers = named(suppliers)
const namedOperators = named(networkOperators)

/** What costs least to find out stands first. */
const traits: readonly Trait[] = [
  { all: fleetDeviceTypes, of: ({ type }) => type },
  { all: regions.map(({ name }) => name), of: ({ premises }) => premises.region.name },
  {
    all: regions.flatMap(({ outwardCodes }) => outwardCodes),
    of: ({ premises }) => premises.postCode.split(' ')[0] ?? null,
  },
  { all: stages, of: ({ network, premises }) => network.stages.stageOf(premises.index) },
  { all: slotStates, of: ({ network, premises, type }) => slotOf(network, premises, type) },
  {
    all: smiStatuses,
    of({ network, premises, type }) {
      const device = premises.devices[type]
      return (device && network.dcc.inventory.record(device)?.status) ?? null
    },
  },
  {
    all: [...namedSuppliers.values()],
    of: (candidate) => namedSuppliers.get(candidate.registered.supplier(pointOf(candidate))) ?? null,
  },
  {
    all: [...namedOperators.values()],
    of: (candidate) => namedOperators.get(candidate.registered.networkParty(pointOf(candidate))) ?? null,
  },
]

const saysWord = (text: string | null, word: string): boolean =>
  text
    ?.toLowerCase()
    .split(/[\s,]+/)
    .some((said) => said.startsWith(word)) ?? false

/** Holds devices against words, each of which is the beginning of a word in something that is said of a device. */
export class WordSearch {
  readonly #sought: readonly { readonly word: string; readonly traits: readonly Trait[] }[]

  /** @param words in lower case */
  constructor(words: readonly string[]) {
    this.#sought = words
      .map((word) => ({ word, traits: traits.filter(({ all }) => all.some((text) => saysWord(text, word))) }))
      .sort((one, other) => costOf(one.traits) - costOf(other.traits))
  }

  /** Whether one of the words is said of no device at all. */
  get isHopeless(): boolean {
    return this.#sought.some((sought) => sought.traits.length === 0)
  }

  fits(candidate: Candidate): boolean {
    return this.#sought.every((sought) => sought.traits.some((trait) => saysWord(trait.of(candidate), sought.word)))
  }
}

const costOf = ([cheapest]: readonly Trait[]): number => (cheapest === undefined ? -1 : traits.indexOf(cheapest))
