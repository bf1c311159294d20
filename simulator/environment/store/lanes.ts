import TinyQueue from 'tinyqueue'
import type { Instant } from '../../vocabulary/instant.ts'
import type { Taken, WorkInLane } from '../../vocabulary/ports/state.ts'

/** A work that waits, without its body: a million of them fit in memory. */
export interface Waiting {
  readonly sequence: number
  due: Instant
  attempts: number
}

interface Lane {
  readonly name: string
  /** In the order in which they were added. */
  readonly works: Waiting[]
  /** Whoever keeps the lane from going on, by the token, and the work that it has taken; null where nobody does. */
  holder: { readonly token: number; readonly sequence: number } | null
  /** Works that those behind them do not wait for, with the tokens of their takers; null where there are none. */
  passed: Map<number, number> | null
}

interface Due {
  readonly lane: Lane
  readonly sequence: number
  readonly at: Instant
}

/** Entries of the queue that may be out of date, for each lane, before it is made anew. */
const outdatedPerLane = 2
const leastQueued = 1_000

/**
 * The lanes of one kind of work, in the memory of the one process that holds the store. A lane is taken as a whole: its first
 * work, and nothing behind it until that one is done, let go or passed.
 */
export class Lanes {
  readonly #lanes = new Map<string, Lane>()
  #due = queueOf([])
  #size = 0

  /** Works that have not ended. */
  get size(): number {
    return this.#size
  }

  add(name: string, work: Waiting): void {
    this.#size += 1
    const lane = this.#lanes.get(name) ?? { name, works: [], holder: null, passed: null }
    this.#lanes.set(name, lane)
    const isFirst = firstOf(lane) === undefined
    lane.works.push(work)
    if (isFirst) this.#queue(lane)
  }

  /** Whether nothing in a lane stands before a work that is added now. */
  isFree(name: string): boolean {
    const lane = this.#lanes.get(name)
    return lane === undefined || firstOf(lane) === undefined
  }

  /** Takes the first work of a lane. */
  hold(name: string, token: number): Waiting | undefined {
    const lane = this.#lanes.get(name)
    if (lane === undefined || lane.holder !== null) return undefined
    const first = firstOf(lane)
    if (first !== undefined) lane.holder = { token, sequence: first.sequence }
    return first
  }

  /** Whether the taker still holds the work. */
  holds({ lane: name, token, sequence }: Pick<Taken, 'lane' | 'token' | 'sequence'>): boolean {
    const lane = this.#lanes.get(name)
    if (lane === undefined) return false
    return lane.passed?.get(sequence) === token || (lane.holder?.token === token && lane.holder.sequence === sequence)
  }

  /** Whether a work has not ended. */
  has({ lane, sequence }: Pick<Taken, 'lane' | 'sequence'>): boolean {
    return this.#lanes.get(lane)?.works.some((work) => work.sequence === sequence) ?? false
  }

  /** The works of a lane, the first first. */
  of(name: string): readonly { readonly work: Waiting; readonly hold: WorkInLane['hold'] }[] {
    const lane = this.#lanes.get(name)
    if (lane === undefined) return []
    const holdOf = ({ sequence }: Waiting): WorkInLane['hold'] => {
      if (lane.passed?.has(sequence)) return 'passed'
      return lane.holder?.sequence === sequence ? 'held' : 'free'
    }
    return lane.works.map((work) => ({ work, hold: holdOf(work) }))
  }

  /** Ends a work, whoever holds it. */
  end({ lane: name, sequence }: Pick<Taken, 'lane' | 'sequence'>): void {
    const lane = this.#lanes.get(name)
    const place = lane?.works.findIndex((work) => work.sequence === sequence) ?? -1
    if (lane === undefined || place < 0) return
    this.#size -= 1
    lane.works.splice(place, 1)
    if (lane.works.length === 0) this.#lanes.delete(name)
    this.#letGo(lane, sequence)
  }

  /** Lets those behind a work go on, while its taker holds it still. */
  pass({ lane: name, sequence, token }: Pick<Taken, 'lane' | 'sequence' | 'token'>): void {
    const lane = this.#lanes.get(name)
    if (lane?.holder?.sequence !== sequence) return
    lane.holder = null
    lane.passed ??= new Map()
    lane.passed.set(sequence, token)
    this.#queue(lane)
  }

  /** Lets a work go, to be taken again from an instant on. */
  again({ lane: name, sequence }: Pick<Taken, 'lane' | 'sequence'>, due: Instant): void {
    const lane = this.#lanes.get(name)
    const work = lane?.works.find((each) => each.sequence === sequence)
    if (lane === undefined || work === undefined) return
    work.due = due
    work.attempts += 1
    this.#letGo(lane, sequence)
  }

  /** Takes lanes whose first work is due, oldest first. */
  take(now: Instant, most: number, token: () => number): { name: string; token: number; work: Waiting }[] {
    const taken: { name: string; token: number; work: Waiting }[] = []
    while (taken.length < most) {
      const first = this.#nextDue()
      if (first === undefined || first.at > now) break
      this.#due.pop()
      const mine = token()
      const work = this.hold(first.lane.name, mine)
      if (work !== undefined) taken.push({ name: first.lane.name, token: mine, work })
    }
    return taken
  }

  /** When the next lane is due that nobody holds. */
  next(): Instant | null {
    return this.#nextDue()?.at ?? null
  }

  /** The first entry of the queue that still says what is so: a lane is queued anew whenever its first work changes. */
  #nextDue(): Due | undefined {
    for (;;) {
      const due = this.#due.peek()
      if (due === undefined) return undefined
      const first = firstOf(due.lane)
      if (due.lane.holder === null && first?.sequence === due.sequence && first.due === due.at) return due
      this.#due.pop()
    }
  }

  #letGo(lane: Lane, sequence: number): void {
    if (lane.holder?.sequence === sequence) lane.holder = null
    lane.passed?.delete(sequence)
    if (lane.holder === null) this.#queue(lane)
  }

  #queue(lane: Lane): void {
    const due = dueOf(lane)
    if (due === null) return
    this.#due.push(due)
    // What was to fall due later and has ended stays in the queue until its time: not for ever more of it.
    if (this.#due.length <= leastQueued + outdatedPerLane * this.#lanes.size) return
    this.#due = queueOf(Array.from(this.#lanes.values(), dueOf).filter((each) => each !== null))
  }
}

const queueOf = (dues: Due[]) =>
  new TinyQueue<Due>(dues, (one, other) => one.at - other.at || one.sequence - other.sequence)

/** The first work that nobody passed. */
const firstOf = ({ works, passed }: Lane): Waiting | undefined =>
  passed === null ? works[0] : works.find(({ sequence }) => !passed.has(sequence))

const dueOf = (lane: Lane): Due | null => {
  const first = firstOf(lane)
  return first === undefined ? null : { lane, sequence: first.sequence, at: first.due }
}
