import type { History } from '../../../vocabulary/ports/history.ts'
import type { RequestId } from '../../../vocabulary/request-id.ts'
import type { Sequenced } from '../../events/event-log.ts'
import { requestOf } from '../../events/network-event.ts'
import type { Network } from '../../network.ts'
import type { Expectations } from '../expectations.ts'
import { tellEarlier } from './earlier-requests.ts'
import {
  commonWordsOf,
  hasOwnWord,
  newRow,
  type RequestOutcome,
  type RequestRow,
  requestOutcomes,
  rowAfter,
} from './request-row.ts'
import type { RequestSearch } from './request-search.ts'
import { SharedValues } from './shared-values.ts'

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

/** How many requests are listed at most, some 0.5 kB each; older ones are found by their RequestID alone. */
const mostListed = 100_000

/**
 * The requests that were answered, the newest first, found by words: each row is looked at once. It is made of the events, and of
 * what History has of requests from before the network came up: the records of the requests are the DCC's.
 */
export class RequestList {
  readonly #network: Pick<Network, 'dcc' | 'fleet'>
  readonly #capacity: number
  readonly #expectations: Pick<Expectations, 'codeOf'>
  /** In the order of their places, which is that in which they were answered. */
  #listed: Listed[] = []
  readonly #byRequest = new Map<RequestId, Listed>()
  readonly #sums: Sums = { total: 0, counts: noneYet() }
  readonly #shared = new SharedValues()
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
    const each = this.#byRequest.get(requestId)
    if (each === undefined) {
      if (event.kind === 'request-answered')
        this.#add(newRow(event, sequence, this.#network, this.#expectations.codeOf(requestId)))
      return
    }
    const after = rowAfter(each.row, event as Parameters<typeof rowAfter>[1])
    if (after !== each.row) this.#replace(each, after)
  }

  /** Undefined for a request that is not listed. */
  rowOf(requestId: RequestId): RequestRow | undefined {
    return this.#byRequest.get(requestId)?.row
  }

  /** Looks at every row within the times, once. */
  find({ before, limit, ...search }: RequestQuery): FoundRequests {
    const page: RequestRow[] = []
    const isEverything =
      search.words.length === 0 && search.fits === null && search.from === null && search.until === null
    const sums = isEverything ? this.#sums : { total: 0, counts: noneYet() }
    const matches = matcherOf(search)
    const candidates = this.#candidates(search)
    let hasMore = false
    for (let at = candidates.length - 1; at >= 0 && !(isEverything && hasMore); at -= 1) {
      const each = candidates[at]
      if (each === undefined || !matches(each)) continue
      if (!isEverything) count(sums, each.row, 1)
      if (each.row.sequence >= before) continue
      if (page.length < limit) page.push(each.row)
      else hasMore = true
    }
    return {
      requests: page,
      total: sums.total,
      counts: { ...sums.counts },
      next: hasMore ? (page.at(-1)?.sequence ?? null) : null,
      isComplete: this.#isComplete,
    }
  }

  #candidates({ from, until }: RequestSearch): readonly Listed[] {
    if (from === null && until === null) return this.#listed
    const [first, end] = [from ?? Number.NEGATIVE_INFINITY, until ?? Number.POSITIVE_INFINITY]
    return this.#listed.slice(
      firstWhere(this.#listed, ({ row }) => row.at >= first),
      firstWhere(this.#listed, ({ row }) => row.at >= end),
    )
  }

  #add(row: RequestRow): void {
    const each = this.#listedAs(row)
    const last = this.#listed.at(-1)
    if (last === undefined || last.row.sequence < row.sequence) this.#listed.push(each)
    else
      this.#listed.splice(
        firstWhere(this.#listed, (other) => other.row.sequence > row.sequence),
        0,
        each,
      )
    this.#byRequest.set(row.requestId, each)
    count(this.#sums, row, 1)
    if (this.#listed.length > this.#capacity) this.#forgetOldest()
  }

  #replace(each: Listed, after: RequestRow): void {
    const { row } = each
    Object.assign(each, this.#listedAs(after))
    count(this.#sums, row, -1)
    count(this.#sums, after, 1)
  }

  #listedAs(row: RequestRow): Listed {
    return { row: this.#shared.rowOf(row), common: this.#shared.textOf(commonWordsOf(row)) }
  }

  /** A tenth at once, so that it costs little for each. */
  #forgetOldest(): void {
    for (const { row } of this.#listed.splice(0, Math.ceil(this.#listed.length / 10))) {
      this.#byRequest.delete(row.requestId)
      count(this.#sums, row, -1)
    }
  }
}

/** A row, and the text that it has in common with others. */
interface Listed {
  row: RequestRow
  /** Words, each behind a line feed: whether one of them begins so is asked without taking it apart. */
  common: string
}

/** Whether a row has every word, and fits the rest. What rows have in common is looked through once for all of them. */
function matcherOf({ words, fits }: RequestSearch): (listed: Listed) => boolean {
  const absent = new Map<string, readonly string[]>()
  const absentFrom = (common: string): readonly string[] => {
    const known = absent.get(common)
    if (known !== undefined) return known
    const found = words.filter((word) => !common.includes(`\n${word}`)).map((word) => word.toUpperCase())
    absent.set(common, found)
    return found
  }
  return ({ row, common }) => absentFrom(common).every((word) => hasOwnWord(row, word)) && (fits === null || fits(row))
}

interface Sums {
  total: number
  readonly counts: Record<RequestOutcome, number>
}

const noneYet = () =>
  Object.fromEntries(requestOutcomes.map((outcome) => [outcome, 0])) as Record<RequestOutcome, number>

function count(sums: Sums, { outcome }: RequestRow, change: 1 | -1): void {
  sums.total += change
  sums.counts[outcome] += change
}

/** The index of the first for which it holds, of values for which it does not hold up to one and holds from there on. */
function firstWhere<Value>(values: readonly Value[], holds: (value: Value) => boolean): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(values[middle] as Value)) high = middle
    else low = middle + 1
  }
  return low
}
