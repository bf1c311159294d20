/**
 * Requests that have arrived, waiting to be begun with. In every turn of the event loop one or two are begun, and what was
 * begun before goes on; so the loop turns fast however many wait, and new connections are accepted soon.
 */
export interface RequestQueue {
  /** Begins with a piece of work when it is its turn; gives it up then where it has waited too long. */
  run<Value>(work: () => Promise<Value>, givenUp: () => Value): Promise<Value>
  /** Milliseconds that one more would have to wait, as fast as things go at the moment. */
  wait(): number
  /**
   * Somebody has connected, and others may be behind: Node takes one connection in a turn of the event loop. So the next turns
   * are short, and nothing is begun in them, until all are in or the line has stood for as long as it may.
   */
  letArrive(): void
}

/** Milliseconds of a turn of the event loop in which requests are begun with. */
const shareOfTurn = 2

/** How much a new measurement counts against those before. */
const weightOfNew = 0.1

interface Waiting {
  readonly since: number
  begin(isTooLate: boolean): void
}

/**
 * @param longestWaitMs  milliseconds after which a piece of work is given up; read each time
 * @param longestStand turns of the event loop for which the line stands while others arrive
 */
export function createRequestQueue(longestWaitMs: () => number, longestStand = 32): RequestQueue {
  const waiting = new Set<Waiting>()
  let millisecondsEach = 2
  let lastBegun = 0
  let isToGoOn = false
  let isArriving = false
  /** Turns since something was begun. */
  let stood = 0

  const nextTurn = (): void => {
    isToGoOn = false
    stood = isArriving ? stood + 1 : longestStand
    isArriving = false
    if (stood >= longestStand) {
      stood = 0
      beginSome()
    }
    goOn()
  }

  const beginSome = (): void => {
    const now = performance.now()
    let begun = 0
    for (const next of waiting) {
      waiting.delete(next)
      const isTooLate = now - next.since > longestWaitMs()
      next.begin(isTooLate)
      if (isTooLate) continue
      begun += 1
      if (performance.now() >= now + shareOfTurn) break
    }
    if (begun > 0) measure(begun)
  }

  const measure = (begun: number): void => {
    const now = performance.now()
    millisecondsEach += weightOfNew * ((now - lastBegun) / begun - millisecondsEach)
    lastBegun = now
  }

  const goOn = (): void => {
    if (waiting.size === 0 || isToGoOn) return
    isToGoOn = true
    setImmediate(nextTurn)
  }

  return {
    run: (work, givenUp) =>
      new Promise((resolve) => {
        if (waiting.size === 0) lastBegun = performance.now()
        waiting.add({ since: performance.now(), begin: (isTooLate) => resolve(isTooLate ? givenUp() : work()) })
        goOn()
      }),
    wait: () => waiting.size * millisecondsEach,
    letArrive() {
      isArriving = true
    },
  }
}
