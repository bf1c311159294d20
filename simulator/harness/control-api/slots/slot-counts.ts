import { createSlices } from '../../../environment/slices.ts'
import type { Premises, SlotState } from '../../../fleet/fleet.ts'
import type { Site } from '../../../fleet/premises-derivation.ts'
import { type NetworkOperator, networkOperators } from '../../../market/network-operators.ts'
import { regions } from '../../../market/regions.ts'
import type { Network } from '../../network.ts'
import type { DeviceTypeWithSlot, SlotStates } from './slot-states.ts'

type StateCounts = Readonly<Record<SlotState, number>>

/** How many network operator slots of ESMEs in a licensed distribution area are in each state. */
interface AreaSlots {
  readonly area: string
  readonly distributorId: string
  readonly counts: StateCounts
}

/** The same of the ESMEs or GPFs of a network; of those for whose metering point nobody is registered, network is null. */
interface NetworkSlots {
  readonly network: string | null
  readonly name: string | null
  readonly fuel: 'electricity' | 'gas'
  readonly independent: boolean
  readonly counts: StateCounts
}

interface SlotTable {
  readonly areas: readonly AreaSlots[]
  readonly networks: readonly NetworkSlots[]
}

/** By area or network: `area/London`, `electricity/LOND`, `gas/` of nobody. */
type Counts = Map<string, Record<SlotState, number>>

const types = ['ESME', 'GPF'] as const satisfies readonly DeviceTypeWithSlot[]

/** How a device left the factory, and who was registered for it. */
const atFirst = (type: DeviceTypeWithSlot, site: Site) =>
  type === 'ESME'
    ? ({ state: site.esmeSlot, network: site.electricityNetworkOperator.id } as const)
    : ({ state: site.gpfSlot, network: site.gasNetworkOperator.id } as const)

/** What a slot counts towards. */
const keysOf = (type: DeviceTypeWithSlot, area: string, network: string | null): readonly string[] =>
  type === 'ESME' ? [`area/${area}`, `electricity/${network ?? ''}`] : [`gas/${network ?? ''}`]

/**
 * Counts the network operator slots of the fleet by area and by network: once as they were at first, beside everything else,
 * and from then on only where something has changed.
 */
export class SlotCounts {
  readonly #fleet: Pick<Network['fleet'], 'siteAt' | 'premisesOf' | 'size'>
  readonly #states: SlotStates
  readonly #atFirst: Counts = new Map()
  #counted = 0
  #counting: Promise<void> | null = null
  #isClosed = false
  #latest: { readonly version: string; readonly table: SlotTable } | null = null

  constructor({ fleet }: Pick<Network, 'fleet'>, states: SlotStates) {
    this.#fleet = fleet
    this.#states = states
  }

  /** Premises that are counted; a fleet of millions takes some seconds, once. */
  get counted(): number {
    return this.#counted
  }

  /** @returns areas and networks in their order; of the premises that are counted by then */
  async now(): Promise<SlotTable> {
    await this.#states.ready()
    this.#counting ??= this.#countAtFirst()
    // Most fleets are counted at once.
    await Promise.race([this.#counting, createSlices().next()])
    const version = `${this.#states.version} ${this.#counted}`
    if (this.#latest?.version !== version) this.#latest = { version, table: tableOf(await this.#countsNow()) }
    return this.#latest.table
  }

  close(): void {
    this.#isClosed = true
  }

  async #countAtFirst(): Promise<void> {
    const slices = createSlices()
    for (; this.#counted < this.#fleet.size && !this.#isClosed; this.#counted += 1) {
      if (slices.isOver()) await slices.next()
      const site = this.#fleet.siteAt(this.#counted)
      for (const type of types) {
        const { state, network } = atFirst(type, site)
        count(this.#atFirst, keysOf(type, site.region.name, network), state, 1)
      }
    }
  }

  async #countsNow(): Promise<Counts> {
    const slices = createSlices()
    const { othersHaveNone } = this.#states
    const now: Counts = othersHaveNone
      ? withNobodyRegistered(this.#atFirst)
      : new Map([...this.#atFirst].map(([key, counts]) => [key, { ...counts }]))
    const seen = new Set<Premises['index']>()
    for (const device of this.#states.changed()) {
      if (slices.isOver()) await slices.next()
      const premises = this.#fleet.premisesOf(device)
      if (premises === undefined || premises.index >= this.#counted || seen.has(premises.index)) continue
      seen.add(premises.index)
      const area = premises.region.name
      for (const type of types) {
        const { state, network } = atFirst(type, premises)
        const [stateThen, networkThen] = othersHaveNone ? [withoutRight(state), null] : [state, network]
        count(now, keysOf(type, area, networkThen), stateThen, -1)
        const networkNow = this.#states.registeredAt(type, premises)
        count(now, keysOf(type, area, networkNow), this.#states.stateOf(type, premises), 1)
      }
    }
    return now
  }
}

/** Where nobody is registered, an operator that is in a slot is a stranger there. */
const withoutRight = (state: SlotState): SlotState => (state === 'right-operator' ? 'wrong-operator' : state)

function withNobodyRegistered(counts: Counts): Counts {
  const now: Counts = new Map()
  for (const [key, states] of counts)
    for (const [state, many] of Object.entries(states) as [SlotState, number][])
      count(now, [key.startsWith('area/') ? key : key.replace(/\/.*/, '/')], withoutRight(state), many)
  return now
}

const none = (): Record<SlotState, number> => ({
  'dcc-controlled': 0,
  'supplier-placeholder': 0,
  'right-operator': 0,
  'wrong-operator': 0,
})

function count(counts: Counts, keys: readonly string[], state: SlotState, by: number): void {
  for (const key of keys) {
    const known = counts.get(key) ?? none()
    counts.set(key, known)
    known[state] += by
  }
}

/** Every area, and every network that has a slot, in the order of the market; who is registered nowhere comes last. */
function tableOf(counts: Counts): SlotTable {
  const countsOf = (key: string): StateCounts => counts.get(key) ?? none()
  const networks: NetworkSlots[] = [
    ...networkOperators.map((operator) => ({
      network: operator.id,
      name: operator.name,
      fuel: operator.fuel,
      independent: isIndependent(operator),
      counts: countsOf(`${operator.fuel}/${operator.id}`),
    })),
    ...(['electricity', 'gas'] as const).map((fuel) => ({
      network: null,
      name: null,
      fuel,
      independent: false,
      counts: countsOf(`${fuel}/`),
    })),
  ]
  return {
    areas: regions.map(({ name, distributorId }) => ({ area: name, distributorId, counts: countsOf(`area/${name}`) })),
    networks: networks.filter(({ counts: states }) => Object.values(states).some((many) => many > 0)),
  }
}

const isIndependent = ({ kind }: NetworkOperator): boolean => kind === 'IDNO' || kind === 'iGT'
