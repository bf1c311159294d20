/** Runs work that belongs to one key piece by piece, in the order in which it came; different keys go on side by side. */
export interface InTurn {
  run<Value>(key: string, work: () => Promise<Value>): Promise<Value>
  /** Resolves when all that has been handed in is done. */
  idle(): Promise<void>
}

export function createInTurn(): InTurn {
  const tails = new Map<string, Promise<void>>()

  return {
    run(key, work) {
      const before = tails.get(key)
      const done = before === undefined ? work() : before.then(work)
      const tail = done.then(ignored, ignored)
      tails.set(key, tail)
      void tail.then(() => {
        if (tails.get(key) === tail) tails.delete(key)
      })
      return done
    },
    async idle() {
      while (tails.size > 0) await Promise.all(tails.values())
    },
  }
}

/** The caller that handed the work in gets its error. */
const ignored = () => {}
