/** Runs work that belongs to one key piece by piece, in the order in which it came; different keys go on side by side. */
export type InTurn = <Value>(key: string, work: () => Promise<Value>) => Promise<Value>

export function createInTurn(): InTurn {
  const tails = new Map<string, Promise<unknown>>()
  return (key, work) => {
    const before = tails.get(key)
    const done = before === undefined ? work() : before.then(work, work)
    const tail = done.then(
      () => {},
      () => {},
    )
    tails.set(key, tail)
    void tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key)
    })
    return done
  }
}
