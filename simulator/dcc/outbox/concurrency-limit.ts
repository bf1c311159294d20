/** Lets only so many pieces of work go on at once; the others wait, and go on in the order in which they came. */
export type ConcurrencyLimit = <Value>(work: () => Promise<Value>) => Promise<Value>

/** @param places how many may go on at once */
export function createConcurrencyLimit(places: number): ConcurrencyLimit {
  const waiting: (() => void)[] = []
  let free = places

  const leave = (): void => {
    const next = waiting.shift()
    if (next === undefined) free += 1
    // The place is handed on: nobody who comes now gets in before who has waited.
    else next()
  }

  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((enter) => waiting.push(enter))
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
