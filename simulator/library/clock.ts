import type { WorldClock } from '../harness/world/world-clock.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { formatInstant, type Instant, parseInstant } from '../vocabulary/instant.ts'

/**
 * The time of the network. It stands still until it is moved, unless the network was brought up with
 * `deterministic: false`: then it runs by itself and cannot be moved.
 */
export interface NetworkClock {
  /** Such as `2026-11-22T09:00:00Z`. */
  now(): string
  /**
   * Moves by a number of milliseconds, by way of everything that falls due: retries, deadlines, future-dated requests.
   *
   * @example
   * await network.clock.advanceBy(24 * 60 * 60 * 1000)
   */
  advanceBy(milliseconds: number): Promise<void>
  /** Moves to an instant, in the same way. @throws RangeError where it has passed */
  advanceTo(moment: string | Date): Promise<void>
  /** Resolves when nothing is under way any more: no request, no frame, no delivery. */
  settled(): Promise<void>
}

export const clockOf = ({ clock, inFlight, virtual }: WorldClock): NetworkClock => ({
  now: () => formatInstant(clock.now()),
  async advanceBy(milliseconds) {
    await virtual().advanceBy(milliseconds)
    await inFlight.settled()
  },
  async advanceTo(moment) {
    await virtual().advanceTo(instantOf(moment))
    await inFlight.settled()
  },
  settled: () => inFlight.settled(),
})

/** @throws SimulatorFault SIM_USAGE */
export function instantOf(moment: string | Date): Instant {
  const text = typeof moment === 'string' ? moment : Number.isNaN(moment.getTime()) ? '' : moment.toISOString()
  const instant = parseInstant(text)
  if (instant !== null) return instant
  throw new SimulatorFault('SIM_USAGE', `'${moment}' is not an instant such as 2026-12-01T00:00:00Z`)
}
