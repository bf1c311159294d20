import type { Random } from '../../vocabulary/ports/random.ts'
import { type Arrival, arrivalsOf, type Pace } from './arrivals.ts'
import { type Mix, type MixedRequest, pick } from './mix.ts'

/** A request of a run: when it is due, and what it asks. */
export interface PlannedRequest extends Arrival {
  readonly kind: MixedRequest
}

/** Every request of a run, in order. It is drawn before the first is sent, so that the same seed asks the same at the same instants. */
export function planOf(mix: Mix, pace: Pace, random: Random): readonly PlannedRequest[] {
  const uniform = () => random.integer(0, 0xffff_ffff) / 0x1_0000_0000
  return Array.from(arrivalsOf(pace, uniform), (arrival) => ({ ...arrival, kind: pick(mix, uniform()) }))
}
