import type { Fleet, Premises, SlotState } from '../../simulator/fleet/fleet.ts'
import { registrable } from './parties.ts'

/** Where and when a scenario begins. */
export interface Setting {
  readonly esmeSlot: SlotState
  /** The supplier of the site next door, whose metering points the site's devices may be given by mistake. */
  readonly neighbour: 'same supplier' | 'other supplier'
  readonly start: string
  /** Whether the network keeps its state on disk, so that it can be brought up again. */
  readonly onDisk: boolean
}

export const settings = {
  esmeSlot: ['dcc-controlled', 'supplier-placeholder', 'right-operator', 'wrong-operator'],
  neighbour: ['same supplier', 'other supplier'],
  // The last is an evening before the clocks change; days of the market begin at 23:00Z in summer.
  start: ['2026-11-22T09:00:00Z', '2026-06-30T22:30:00Z', '2027-03-27T23:30:00Z'],
  onDisk: [false, false, false, false, true],
} as const satisfies { readonly [Key in keyof Setting]: readonly Setting[Key][] }

/** Premises whose parties are those of the model, each device with one metering point. */
const isPlayable = (premises: Premises): boolean =>
  registrable.ESME.includes(premises.electricityNetworkOperator.id) &&
  registrable.GSME.includes(premises.gasNetworkOperator.id) &&
  premises.secondaryImportMpan === null &&
  premises.exportMpan === null

const suits = (premises: Premises, { esmeSlot }: Setting): boolean =>
  isPlayable(premises) && premises.esmeSlot === esmeSlot

const isNeighbour = (site: Premises, premises: Premises, { neighbour }: Setting): boolean =>
  isPlayable(premises) &&
  premises.index !== site.index &&
  (premises.supplier.id === site.supplier.id) === (neighbour === 'same supplier') &&
  premises.electricityNetworkOperator.id !== site.electricityNetworkOperator.id

/** Which premises of the one fleet suit a setting: to look through it costs more than all else that comes before. */
const suitable = new Map<string, readonly [site: number, neighbour: number]>()

export function premisesFor(setting: Setting, { find, premises }: Fleet) {
  const key = `${setting.esmeSlot} ${setting.neighbour}`
  const [at, next] = suitable.get(key) ?? found(setting, find)
  suitable.set(key, [at, next])
  return { site: premises(at), neighbour: premises(next) }
}

function found(setting: Setting, find: Fleet['find']): readonly [number, number] {
  const [site] = find((premises) => suits(premises, setting), 1)
  const [neighbour] = site ? find((premises) => isNeighbour(site, premises, setting), 1) : []
  if (site === undefined || neighbour === undefined) throw new Error('No premises of the fleet suits the setting')
  return [site.index, neighbour.index]
}
