import type { DeviceState } from '../state/device-state.ts'
import { answer, readPayload, writtenPayload } from './answers.ts'
import { withAttributes } from './attributes.ts'
import { type GasMoment, type Outcome, status } from './moment.ts'
import { isCancelled, isFuture, untilOf } from './times.ts'

/** Carries out a command of a cluster. @param at of one that has it apart: the moment from which on it is meant */
export type GasCommand = (moment: GasMoment, payload: unknown, at: number | null) => Outcome

export type Numbers = Readonly<Record<string, number>>

/** When a command is meant: at the moment that a field of it names, which 0 and those that have passed make now. */
type Moment = (payload: Numbers, at: number | null) => number
export const fieldOf =
  (name: string): Moment =>
  (payload) =>
    payload[name] ?? 0
export const atOnce: Moment = () => 0
export const apart: Moment = (_payload, at) => at ?? 0

/** A command that sets attributes. One that is cancelled, or whose time is still to come, sets none. */
export const setting =
  (
    clusterId: number,
    when: Moment,
    values: (payload: Numbers, moment: GasMoment) => Readonly<Record<number, number>>,
  ): GasCommand =>
  (moment, payload, at) => {
    const numbers = payload as Numbers
    const start = when(numbers, at)
    const isNow = !isCancelled(start) && !isFuture(start, moment.now)
    return {
      state: isNow ? withAttributes(moment.state, clusterId, values(numbers, moment)) : moment.state,
      answer: status.success,
      ...untilOf(start, moment.now),
    }
  }

/** A command that the device keeps whole, and publishes to any requester. */
export const keeping =
  (clusterId: number, commandId: number): GasCommand =>
  ({ state }, payload) => ({
    state: {
      ...state,
      clusters: new Map(state.clusters).set(
        keptKey(clusterId, commandId),
        writtenPayload(clusterId, commandId, payload),
      ),
    },
    answer: status.success,
  })

/** Under which name a device keeps a command whole. */
export const keptKey = (clusterId: number, commandId: number): string => `${clusterId}/published ${commandId}`

/** What a command said last that the device keeps whole; undefined for none. */
export function keptIn(state: DeviceState, clusterId: number, commandId: number): unknown {
  const kept = state.clusters.get(keptKey(clusterId, commandId))
  return Buffer.isBuffer(kept) ? readPayload(clusterId, commandId, kept) : undefined
}

/** A read of what was published, or of what the factory would have. */
export const publishing =
  (clusterId: number, commandId: number, factory: (moment: GasMoment) => unknown): GasCommand =>
  (moment) => {
    const payload = keptIn(moment.state, clusterId, commandId) ?? factory(moment)
    return { state: moment.state, answer: [answer(commandId, payload)] }
  }

export const octetsOf = (payload: unknown, field: string): Buffer => {
  const value = (payload as Readonly<Record<string, unknown>>)[field]
  return Buffer.isBuffer(value) ? value : Buffer.alloc(0)
}
