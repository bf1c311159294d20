import type { Instant } from '../../../vocabulary/instant.ts'
import type { History } from '../../../vocabulary/ports/history.ts'
import type { RequestId } from '../../../vocabulary/request-id.ts'
import type { Sequenced } from '../../events/event-log.ts'
import { requestOf } from '../../events/network-event.ts'
import type { Network } from '../../network.ts'
import type { Expectations } from '../expectations.ts'
import { tellEarlier } from './earlier-requests.ts'
import { newRow, type RequestOutcome, type RequestRow, requestOutcomes, rowAfter, wordsOf } from './request-row.ts'
import type { RequestSearch } from './request-search.ts'
import { insertionPoint, WordIndex } from './word-index.ts'

/** A page of what is looked for. */
interface RequestQuery extends RequestSearch {
  /** Only rows before this place. */
  readonly before: number
  readonly limit: number
}

/** What was found, the newest first. */
export interface FoundRequests {
  readonly requests: readonly RequestRow[]
  /** How many there are, on whatever page. */
  readonly total: number
  readonly counts: Readonly<Record<RequestOutcome, number>>
  /** Where to go on: the next `before`; null at the end. */
  readonly next: number | null
  /** False while requests from before the network came up are still being read. */
  readonly isComplete: boolean
}

interface RequestListOptions {
  readonly capacity?: number
  readonly expectations?: Pick<Expectations, 'codeOf'>
}

/** What a list needs of a network whose rows are there already. */
const nowhere = {} as Pick<Network, 'dcc' | 'fleet'>

const nobodyExpects = { codeOf: () => null }

/** How many requests are listed at most; older ones are found by their RequestID alone. */
const mostListed = 100_000

/**
 * The requests that were answered, the newest first, found by words without looking at the others. It is made of the events,
 * and of what History has of requests from before the network came up: the records of the requests are the DCC's.
 */
export class RequestList {
  readonly #network: Pick<Network, 'dcc' | 'fleet'>
  readonly #capacity: number
  readonly #expectations: Pick<Expectations, 'codeOf'>
  readonly #rows = new Map<number, RequestRow>()
  readonly #placeOf = new Map<RequestId, number>()
  /** Every place in rising order; what was dropped is at its beginning for a while. */
  #places: number[] = []
  readonly #index = new WordIndex()
  readonly #sums: Sums = { total: 0, counts: noneYet() }
  #isComplete = true
  #isClosed = false

  constructor(
    network: Pick<Network, 'dcc' | 'fleet'>,
    { capacity = mostListed, expectations = nobodyExpects }: RequestListOptions = {},
  ) {
    this.#network = network
    this.#expectations = expectations
    this.#capacity = capacity
  }

  /** A list that holds these rows, and never another. */
  static of(rows: readonly RequestRow[]): RequestList {
    const list = new RequestList(nowhere)
    for (const row of rows) list.#add(row)
    return list
  }

  /**
   * Lists what History has, beside what happens meanwhile. Rejects with SIM_STATE_UNREADABLE.
   *
   * @param firstEvent the place of the first event since the network came up: those requests are listed by their events
   */
  async readEarlier(history: Pick<History, 'since'>, firstEvent: number): Promise<void> {
    this.#isComplete = false
    const take = (earlier: Sequenced): void => {
      const requestId = requestOf(earlier.event)
      const row = requestId && this.rowOf(requestId)
      if (row === undefined || row.sequence < firstEvent) this.take(earlier)
    }
    await tellEarlier(history, take, () => !this.#isClosed)
    this.#isComplete = true
  }

  /** Reads no more. */
  close(): void {
    this.#isClosed = true
  }

  take({ sequence, event }: Sequenced): void {
    const requestId = requestOf(event)
    if (requestId === undefined) return
    const row = this.rowOf(requestId)
    if (row === undefined) {
      if (event.kind === 'request-answered')
        this.#add(newRow(event, sequence, this.#network, this.#expectations.codeOf(requestId)))
      return
    }
    const after = rowAfter(row, event as Parameters<typeof rowAfter>[1])
    if (after !== row) this.#replace(row, after)
  }

  /** Undefined for a request that is not listed. */
  rowOf(requestId: RequestId): RequestRow | undefined {
    const place = this.#placeOf.get(requestId)
    return place === undefined ? undefined : this.#rows.get(place)
  }

  find({ before, limit, ...search }: RequestQuery): FoundRequests {
    const places = this.#placesOf(search)
    const page: RequestRow[] = []
    let at = insertionPoint(places, before - 1) - 1
    for (; at >= 0 && page.length < limit; at -= 1) {
      const row = this.#rows.get(places[at] ?? 0)
      if (row !== undefined) page.push(row)
    }
    const { total, counts } = places === this.#places ? this.#sums : this.#sumsOf(places)
    return {
      requests: page,
      total,
      counts: { ...counts },
      next: at >= 0 ? (page.at(-1)?.sequence ?? null) : null,
      isComplete: this.#isComplete,
    }
  }

  /** Words by the index, times by the order of the list; what is left of a search is asked of the rows that these lead to. */
  #placesOf({ words, fits, from, until }: RequestSearch): readonly number[] {
    const withWords = words.length === 0 ? this.#places : this.#placesWith(words)
    const within = from === null && until === null ? withWords : this.#within(withWords, from, until)
    if (fits === null) return within
    return within.filter((place) => {
      const row = this.#rows.get(place)
      return row !== undefined && fits(row)
    })
  }

  /** Requests are listed in the order in which they were answered. */
  #within(places: readonly number[], from: Instant | null, until: Instant | null): readonly number[] {
    const firstAt = (moment: Instant): number => {
      let [low, high] = [0, places.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if ((this.#rows.get(places[middle] ?? 0)?.at ?? Number.NEGATIVE_INFINITY) < moment) low = middle + 1
        else high = middle
      }
      return low
    }
    return places.slice(from === null ? 0 : firstAt(from), until === null ? places.length : firstAt(until))
  }

  /** The rarest word leads to its places, and the others are asked about those alone. */
  #placesWith(words: readonly string[]): readonly number[] {
    const lists = words
      .map((word) => this.#index.placesOfWordsFrom(word))
      .sort((one, other) => one.length - other.length)
    const [shortest = [], ...others] = lists
    return others.length === 0 ? shortest : shortest.filter((place) => others.every((places) => holds(places, place)))
  }

  #sumsOf(places: readonly number[]): Sums {
    const counts = noneYet()
    for (const place of places) {
      const row = this.#rows.get(place)
      if (row !== undefined) counts[row.outcome] += 1
    }
    return { total: places.length, counts }
  }

  #count(row: RequestRow, change: 1 | -1): void {
    this.#sums.total += change
    this.#sums.counts[row.outcome] += change
  }

  #add(row: RequestRow): void {
    const { sequence } = row
    this.#rows.set(sequence, row)
    this.#count(row, 1)
    this.#placeOf.set(row.requestId, sequence)
    this.#places.splice(insertionPoint(this.#places, sequence), 0, sequence)
    for (const word of wordsOf(row)) this.#index.add(word, sequence)
    if (this.#rows.size > this.#capacity) this.#forgetOldest()
  }

  #replace(row: RequestRow, after: RequestRow): void {
    const [words, wordsAfter] = [wordsOf(row), wordsOf(after)]
    for (const word of words) if (!wordsAfter.has(word)) this.#index.remove(word, row.sequence)
    for (const word of wordsAfter) if (!words.has(word)) this.#index.add(word, row.sequence)
    this.#rows.set(row.sequence, after)
    this.#count(row, -1)
    this.#count(after, 1)
  }

  /** A tenth at once, so that it costs little for each. */
  #forgetOldest(): void {
    const kept = this.#places.slice(Math.ceil(this.#places.length / 10))
    const first = kept[0] ?? Number.POSITIVE_INFINITY
    for (const place of this.#places) {
      if (place >= first) break
      const row = this.#rows.get(place)
      this.#rows.delete(place)
      if (row === undefined) continue
      this.#placeOf.delete(row.requestId)
      this.#count(row, -1)
    }
    this.#places = kept
    this.#index.dropBefore(first)
  }
}

interface Sums {
  total: number
  readonly counts: Record<RequestOutcome, number>
}

const noneYet = () =>
  Object.fromEntries(requestOutcomes.map((outcome) => [outcome, 0])) as Record<RequestOutcome, number>

const holds = (places: readonly number[], place: number): boolean => places[insertionPoint(places, place) - 1] === place
