import { answer, cluster } from './answers.ts'
import { type Valve, withValve } from './charging.ts'
import { atOnce, type GasCommand, type Numbers, setting } from './command.ts'

/** 3 leaves the state of supply as it is. */
export const setSupplyStates = setting(cluster.metering, atOnce, (payload) => ({
  0x0607: payload.supplyTamperState ?? 3,
  0x0608: payload.supplyDepletionState ?? 3,
  0x0609: payload.supplyUncontrolledFlowState ?? 3,
}))

export const setFlowThreshold = setting(cluster.metering, atOnce, (payload) => ({
  0x0b10: payload.uncontrolledFlowThreshold ?? 0,
  0x0b11: payload.unitOfMeasure ?? 0,
  0x0b12: payload.multiplier ?? 1,
  0x0b13: payload.divisor ?? 1,
  0x0b14: payload.stabilisationPeriod ?? 0,
  0x0b15: payload.measurementPeriod ?? 0,
}))

export const changeSupply: GasCommand = ({ state, now }, payload) => {
  const { providerId, issuerEventId, implementationDateTime, proposedSupplyStatus = 0 } = payload as Numbers
  return {
    state: withValve(state, proposedSupplyStatus as Valve, now),
    answer: [answer(0x0c, { providerId, issuerEventId, implementationDateTime, supplyStatus: proposedSupplyStatus })],
  }
}
