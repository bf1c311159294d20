import type { Instant } from '../vocabulary/instant.ts'
import type { Clock } from '../vocabulary/ports/clock.ts'
import type { InFlight } from '../vocabulary/ports/in-flight.ts'
import type { Logger } from '../vocabulary/ports/logger.ts'
import type { Scheduler } from '../vocabulary/ports/scheduler.ts'
import type { State, Taken } from '../vocabulary/ports/state.ts'
import { ChangedMeanwhile } from './changed-meanwhile.ts'

export interface DueWorksOptions {
  readonly state: State
  readonly kind: string
  /** Works that are under way at the same time. */
  readonly atOnce: number
  /**
   * Does a work, and ends it with a change that names it as done, or as to be done again. Where it rejects, the work is given up,
   * as `State.abandon` has it.
   */
  readonly perform: (taken: Taken) => Promise<void>
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly inFlight: InFlight
  readonly log: Logger
}

/** Does the works of one kind when they fall due, the first of each lane, so many at once. */
export class DueWorks {
  readonly #options: DueWorksOptions
  #running = 0
  #isTaking = false
  #isWoken = false
  /** More may be due than there was a place for. */
  #isShort = false
  #isClosed = true
  #alarm: { readonly at: Instant; readonly cancel: () => void } | null = null
  #listensNoMore = () => {}

  constructor(options: DueWorksOptions) {
    this.#options = options
  }

  /** Takes up what is due, now and from now on. */
  start(): void {
    const { state, kind, clock } = this.#options
    if (!this.#isClosed) return
    this.#isClosed = false
    this.#listensNoMore = state.onHint((hinted, due) => {
      if (hinted !== kind) return
      // While it takes it is woken, too: what it hears then of the next that will be due may be older than this.
      if (due === null || due <= clock.now() || this.#isTaking) this.#wake()
      else if (this.#alarm === null || due < this.#alarm.at) this.#wakeAt(due)
    })
    this.#wake()
  }

  /** Does a work that a change has added and holds. @param perform what is done with it, where that is something else */
  begin(taken: Taken, perform = this.#options.perform): void {
    const { state, inFlight, log } = this.#options
    this.#running += 1
    const performed = perform(taken)
      .catch((err: unknown) => {
        const work = { err, kind: taken.kind, lane: taken.lane }
        if (err instanceof ChangedMeanwhile) log.debug(work, 'a work was done by another')
        else log.error(work, 'a work broke off')
        state.abandon([taken])
      })
      .then(() => {
        this.#running -= 1
        // What was behind it in its lane the state has told of.
        if (this.#isWoken || this.#isShort) this.#wake()
      })
    void inFlight.during(performed)
  }

  /** When the next work falls due that nothing holds up; null where none does. */
  get next(): Instant | null {
    return this.#alarm?.at ?? null
  }

  /** Takes nothing more; what is under way goes on. */
  close(): void {
    this.#isClosed = true
    this.#listensNoMore()
    this.#alarm?.cancel()
  }

  #wake(): void {
    this.#isWoken = true
    if (!this.#isTaking && !this.#isClosed) void this.#options.inFlight.during(this.#takeDue())
  }

  async #takeDue(): Promise<void> {
    const { state, kind, atOnce, clock, log } = this.#options
    this.#isTaking = true
    try {
      while (this.#isWoken && this.#running < atOnce && !this.#isClosed) {
        this.#isWoken = false
        const places = atOnce - this.#running
        const { taken, next } = await state.take(kind, clock.now(), places)
        this.#isShort = taken.length === places
        for (const work of taken) this.begin(work)
        this.#wakeAt(next)
      }
    } catch (err) {
      log.error({ err, kind }, 'works cannot be taken up')
    } finally {
      this.#isTaking = false
    }
  }

  /** What is due already, and was not taken, waits for a place. */
  #wakeAt(next: Instant | null): void {
    const { kind, clock, scheduler } = this.#options
    if (next === this.#alarm?.at) return
    this.#alarm?.cancel()
    this.#alarm = null
    if (next === null || next <= clock.now() || this.#isClosed) return
    const cancel = scheduler.at(next, `works of ${kind}`, () => {
      this.#alarm = null
      this.#wake()
    })
    this.#alarm = { at: next, cancel }
  }
}
