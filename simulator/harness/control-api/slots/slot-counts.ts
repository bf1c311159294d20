import { createSlices } from '../../../environment/slices.ts'
import type { Premises, SlotState } from '../../../fleet/fleet.ts'
import { regions } from '../../../market/regions.ts'
import type { Network } from '../../network.ts'
import type { DeviceTypeWithSlot, SlotStates } from './slot-states.ts'

/** How many network operator slots of a licensed distribution area are in each state. */
export interface AreaSlots {
  readonly area: string
  readonly counts: Readonly<Record<SlotState, number>>
}

type Counts = Map<string, Record<SlotState, number>>

/** The devices of premises that have a network operator slot, and how each left the factory. */
const slotsAtFirst = (esmeSlot: SlotState) =>
  [
    ['ESME', esmeSlot],
    ['GPF', 'dcc-controlled'],
  ] as const satisfies readonly (readonly [DeviceTypeWithSlot, SlotState])[]

/**
 * Counts the network operator slots of the fleet by area: once as they were at first, beside everything else, and from then on
 * only where something has changed.
 */
export class SlotCounts {
  readonly #fleet: Pick<Network['fleet'], 'siteAt' | 'premisesOf' | 'size'>
  readonly #states: SlotStates
  readonly #atFirst: Counts = none()
  #counted = 0
  #counting: Promise<void> | null = null
  #isClosed = false
  #latest: { readonly version: string; readonly areas: readonly AreaSlots[] } | null = null

  constructor({ fleet }: Pick<Network, 'fleet'>, states: SlotStates) {
    this.#fleet = fleet
    this.#states = states
  }

  /** Premises that are counted; a fleet of millions takes some seconds, once. */
  get counted(): number {
    return this.#counted
  }

  /** @returns areas in their order; of the premises that are counted by then */
  async areas(): Promise<readonly AreaSlots[]> {
    await this.#states.ready()
    this.#counting ??= this.#countAtFirst()
    // Most fleets are counted at once.
    await Promise.race([this.#counting, createSlices().next()])
    const version = `${this.#states.version} ${this.#counted}`
    if (this.#latest?.version !== version) this.#latest = { version, areas: await this.#areasNow() }
    return this.#latest.areas
  }

  close(): void {
    this.#isClosed = true
  }

  async #countAtFirst(): Promise<void> {
    const slices = createSlices()
    for (; this.#counted < this.#fleet.size && !this.#isClosed; this.#counted += 1) {
      if (slices.isOver()) await slices.next()
      const { region, esmeSlot } = this.#fleet.siteAt(this.#counted)
      for (const [, state] of slotsAtFirst(esmeSlot)) count(this.#atFirst, region.name, state, 1)
    }
  }

  async #areasNow(): Promise<readonly AreaSlots[]> {
    const slices = createSlices()
    const now: Counts = new Map([...this.#atFirst].map(([area, counts]) => [area, { ...counts }]))
    const seen = new Set<Premises['index']>()
    const asAtFirst = (state: SlotState): SlotState =>
      state === 'right-operator' && this.#states.othersHaveNone ? 'wrong-operator' : state
    if (this.#states.othersHaveNone)
      for (const counts of now.values()) {
        counts['wrong-operator'] += counts['right-operator']
        counts['right-operator'] = 0
      }
    for (const device of this.#states.changed()) {
      if (slices.isOver()) await slices.next()
      const premises = this.#fleet.premisesOf(device)
      if (premises === undefined || premises.index >= this.#counted || seen.has(premises.index)) continue
      seen.add(premises.index)
      for (const [type, atFirst] of slotsAtFirst(premises.esmeSlot)) {
        count(now, premises.region.name, asAtFirst(atFirst), -1)
        count(now, premises.region.name, this.#states.stateOf(type, premises), 1)
      }
    }
    return [...now].map(([area, counts]) => ({ area, counts }))
  }
}

const none = (): Counts =>
  new Map(
    regions.map(({ name }) => [
      name,
      { 'dcc-controlled': 0, 'supplier-placeholder': 0, 'right-operator': 0, 'wrong-operator': 0 },
    ]),
  )

function count(counts: Counts, area: string, state: SlotState, by: number): void {
  const ofArea = counts.get(area)
  if (ofArea !== undefined) ofArea[state] += by
}
