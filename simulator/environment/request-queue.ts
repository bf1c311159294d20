/**
 * Requests that have arrived, waiting to be begun with. One is begun in each turn of the event loop, in which what was begun
 * before goes on: so a turn is about as long as one request takes, and new connections are accepted soon, however many wait.
 */
export interface RequestQueue {
  /** Begins with a piece of work when it is its turn; gives it up then where it has waited too long. */
  run<Value>(work: () => Promise<Value>, givenUp: () => Value): Promise<Value>
  /** Milliseconds that one more would have to wait, as fast as things go at the moment. */
  wait(): number
  /**
   * Somebody has connected, and others may be behind: Node takes one connection in a turn of the event loop. So the next turns
   * are short, and nothing is begun in them, until all are in or the queue has stood for as long as it may.
   */
  letArrive(): void
}

/** How much a new measurement counts against those before. */
const weightOfNew = 0.1

interface Waiting {
  readonly since: number
  begin(isTooLate: boolean): void
}

/**
 * @param longestWaitMs milliseconds after which a piece of work is given up; read each time
 * @param longestStand turns of the event loop for which the queue stands while others arrive
 * @param now milliseconds of a clock that never goes back
 */
export function createRequestQueue(
  longestWaitMs: () => number,
  longestStand = 32,
  now: () => number = () => performance.now(),
): RequestQueue {
  const waiting = new Set<Waiting>()
  let eachMs = 2
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
      beginOne()
    }
    goOn()
  }

  /** And with it whatever before it has waited too long. */
  const beginOne = (): void => {
    for (const next of waiting) {
      waiting.delete(next)
      const begunAt = now()
      const isTooLate = begunAt - next.since > longestWaitMs()
      next.begin(isTooLate)
      if (isTooLate) continue
      eachMs += weightOfNew * (begunAt - lastBegun - eachMs)
      lastBegun = begunAt
      return
    }
  }

  const goOn = (): void => {
    if (waiting.size === 0 || isToGoOn) return
    isToGoOn = true
    setImmediate(nextTurn)
  }

  return {
    run: (work, givenUp) =>
      new Promise((resolve) => {
        const since = now()
        if (waiting.size === 0) lastBegun = since
        waiting.add({ since, begin: (isTooLate) => resolve(isTooLate ? givenUp() : work()) })
        goOn()
      }),
    wait: () => waiting.size * eachMs,
    letArrive() {
      isArriving = true
    },
  }
}
