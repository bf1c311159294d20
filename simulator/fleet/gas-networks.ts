import { gasNetworkOperators, type NetworkOperator } from '../market/network-operators.ts'
import type { Region } from '../market/regions.ts'
import type { Mprn } from '../vocabulary/metering-point.ts'
import type { Random } from '../vocabulary/ports/random.ts'
import { createDeck } from './deck.ts'
import { incumbentOf } from './mistaken-operators.ts'
import { createMprnNumbering, largestIndependentCount } from './numbering/mprn-numbering.ts'
import { gasSites } from './shares.ts'

// `mua Gas`, which holds no certificates, is left out: a handover there could only fail. A test may register it.
const independents = gasNetworkOperators.filter(({ kind }) => kind === 'iGT')

const independentPlace = gasSites.indexOf('iGT')

/** As many premises as leave an MPRN to each independent gas site among them. */
export const largestFleet = largestIndependentCount * gasSites.length

interface GasNetwork {
  readonly operator: NetworkOperator
  readonly mprn: Mprn
}

export interface GasNetworks {
  at(index: number, region: Region): GasNetwork
  /** The operator alone: less work. */
  operatorAt(index: number, region: Region): NetworkOperator
  /** The index that an MPRN may have been made from; the premises there decide whether it was. */
  indexOf(mprn: Mprn): number | undefined
}

/** Who runs the gas network at an index, and the MPRN, which begins with 74 … 77 where that is an iGT. */
export function createGasNetworks(random: Random): GasNetworks {
  const sites = createDeck(gasSites, random.derive('sites'))
  const igts = createDeck(independents, random.derive('igts'))
  const numbering = createMprnNumbering(random.derive('mprns'))
  const operatorAt = (index: number, region: Region): NetworkOperator => {
    const { card, shuffle } = sites.deal(index)
    return card === 'iGT' ? igts.deal(shuffle).card : incumbentOf(region, 'gas')
  }
  return {
    operatorAt,
    at(index, region) {
      const { card, shuffle } = sites.deal(index)
      const site =
        card === 'iGT' ? ({ kind: 'independent', number: shuffle } as const) : ({ kind: 'ordinary', index } as const)
      return { operator: operatorAt(index, region), mprn: numbering.mprn(site) }
    },
    indexOf(mprn) {
      const origin = numbering.invert(mprn)
      if (origin === undefined) return undefined
      return origin.kind === 'ordinary' ? origin.index : sites.indexOf(origin.number, independentPlace)
    },
  }
}
