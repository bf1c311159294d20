import type { Outcome, RequestList, Row } from '../api/answers.ts'

/** Rows that are remembered at most; older ones are read again when somebody scrolls to them. */
const mostRows = 20_000

/**
 * The rows of a list that is known in part: from the newest down to some place. It may stand still: then what is new is
 * counted and kept back, while rows that are shown still change in place.
 */
export class RequestRows {
  readonly #rows = new Map<number, Row>()
  /** Places in rising order. */
  #shown: number[] = []
  #heldBack: number[] = []
  #counts: Record<string, number> = {}
  #total = 0
  #next: number | null = null
  /** Up to which event the list was read. */
  #sequence = 0
  /** Whether the counts leave something out that is not known here. */
  #areCountsStale = false
  isHeld = false

  /** How many rows are shown. */
  get length(): number {
    return this.#shown.length
  }

  get heldBack(): number {
    return this.#heldBack.length
  }

  /** How many there are in the network, shown or not. */
  get total(): number {
    return this.#total
  }

  get areCountsStale(): boolean {
    return this.#areCountsStale
  }

  countOf(outcome: Outcome): number {
    return this.#counts[outcome] ?? 0
  }

  /** Where the rows that are not known begin: the next `before`; null where all are known. */
  get next(): number | null {
    return this.#next
  }

  /** The row at a place from the top, the newest first. */
  at(index: number): Row | undefined {
    return this.#rows.get(this.#shown[this.#shown.length - 1 - index] ?? -1)
  }

  /** Where a row stands from the top; -1 where it is not shown. */
  indexOf(sequence: number): number {
    const at = this.#shown.lastIndexOf(sequence)
    return at === -1 ? -1 : this.#shown.length - 1 - at
  }

  /** Takes a page of the newest rows, as what they are now: what is not among them, and no older, is in the list no more. */
  takeNewest(page: RequestList): void {
    const oldest = page.requests.at(-1)?.sequence ?? 0
    const found = new Set(page.requests.map(({ sequence }) => sequence))
    const isGone = (sequence: number): boolean => (sequence >= oldest || page.next === null) && !found.has(sequence)
    if (this.#shown.length === 0 || (this.#shown.at(-1) ?? 0) < oldest) {
      // Nothing of what was known joins on to the page: begin anew.
      this.#forgetAll()
      this.#next = page.next
    }
    this.#shown = this.#shown.filter((sequence) => !isGone(sequence))
    this.#heldBack = this.#heldBack.filter((sequence) => !isGone(sequence))
    const isFirst = this.#shown.length === 0 && this.#heldBack.length === 0
    for (const row of page.requests.toReversed()) this.#put(row, this.isHeld && !isFirst)
    this.#total = page.total
    this.#counts = { ...page.counts }
    this.#areCountsStale = false
    this.#sequence = Math.max(this.#sequence, page.sequence)
    this.#trim()
  }

  /** Takes a page that follows what is known, at the bottom. */
  takeOlder(page: RequestList): void {
    const older = page.requests.filter(({ sequence }) => !this.#rows.has(sequence))
    for (const row of older) this.#rows.set(row.sequence, row)
    this.#shown = [...older.map(({ sequence }) => sequence).reverse(), ...this.#shown]
    this.#next = page.next
  }

  /** Takes a row as an event tells it, of a list without a search. */
  takeEvent(row: Row, eventSequence: number): void {
    if (eventSequence <= this.#sequence) return
    const before = this.#rows.get(row.sequence)
    if (before !== undefined) this.#count(before.outcome, -1)
    else if (row.sequence <= (this.#shown.at(-1) ?? 0)) {
      this.#areCountsStale = true
      return
    } else this.#total += 1
    this.#count(row.outcome, 1)
    this.#put(row, this.isHeld)
  }

  /** Shows what was kept back. */
  release(): void {
    if (this.#heldBack.length === 0) return
    this.#shown = [...this.#shown, ...this.#heldBack].sort((one, other) => one - other)
    this.#heldBack = []
    this.#trim()
  }

  #put(row: Row, heldBack: boolean): void {
    const isKnown = this.#rows.has(row.sequence)
    this.#rows.set(row.sequence, row)
    if (isKnown) return
    const places = heldBack ? this.#heldBack : this.#shown
    if (row.sequence > (places.at(-1) ?? -1)) places.push(row.sequence)
    else places.splice(insertionPoint(places, row.sequence), 0, row.sequence)
  }

  #count(outcome: Outcome, change: 1 | -1): void {
    this.#counts[outcome] = this.countOf(outcome) + change
  }

  #trim(): void {
    if (this.#shown.length <= mostRows) return
    const kept = this.#shown.slice(-mostRows)
    this.#next = kept[0] ?? null
    for (const sequence of this.#shown.slice(0, -mostRows)) this.#rows.delete(sequence)
    this.#shown = kept
  }

  #forgetAll(): void {
    this.#rows.clear()
    this.#shown = []
    this.#heldBack = []
  }
}

/** Where a place goes among others that rise. */
function insertionPoint(places: readonly number[], place: number): number {
  let at = places.length
  while (at > 0 && (places[at - 1] ?? 0) > place) at -= 1
  return at
}
