import type { Instant } from '../../vocabulary/instant.ts'
import type { Taken, WorkInLane } from '../../vocabulary/ports/state.ts'
import { IndexedHeap, type Placed } from '../indexed-heap.ts'

/** A work as it waits in a lane, without its body. */
export interface Waiting {
  readonly sequence: number
  readonly due: Instant
  readonly attempts: number
}

/** Works of a lane are linked, each to the next: a million of them, most in lanes of their own, fit in memory. */
interface Linked {
  readonly sequence: number
  due: Instant
  attempts: number
  /** The taker's; 0 where nobody has taken it. */
  token: number
  isPassed: boolean
  next: Linked | null
}

interface Lane extends Placed {
  readonly name: string
  first: Linked | null
  last: Linked | null
  /** The work that was taken, and keeps the lane from going on; null where none does. */
  holder: Linked | null
}

type InLane = Pick<Taken, 'lane' | 'sequence'>

/**
 * The lanes of one kind of work, in the memory of the one process that holds the store. A lane is taken as a whole: its first
 * work, and nothing behind it until that one is done, let go or passed.
 */
export class Lanes {
  readonly #lanes = new Map<string, Lane>()
  /** Lanes that can be taken. */
  readonly #free = new IndexedHeap<Lane>(isDueBefore)
  #size = 0

  /** Works that have not ended. */
  get size(): number {
    return this.#size
  }

  add(name: string, { sequence, due, attempts }: Waiting): void {
    this.#size += 1
    const work: Linked = { sequence, due, attempts, token: 0, isPassed: false, next: null }
    const lane = this.#lanes.get(name)
    if (lane === undefined) {
      const anew: Lane = { name, first: work, last: work, holder: null, place: -1 }
      this.#lanes.set(name, anew)
      this.#free.insert(anew)
    } else
      this.#alter(lane, () => {
        if (lane.last !== null) lane.last.next = work
        lane.last = work
      })
  }

  /** Whether nothing in a lane stands before a work that is added now. */
  isFree(name: string): boolean {
    const lane = this.#lanes.get(name)
    return lane === undefined || firstOf(lane) === null
  }

  /** Takes the first work of a lane. */
  hold(name: string, token: number): Waiting | undefined {
    const lane = this.#lanes.get(name)
    const first = lane === undefined ? null : firstOf(lane)
    if (lane === undefined || first === null || lane.holder !== null) return undefined
    this.#alter(lane, () => {
      first.token = token
      lane.holder = first
    })
    return first
  }

  /** Whether the taker still holds the work. */
  holds({ lane, sequence, token }: InLane & Pick<Taken, 'token'>): boolean {
    return this.#find({ lane, sequence })?.token === token
  }

  /** Whether a work has not ended. */
  has(work: InLane): boolean {
    return this.#find(work) !== undefined
  }

  /** The works of a lane, the first first. */
  of(name: string): readonly { readonly work: Waiting; readonly hold: WorkInLane['hold'] }[] {
    const lane = this.#lanes.get(name)
    return lane === undefined ? [] : Array.from(worksOf(lane), (work) => ({ work, hold: holdOf(work) }))
  }

  /** Ends a work, whoever holds it. */
  end({ lane: name, sequence }: InLane): void {
    const lane = this.#lanes.get(name)
    if (lane === undefined) return
    this.#alter(lane, () => {
      let before: Linked | null = null
      for (const work of worksOf(lane)) {
        if (work.sequence === sequence) return this.#unlink(lane, before, work)
        before = work
      }
    })
    if (lane.first === null) this.#lanes.delete(name)
  }

  /** Lets those behind a work go on, while its taker holds it still. */
  pass(taken: InLane): void {
    this.#alterWork(taken, (work, lane) => {
      work.isPassed = true
      if (lane.holder === work) lane.holder = null
    })
  }

  /** Lets a work go, to be taken again from an instant on. */
  again(taken: InLane, due: Instant): void {
    this.#alterWork(taken, (work, lane) => {
      if (lane.holder === work) lane.holder = null
      work.due = due
      work.attempts += 1
      work.token = 0
      work.isPassed = false
    })
  }

  /** Takes lanes whose first work is due, oldest first. */
  take(now: Instant, most: number, token: () => number): { name: string; token: number; work: Waiting }[] {
    const taken: { name: string; token: number; work: Waiting }[] = []
    for (;;) {
      const lane = this.#free.first()
      const next = this.next()
      if (lane === undefined || next === null || next > now || taken.length >= most) return taken
      const mine = token()
      const work = this.hold(lane.name, mine)
      if (work !== undefined) taken.push({ name: lane.name, token: mine, work })
    }
  }

  /** When the next lane is due that nobody holds. */
  next(): Instant | null {
    const lane = this.#free.first()
    return (lane && firstOf(lane)?.due) ?? null
  }

  #find({ lane: name, sequence }: InLane): Linked | undefined {
    const lane = this.#lanes.get(name)
    if (lane === undefined) return undefined
    for (const work of worksOf(lane)) if (work.sequence === sequence) return work
    return undefined
  }

  #alterWork(name: InLane, alter: (work: Linked, lane: Lane) => void): void {
    const lane = this.#lanes.get(name.lane)
    const work = this.#find(name)
    if (lane !== undefined && work !== undefined) this.#alter(lane, () => alter(work, lane))
  }

  #unlink(lane: Lane, before: Linked | null, work: Linked): void {
    this.#size -= 1
    if (before === null) lane.first = work.next
    else before.next = work.next
    if (lane.last === work) lane.last = before
    if (lane.holder === work) lane.holder = null
  }

  /** Changes what a lane holds, and with it whether, and from when on, it can be taken. */
  #alter(lane: Lane, change: () => void): void {
    this.#free.remove(lane)
    change()
    if (lane.holder === null && firstOf(lane) !== null) this.#free.insert(lane)
  }
}

function* worksOf(lane: Lane): Generator<Linked> {
  for (let work = lane.first; work !== null; work = work.next) yield work
}

/** The first work that nobody passed. */
function firstOf(lane: Lane): Linked | null {
  let work = lane.first
  while (work?.isPassed) work = work.next
  return work
}

function isDueBefore(one: Lane, other: Lane): boolean {
  const [first, second] = [firstOf(one), firstOf(other)]
  if (first === null || second === null) return second === null
  return first.due < second.due || (first.due === second.due && first.sequence < second.sequence)
}

const holdOf = ({ token, isPassed }: Linked): WorkInLane['hold'] =>
  isPassed ? 'passed' : token === 0 ? 'free' : 'held'
