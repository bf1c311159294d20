import TinyQueue from 'tinyqueue'
import type { Instant } from '../../vocabulary/instant.ts'
import type { Taken } from '../../vocabulary/ports/state.ts'

/** A work that waits, without its body: a million of them fit in memory. */
export interface Waiting {
  readonly sequence: number
  due: Instant
  attempts: number
}

interface Lane {
  readonly name: string
  readonly works: Waiting[]
  /** The token of who holds it; 0 where nobody does. */
  holder: number
}

interface Due {
  readonly lane: Lane
  readonly sequence: number
  readonly at: Instant
}

/**
 * The lanes of one kind of work, in the memory of the one process that holds the store. A lane is taken as a whole: its first
 * work, and nothing behind it until that one is done or let go.
 */
export class Lanes {
  readonly #lanes = new Map<string, Lane>()
  readonly #due = new TinyQueue<Due>([], (one, other) => one.at - other.at || one.sequence - other.sequence)

  #size = 0

  /** Works that have not ended. */
  get size(): number {
    return this.#size
  }

  add(name: string, work: Waiting): void {
    this.#size += 1
    const lane = this.#lanes.get(name) ?? { name, works: [], holder: 0 }
    this.#lanes.set(name, lane)
    lane.works.push(work)
    if (lane.works.length === 1) this.#queue(lane)
  }

  /** Whether nothing waits in a lane and nobody holds it. */
  isFree(name: string): boolean {
    return !this.#lanes.has(name)
  }

  /** Takes the first work of a lane. */
  hold(name: string, token: number): Waiting | undefined {
    const lane = this.#lanes.get(name)
    if (lane === undefined || lane.holder !== 0) return undefined
    lane.holder = token
    return lane.works[0]
  }

  /** Whether the taker still holds the lane. */
  holds({ lane, token, sequence }: Taken): boolean {
    const held = this.#lanes.get(lane)
    return held !== undefined && held.holder === token && held.works[0]?.sequence === sequence
  }

  /** Ends the first work of a lane and frees the lane. */
  done(name: string): void {
    const lane = this.#lanes.get(name)
    if (lane === undefined) return
    this.#size -= 1
    lane.works.shift()
    lane.holder = 0
    if (lane.works.length === 0) this.#lanes.delete(name)
    else this.#queue(lane)
  }

  again(name: string, due: Instant): void {
    const lane = this.#lanes.get(name)
    const [first] = lane?.works ?? []
    if (lane === undefined || first === undefined) return
    first.due = due
    first.attempts += 1
    lane.holder = 0
    this.#queue(lane)
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
      const first = this.#due.peek()
      if (first === undefined) return undefined
      const [work] = first.lane.works
      if (first.lane.holder === 0 && work?.sequence === first.sequence && work.due === first.at) return first
      this.#due.pop()
    }
  }

  #queue(lane: Lane): void {
    const [first] = lane.works
    if (first !== undefined) this.#due.push({ lane, sequence: first.sequence, at: first.due })
  }
}
