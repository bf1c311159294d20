import { momentOfSeconds } from '../../gbcs/gbz/types.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import type { DeviceState } from '../state/device-state.ts'
import { actionOf, limitKeys, partsOf } from './auxiliary-load.ts'
import { withAttribute } from './object.ts'
import { structure, unsigned8, unsigned16, unsigned32 } from './values.ts'

type State = Pick<DeviceState, 'attributes'>

/** A limit of an auxiliary proportional controller, as 7.16 set it. */
export interface ControllerLimit {
  /** Of the controller: 1 to 5. */
  readonly which: number
  readonly side: 'output' | 'input'
  /** In per cent. */
  readonly level: number
  readonly from: Instant
  readonly until: Instant
}

interface KeptLimit extends ControllerLimit {
  readonly key: string
  readonly parts: readonly number[]
  /** Whether the meter has told that it is over. */
  readonly isEndTold: boolean
}

function limitsIn({ attributes }: State): readonly KeptLimit[] {
  return limitKeys.flatMap((key) => {
    const parts = partsOf(attributes.get(key))
    const [script, from, until, told] = parts
    const action = script === undefined ? null : actionOf(script)
    if (from === undefined || until === undefined || action === null || action.level === null) return []
    const { which, side, level } = action
    const limit = { which, side, level, from: momentOfSeconds(from), until: momentOfSeconds(until) }
    return [{ ...limit, key, parts, isEndTold: told === 1 }]
  })
}

/** The limits that an ESME has in place of others, or of none, that it had before. */
export function newLimits(before: State, state: State): readonly ControllerLimit[] {
  if (before.attributes === state.attributes) return []
  return limitsIn(state).filter(
    ({ key, isEndTold }) => !isEndTold && before.attributes.get(key) !== state.attributes.get(key),
  )
}

/** The limits that are over and of which the meter has not told so. */
export const limitsToEnd = (state: State, now: Instant): readonly ControllerLimit[] =>
  limitsIn(state).filter(({ until, isEndTold }) => !isEndTold && until <= now)

/** An ESME that has told of the limits that are over. */
export const withEndsTold = (state: DeviceState, now: Instant): DeviceState =>
  limitsIn(state)
    .filter(({ until, isEndTold }) => !isEndTold && until <= now)
    .reduce((next, { key, parts: [script = 0, from = 0, until = 0] }) => {
      const told = structure(unsigned16(script), unsigned32(from), unsigned32(until), unsigned8(1))
      return withAttribute(next, key, told)
    }, state)

/** When the next limit is over; null where none is to end. */
export function nextLimitEnd(state: State): Instant | null {
  const ends = limitsIn(state).flatMap(({ until, isEndTold }) => (isEndTold ? [] : [until]))
  return ends.length === 0 ? null : instant(Math.min(...ends))
}
