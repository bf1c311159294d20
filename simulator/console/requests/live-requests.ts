import { effect, signal, untracked } from '@preact/signals'
import type { RequestList } from '../api/answers.ts'
import { addressOf, ask, Refusal } from '../api/client.ts'
import { type NetworkEvent, onEvents, onReturn } from '../api/event-stream.ts'
import { Question } from '../api/question.ts'
import { RequestRows } from './request-rows.ts'

/** Rows that are asked for in one go. */
const pageRows = 200
/** At most so often a list with a search is asked for anew while things happen, in milliseconds. */
const searchEveryMs = 500

/**
 * The list of requests that a search finds, as it is now. Without a search every row comes with its event. What a search
 * finds only the network knows, so it is asked again when something happened.
 */
export class LiveRequests {
  readonly rows = new RequestRows()
  /** Counts changes of the rows, so that what is drawn of them is drawn again. */
  readonly version = signal(0)
  readonly isRead = signal(false)
  readonly #newest = new Question<RequestList>(searchEveryMs)
  readonly #query: string
  readonly #early: { readonly row: NonNullable<NetworkEvent['row']>; readonly sequence: number }[] = []
  readonly #stops: (() => void)[] = []
  #isReadingOlder = false

  constructor(query: string) {
    this.#query = query
    this.#stops.push(
      onEvents((events) => this.#take(events)),
      onReturn(this.#newest.again),
      effect(() => {
        const { value } = this.#newest.answer
        if (value !== null) untracked(() => this.#read(value))
      }),
    )
    this.#newest.askAt(addressOf('/requests', {}, { q: query, limit: pageRows }))
  }

  get refusal() {
    return this.#newest.refusal
  }

  readonly again = (): void => this.#newest.again()

  /** Lets the list stand still, or shows what came meanwhile. */
  hold(isHeld: boolean): void {
    if (this.rows.isHeld === isHeld) return
    this.rows.isHeld = isHeld
    if (!isHeld) this.rows.release()
    this.#changed()
  }

  /** Reads on at the bottom. */
  async readOlder(): Promise<void> {
    const { next } = this.rows
    if (next === null || this.#isReadingOlder) return
    this.#isReadingOlder = true
    try {
      this.rows.takeOlder(
        await ask<RequestList>(addressOf('/requests', {}, { q: this.#query, before: next, limit: pageRows })),
      )
      this.#changed()
    } catch (fault) {
      // What is shown stays; scrolling asks again.
      if (!(fault instanceof Refusal)) throw fault
    } finally {
      this.#isReadingOlder = false
    }
  }

  close(): void {
    for (const stop of this.#stops) stop()
    this.#newest.askAt(null)
  }

  #read(page: RequestList): void {
    this.rows.takeNewest(page)
    for (const { row, sequence } of this.#early.splice(0)) this.rows.takeEvent(row, sequence)
    this.isRead.value = true
    this.#changed()
  }

  #take(events: readonly NetworkEvent[]): void {
    const telling = events.flatMap(({ row, sequence }) => (row ? [{ row, sequence }] : []))
    if (telling.length === 0) return
    if (this.#query !== '') {
      this.#newest.again()
      return
    }
    if (!this.isRead.peek()) {
      this.#early.push(...telling)
      return
    }
    for (const { row, sequence } of telling) this.rows.takeEvent(row, sequence)
    if (this.rows.areCountsStale) this.#newest.again()
    this.#changed()
  }

  #changed(): void {
    this.version.value += 1
  }
}
