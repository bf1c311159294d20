/** An entry that knows its place in the heap; -1 where it is in none. */
export interface Placed {
  place: number
}

/**
 * Entries of which the first is at hand, and any can be taken out. What an entry is ordered by must not change while it is in
 * the heap.
 */
export class IndexedHeap<Entry extends Placed> {
  // A binary heap: the parent of the entry at place p is at (p - 1) >> 1, and comes before it.
  readonly #entries: Entry[] = []
  readonly #isBefore: (one: Entry, other: Entry) => boolean

  constructor(isBefore: (one: Entry, other: Entry) => boolean) {
    this.#isBefore = isBefore
  }

  get size(): number {
    return this.#entries.length
  }

  first(): Entry | undefined {
    return this.#entries[0]
  }

  insert(entry: Entry): void {
    this.#entries.push(entry)
    entry.place = this.#entries.length - 1
    this.#rise(entry)
  }

  /** Does nothing where the entry is not in the heap. */
  remove(entry: Entry): void {
    const { place } = entry
    if (this.#entries[place] !== entry) return
    entry.place = -1
    const last = this.#entries.pop()
    if (last === undefined || last === entry) return
    this.#put(last, place)
    this.#rise(last)
    this.#sink(last)
  }

  clear(): void {
    this.#entries.length = 0
  }

  #rise(entry: Entry): void {
    for (;;) {
      const parent = entry.place === 0 ? undefined : this.#entries[(entry.place - 1) >> 1]
      if (parent === undefined || this.#isBefore(parent, entry)) return
      this.#swap(parent, entry)
    }
  }

  #sink(entry: Entry): void {
    for (;;) {
      const child = this.#earlierChild(entry.place)
      if (child === undefined || this.#isBefore(entry, child)) return
      this.#swap(entry, child)
    }
  }

  #earlierChild(place: number): Entry | undefined {
    const left = this.#entries[2 * place + 1]
    const right = this.#entries[2 * place + 2]
    if (left === undefined || right === undefined) return left
    return this.#isBefore(left, right) ? left : right
  }

  #swap(upper: Entry, lower: Entry): void {
    const { place } = upper
    this.#put(upper, lower.place)
    this.#put(lower, place)
  }

  #put(entry: Entry, place: number): void {
    this.#entries[place] = entry
    entry.place = place
  }
}
