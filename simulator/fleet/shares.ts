import type { SlotState } from './premises.ts'

/** What kind of network an electricity site is on, and what its ESME's network operator slot holds at the beginning. */
export interface ElectricitySite {
  readonly network: 'DNO' | 'IDNO'
  readonly esmeSlot: SlotState
}

/**
 * Sixty electricity sites: one in twelve on an IDNO's network, one in ten with the wrong operator on the meter (the
 * estimate of SECMP0063), which is likelier on an IDNO's network. The other weights are a guess.
 */
export const electricitySites: readonly ElectricitySite[] = [
  ...sites(22, 'DNO', 'dcc-controlled'),
  ...sites(11, 'DNO', 'supplier-placeholder'),
  ...sites(17, 'DNO', 'right-operator'),
  ...sites(5, 'DNO', 'wrong-operator'),
  ...sites(2, 'IDNO', 'dcc-controlled'),
  ...sites(1, 'IDNO', 'supplier-placeholder'),
  ...sites(1, 'IDNO', 'right-operator'),
  ...sites(1, 'IDNO', 'wrong-operator'),
]

export type GasSite = 'GT' | 'iGT'

/** Twelve gas sites. MPRN numbering counts on exactly one independent one. */
export const gasSites: readonly GasSite[] = ['iGT', ...Array.from({ length: 11 }, (): GasSite => 'GT')]

/** Of how many premises one has the thing. */
export const oneIn = { secondaryImportMpan: 50, exportMpan: 20, earlierSupplier: 8, earlierNetworkParty: 16 } as const

function sites(count: number, network: 'DNO' | 'IDNO', esmeSlot: SlotState): ElectricitySite[] {
  return Array.from({ length: count }, () => ({ network, esmeSlot }))
}
