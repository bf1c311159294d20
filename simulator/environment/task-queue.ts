import type { Instant } from '../vocabulary/instant.ts'
import { IndexedHeap, type Placed } from './indexed-heap.ts'
import type { ScheduledTask } from './scheduled-task.ts'

/** A task in the queue. */
export interface QueuedTask extends ScheduledTask {
  readonly moment: Instant
}

interface Entry extends QueuedTask, Placed {
  readonly order: number
}

/** Tasks in order of their moment, then of their insertion. A cancelled one leaves at once, and its memory with it. */
export class TaskQueue {
  readonly #heap = new IndexedHeap<Entry>(
    (one, other) => one.moment < other.moment || (one.moment === other.moment && one.order < other.order),
  )
  #inserted = 0

  get size(): number {
    return this.#heap.size
  }

  first(): QueuedTask | undefined {
    return this.#heap.first()
  }

  /** Puts a task in; the answer takes it out again, if it is still there. */
  insert(task: QueuedTask): () => void {
    const entry: Entry = { ...task, order: this.#inserted, place: -1 }
    this.#inserted += 1
    this.#heap.insert(entry)
    return () => this.#heap.remove(entry)
  }

  /** Takes out the first task if its moment is not after `moment`. */
  takeDue(moment: Instant): QueuedTask | undefined {
    const first = this.#heap.first()
    if (first === undefined || first.moment > moment) return undefined
    this.#heap.remove(first)
    return first
  }

  clear(): void {
    this.#heap.clear()
  }
}
