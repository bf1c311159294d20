import type { Premises, SlotState } from '../../../fleet/fleet.ts'
import { registrable } from './cast.ts'

/** Where and when a scenario begins. */
export interface Setting {
  readonly esmeSlot: SlotState
  /** The supplier of the site next door, whose metering points the site's devices may be given by mistake. */
  readonly neighbour: 'same supplier' | 'other supplier'
  readonly start: string
}

export const settings = {
  esmeSlot: ['dcc-controlled', 'supplier-placeholder', 'right-operator', 'wrong-operator'],
  neighbour: ['same supplier', 'other supplier'],
  // The last is an evening before the clocks change; days of the market begin at 23:00Z in summer.
  start: ['2026-11-22T09:00:00Z', '2026-06-30T22:30:00Z', '2027-03-27T23:30:00Z'],
} as const satisfies { readonly [Key in keyof Setting]: readonly Setting[Key][] }

/** Premises whose parties are of the cast, each device with one metering point. */
export const isPlayable = (premises: Premises): boolean =>
  registrable.ESME.includes(premises.electricityNetworkOperator.id) &&
  registrable.GSME.includes(premises.gasNetworkOperator.id) &&
  premises.secondaryImportMpan === null &&
  premises.exportMpan === null

export const suits = (premises: Premises, { esmeSlot }: Setting): boolean =>
  isPlayable(premises) && premises.esmeSlot === esmeSlot

export const isNeighbour = (site: Premises, premises: Premises, { neighbour }: Setting): boolean =>
  isPlayable(premises) &&
  premises.index !== site.index &&
  (premises.supplier.id === site.supplier.id) === (neighbour === 'same supplier') &&
  premises.electricityNetworkOperator.id !== site.electricityNetworkOperator.id
