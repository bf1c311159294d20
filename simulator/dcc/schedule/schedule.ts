import { ChangedMeanwhile, decideAgain } from '../../environment/changed-meanwhile.ts'
import { DueWorks } from '../../environment/due-works.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { InFlight } from '../../vocabulary/ports/in-flight.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import type { Scheduler } from '../../vocabulary/ports/scheduler.ts'
import type { Change, State, Taken, Work } from '../../vocabulary/ports/state.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { subjectOfRequest } from '../../vocabulary/subject.ts'
import type { Facts } from '../admission/facts.ts'
import { placeKey, placeOf, storedPlace } from '../admission/place.ts'
import type { DccSettings } from '../settings/settings.ts'
import { waitAfter } from '../settings/settings.ts'
import type { SubjectRecord } from '../transcript/subject-record.ts'
import { acknowledgement, answerWith, type RecordAnswer } from './connection-answer.ts'
import type { EndUnreleased } from './end-unreleased.ts'
import type { Release } from './release.ts'
import {
  type Ended,
  endIn,
  endWork,
  releaseIn,
  releaseWork,
  type Scheduled,
  toEmpty,
  toKeep,
  workOfEnd,
  workOfRelease,
} from './scheduled.ts'

export interface ScheduleOptions {
  readonly release: Release
  readonly endUnreleased: EndUnreleased
  readonly records: SubjectRecord
  /** In force: read at each use. */
  readonly settings: Pick<DccSettings, 'deadlines' | 'futureDating'>
  readonly state: State
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly inFlight: InFlight
  readonly log: Logger
}

/** What waits in a place, if anything does, and the version of the place. */
interface Place {
  readonly version: number
  readonly scheduled: Scheduled | undefined
}

/** Requests that are judged at once when many are due at the same instant. */
const releasedAtOnce = 64

/** The DSP's schedule of future-dated requests (docs/domain/duis.md#future-dating). */
export class Schedule {
  readonly #options: ScheduleOptions
  readonly #releases: DueWorks
  readonly #ends: DueWorks
  /** Requests that wait; those among the works that were cancelled or replaced wait no more. */
  #size = 0
  readonly #ended = new Set<RequestId>()
  #isClosed = false

  constructor(options: ScheduleOptions) {
    this.#options = options
    const works = { ...options, atOnce: releasedAtOnce }
    this.#releases = new DueWorks({ ...works, kind: releaseWork, perform: (taken) => this.#releaseDue(taken) })
    this.#ends = new DueWorks({ ...works, kind: endWork, perform: (taken) => this.#tellEnd(taken) })
  }

  /** Keeps an admitted request until its time. What waited in its place is replaced. */
  keep({ request, receivedAt: at }: Facts, releaseAt: Instant, settle: RecordAnswer): Promise<void> {
    const { requestId } = request
    const scheduled = { requestId, releaseAt, place: placeOf(request) }
    const entry = { kind: 'scheduled', at, until: releaseAt } as const
    return this.#inPlace(scheduled.place, async ({ version, scheduled: earlier }) => {
      const ending = this.#ending(earlier, { how: 'replaced', by: requestId })
      const change: Change = {
        append: [this.#options.records.event(subjectOfRequest(requestId), entry)],
        put: [toKeep(scheduled, version)],
        add: [workOfRelease(scheduled), ...ending.add],
      }
      await settle({ ...acknowledgement, change, begin: ending.begin })
      this.#size += 1
    })
  }

  /** Ends what waits in the place of an admitted request that cancels it. */
  cancel({ request }: Facts, settle: RecordAnswer): Promise<void> {
    const place = placeOf(request)
    return this.#inPlace(place, ({ version, scheduled }) => {
      // It may have been released while the cancellation was admitted.
      if (scheduled === undefined) return settle(answerWith('E55', null))
      const { add, begin } = this.#ending(scheduled, { how: 'cancelled', by: request.requestId })
      return settle({ ...answerWith('I0', null), change: { put: [toEmpty(place, version)], add }, begin })
    })
  }

  /** Releases what is due, now and from now on. */
  async resume(): Promise<void> {
    await this.#count()
    this.#releases.start()
    this.#ends.start()
  }

  /** Counts the requests that wait, where other processes keep and release them too. */
  async recount(): Promise<void> {
    await this.#count()
    this.#ended.clear()
  }

  async #count(): Promise<void> {
    const [size = 0] = await this.#options.state.count([releaseWork])
    this.#size = size
  }

  /** Requests that wait. */
  size(): number {
    return this.#size
  }

  /** When the next of them is released; null where none waits. */
  get nextRelease(): Instant | null {
    return this.#releases.next
  }

  /** Releases nothing any more. */
  close(): void {
    this.#isClosed = true
    this.#releases.close()
    this.#ends.close()
  }

  async #read(place: string): Promise<Place> {
    const key = placeKey(place)
    const [found] = await this.#options.state.read([key])
    const stored = storedPlace.read(key, found?.value)
    return { version: found?.version ?? 0, scheduled: stored && { ...stored, place } }
  }

  /** Decides by what waits in a place; again, where that changes meanwhile. */
  #inPlace(place: string, decide: (found: Place) => Promise<void>): Promise<void> {
    const isOurs = (lost: readonly string[]): boolean => lost.includes(placeKey(place))
    return decideAgain(async () => decide(await this.#read(place)), isOurs)
  }

  /** Ends what waits, if anything does: its user is told behind the change. */
  #ending(
    scheduled: Scheduled | undefined,
    ended: Ended,
  ): { readonly add: readonly Work[]; readonly begin: () => void } {
    if (scheduled === undefined) return { add: [], begin: () => {} }
    return {
      add: [workOfEnd(scheduled.requestId, ended, this.#options.clock.now())],
      begin: () => {
        this.#ended.add(scheduled.requestId)
        this.#size -= 1
      },
    }
  }

  #forget(requestId: RequestId): void {
    if (!this.#ended.delete(requestId)) this.#size -= 1
  }

  async #releaseDue(taken: Taken): Promise<void> {
    const scheduled = releaseIn(taken)
    if (this.#isClosed) return
    await decideAgain(async () => {
      const { version, scheduled: waiting } = await this.#read(scheduled.place)
      if (waiting?.requestId !== scheduled.requestId) await this.#options.state.change({ done: [taken] })
      else if (!(await this.#release(scheduled, version, taken))) return
      this.#forget(scheduled.requestId)
    })
  }

  /** @returns whether it has ended */
  async #release(scheduled: Scheduled, version: number, taken: Taken): Promise<boolean> {
    const { release, endUnreleased, settings, clock, state, log } = this.#options
    const ending = { put: [toEmpty(scheduled.place, version)], done: [taken] }
    try {
      await release({ ...scheduled, from: 'schedule' }, ending)
      return true
    } catch (err) {
      if (err instanceof ChangedMeanwhile) throw err
      log.error({ err, requestId: scheduled.requestId }, 'a future-dated request could not be released')
    }
    if (this.#isClosed) return false
    const now = clock.now()
    const deadline = instant(scheduled.releaseAt + settings.deadlines.futureDatedMs)
    if (now >= deadline) {
      await endUnreleased(scheduled.requestId, null, ending)
      return true
    }
    const due = instant(Math.min(deadline, now + waitAfter(settings.futureDating.retry, taken.attempts + 1)))
    await state.change({ again: [{ taken, due }] })
    return false
  }

  async #tellEnd(taken: Taken): Promise<void> {
    const { requestId, ...ended } = endIn(taken)
    await this.#options.endUnreleased(requestId, ended, { put: [], done: [taken] })
  }
}
