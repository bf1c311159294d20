import { electricityNetworkOperators, type NetworkOperator } from '../market/network-operators.ts'
import type { Region } from '../market/regions.ts'
import type { Random } from '../vocabulary/ports/random.ts'
import { createDeck } from './deck.ts'
import { incumbentOf } from './mistaken-operators.ts'
import type { SlotState } from './premises.ts'
import { electricitySites } from './shares.ts'

const independents = electricityNetworkOperators.filter(({ kind }) => kind === 'IDNO')

/** Where the IDNO sites stand among the sixty. */
const independentPlaces = electricitySites.flatMap(({ network }, place) => (network === 'IDNO' ? [place] : []))

export interface ElectricityNetwork {
  readonly operator: NetworkOperator
  readonly hostDno: NetworkOperator
  readonly esmeSlot: SlotState
}

/** Who runs the electricity network at an index, and what state the ESME's network operator slot is in. */
export function createElectricityNetworks(random: Random): (index: number, region: Region) => ElectricityNetwork {
  const sites = createDeck(electricitySites, random.derive('sites'))
  const idnos = createDeck(independents, random.derive('idnos'))
  return (index, region) => {
    const { card, shuffle, place } = sites.deal(index)
    const hostDno = incumbentOf(region, 'electricity')
    if (card.network === 'DNO') return { operator: hostDno, hostDno, esmeSlot: card.esmeSlot }
    const ordinal = shuffle * independentPlaces.length + independentPlaces.indexOf(place)
    return { operator: idnos.deal(ordinal).card, hostDno, esmeSlot: card.esmeSlot }
  }
}
