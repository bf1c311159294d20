import type { Instant } from '../vocabulary/instant.ts'
import type { ScheduledTask } from './scheduled-task.ts'

/** A task in the queue. */
export interface QueuedTask extends ScheduledTask {
  readonly moment: Instant
}

interface Entry extends QueuedTask {
  readonly order: number
  place: number
}

/** Tasks in order of their moment, then of their insertion. A cancelled one leaves at once, and its memory with it. */
export class TaskQueue {
  // A binary heap: the parent of the entry at place p is at (p − 1) >> 1, and comes before it.
  readonly #heap: Entry[] = []
  #inserted = 0

  get size(): number {
    return this.#heap.length
  }

  first(): QueuedTask | undefined {
    return this.#heap[0]
  }

  /** Puts a task in; the answer takes it out again, if it is still there. */
  insert(task: QueuedTask): () => void {
    const entry: Entry = { ...task, order: this.#inserted, place: this.#heap.length }
    this.#inserted += 1
    this.#heap.push(entry)
    this.#rise(entry)
    return () => this.#remove(entry)
  }

  /** Takes out the first task if its moment is not after `moment`. */
  takeDue(moment: Instant): QueuedTask | undefined {
    const first = this.#heap[0]
    if (first === undefined || first.moment > moment) return undefined
    this.#remove(first)
    return first
  }

  clear(): void {
    this.#heap.length = 0
  }

  #remove(entry: Entry): void {
    if (this.#heap[entry.place] !== entry) return
    const last = this.#heap.pop()
    if (last === undefined || last === entry) return
    this.#put(last, entry.place)
    this.#rise(last)
    this.#sink(last)
  }

  #rise(entry: Entry): void {
    for (;;) {
      const parent = entry.place === 0 ? undefined : this.#heap[(entry.place - 1) >> 1]
      if (parent === undefined || isBefore(parent, entry)) return
      this.#swap(parent, entry)
    }
  }

  #sink(entry: Entry): void {
    for (;;) {
      const child = this.#earlierChild(entry.place)
      if (child === undefined || isBefore(entry, child)) return
      this.#swap(entry, child)
    }
  }

  #earlierChild(place: number): Entry | undefined {
    const left = this.#heap[2 * place + 1]
    const right = this.#heap[2 * place + 2]
    if (left === undefined || right === undefined) return left
    return isBefore(left, right) ? left : right
  }

  #swap(upper: Entry, lower: Entry): void {
    const place = upper.place
    this.#put(upper, lower.place)
    this.#put(lower, place)
  }

  #put(entry: Entry, place: number): void {
    this.#heap[place] = entry
    entry.place = place
  }
}

const isBefore = (a: Entry, b: Entry): boolean => a.moment < b.moment || (a.moment === b.moment && a.order < b.order)
