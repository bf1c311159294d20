/** How fast requests are to come, and for how long. */
export interface Pace {
  /** Requests a second, once the ramp is over. */
  readonly perSecond: number
  /** Seconds at that rate. */
  readonly seconds: number
  /** Seconds in which the rate rises from nothing; what is sent in them is not measured. */
  readonly rampSeconds: number
}

/** One request's intended instant. */
export interface Arrival {
  /** Milliseconds since the first could come. */
  readonly atMs: number
  /** False within the ramp. */
  readonly measured: boolean
}

/**
 * The intended instants of a Poisson process: users do not know of each other, so two requests may come at once. They are
 * fixed beforehand, so that a slow answer puts off nothing.
 *
 * @param uniform numbers in [0, 1)
 */
export function* arrivalsOf({ perSecond, seconds, rampSeconds }: Pace, uniform: () => number): Generator<Arrival> {
  const end = rampSeconds + seconds
  // Unit-rate arrivals, carried over into time by the inverse of the expected count.
  for (let expected = gap(uniform); ; expected += gap(uniform)) {
    const inRamp = (perSecond * rampSeconds) / 2
    const at =
      expected < inRamp
        ? Math.sqrt((2 * rampSeconds * expected) / perSecond)
        : rampSeconds + (expected - inRamp) / perSecond
    if (at >= end) return
    yield { atMs: at * 1_000, measured: at >= rampSeconds }
  }
}

const gap = (uniform: () => number): number => -Math.log(1 - uniform())
