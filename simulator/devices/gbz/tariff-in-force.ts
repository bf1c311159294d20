import type { DeviceState } from '../state/device-state.ts'
import { cluster } from './answers.ts'
import { keyOfAttribute } from './attributes.ts'

/** Whether a gas tariff is by blocks or by time, which no attribute says. */
const schemeKey = '0700/charging scheme'
const byBlocks = 0x10

export interface GasTariff {
  readonly isOfBlocks: boolean
  /** In dm³: what has to be used before the next block begins. */
  readonly thresholds: readonly number[]
}

const firstThreshold = 0x0100
const mostThresholds = 3

export function tariffInForce({ clusters }: Pick<DeviceState, 'clusters'>): GasTariff {
  const thresholds = Array.from({ length: mostThresholds }, (_, index) =>
    clusters.get(keyOfAttribute(cluster.price, firstThreshold + index)),
  )
  return {
    isOfBlocks: clusters.get(schemeKey) === byBlocks,
    thresholds: thresholds.filter((threshold) => typeof threshold === 'number'),
  }
}

/** @param scheme of Publish Tariff Information: its upper half */
export const withScheme = (state: DeviceState, scheme: number): DeviceState => ({
  ...state,
  clusters: new Map(state.clusters).set(schemeKey, scheme & 0xf0),
})
