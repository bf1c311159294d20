/** What is still to happen in the model, by the model's own clock. */
export interface Agenda {
  readonly now: number
  /** What is due at once, or was, happens at once. The answer takes it off the agenda. */
  at(moment: number, happen: () => void): () => void
  /** Moves the clock, and what is due on the way happens: the earliest first, of one instant in the order of entry. */
  advanceTo(moment: number): void
}

interface Entry {
  readonly moment: number
  readonly happen: () => void
}

export function createAgenda(start: number): Agenda {
  let now = start
  const entries = new Set<Entry>()

  const nextUntil = (moment: number): Entry | undefined => {
    let first: Entry | undefined
    for (const entry of entries)
      if (entry.moment <= moment && (first === undefined || entry.moment < first.moment)) first = entry
    return first
  }

  return {
    get now() {
      return now
    },
    at(moment, happen) {
      if (moment <= now) {
        happen()
        return () => {}
      }
      const entry = { moment, happen }
      entries.add(entry)
      return () => void entries.delete(entry)
    },
    advanceTo(moment) {
      for (let entry = nextUntil(moment); entry !== undefined; entry = nextUntil(moment)) {
        entries.delete(entry)
        now = entry.moment
        entry.happen()
      }
      now = moment
    },
  }
}
