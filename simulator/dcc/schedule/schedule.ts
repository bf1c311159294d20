import { createInTurn } from '../../vocabulary/in-turn.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { InFlight } from '../../vocabulary/ports/in-flight.ts'
import type { Journal } from '../../vocabulary/ports/journal.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import type { Scheduler } from '../../vocabulary/ports/scheduler.ts'
import type { Facts } from '../admission/facts.ts'
import { placeOf } from '../admission/place.ts'
import { createConcurrencyLimit } from '../outbox/concurrency-limit.ts'
import { waitAfter } from '../settings/back-off.ts'
import type { DccSettings } from '../settings/settings.ts'
import type { LeaveUnreleased } from './leave-unreleased.ts'
import type { Release } from './release.ts'
import { type Ended, keptSchedule, keyOf, type Scheduled, toKeep } from './scheduled.ts'
import { acknowledged, answered, type Settle } from './settle.ts'

/** The DSP's schedule of future-dated requests (docs/domain/duis.md#future-dating). */
export interface Schedule {
  /** Whether a request waits in a place. */
  holds(place: string): boolean
  /** Keeps an admitted request until its time. What waited in its place is replaced. */
  keep(facts: Facts, releaseAt: Instant, settle: Settle): Promise<void>
  /** Ends what waits in the place of an admitted request that cancels it. */
  cancel(facts: Facts, settle: Settle): Promise<void>
  /** Takes up what waited when the journal was last closed. What came due meanwhile is released at once. */
  resume(): void
  /** Requests that wait. */
  size(): number
  /** Releases nothing any more, and resolves when what has begun is done. */
  close(): Promise<void>
}

export interface ScheduleOptions {
  readonly release: Release
  readonly leaveUnreleased: LeaveUnreleased
  /** In force: read at each use. */
  readonly settings: Pick<DccSettings, 'deadlines' | 'futureDating'>
  readonly journal: Journal
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly inFlight: InFlight
  readonly log: Logger
}

/** Requests that are judged at once when many are due at the same instant. */
const releasedAtOnce = 64

interface Waiting {
  readonly scheduled: Scheduled
  attempts: number
  cancelTimer: () => void
}

export function createSchedule(options: ScheduleOptions): Schedule {
  const { release, leaveUnreleased, settings, journal, clock, scheduler, inFlight, log } = options
  const waiting = new Map<string, Waiting>()
  // A place is kept, cancelled and released one after the other, so that nothing is released that was cancelled before.
  const inTurn = createInTurn()
  const withinLimit = createConcurrencyLimit(releasedAtOnce)
  let closed = false

  const arm = (one: Waiting, moment: Instant): void => {
    const { requestId, place } = one.scheduled
    one.cancelTimer = scheduler.at(moment, `release of ${requestId}`, () =>
      inTurn.run(place, () => withinLimit(() => attempt(one))),
    )
  }

  const take = (scheduled: Scheduled): void => {
    const one: Waiting = { scheduled, attempts: 0, cancelTimer: () => {} }
    waiting.set(scheduled.place, one)
    arm(one, scheduled.releaseAt)
  }

  const forget = (one: Waiting): void => {
    one.cancelTimer()
    if (waiting.get(one.scheduled.place) === one) waiting.delete(one.scheduled.place)
  }

  const attempt = async (one: Waiting): Promise<void> => {
    const { scheduled } = one
    if (closed || waiting.get(scheduled.place) !== one) return
    one.attempts += 1
    try {
      await release(scheduled)
    } catch (err) {
      log.error({ err, requestId: scheduled.requestId }, 'a future-dated request could not be released')
      // Whatever failed after the commit, it is not released twice.
      if (journal.value(keyOf(scheduled)) !== undefined) return again(one)
    }
    forget(one)
  }

  const again = async (one: Waiting): Promise<void> => {
    if (closed) return
    const { deadlines, futureDating } = settings
    const now = clock.now()
    const deadline = instant(one.scheduled.releaseAt + deadlines.futureDatedMs)
    if (now < deadline) return arm(one, instant(Math.min(deadline, now + waitAfter(futureDating.retry, one.attempts))))
    forget(one)
    await leaveUnreleased(one.scheduled)
  }

  /** Its end is durable already; what is left to do is to tell it. */
  const tellEnded = (scheduled: Scheduled): void => {
    const told = inTurn.run(scheduled.place, () => leaveUnreleased(scheduled))
    void inFlight.during(
      told.catch((err: unknown) => log.error({ err, requestId: scheduled.requestId }, 'an end could not be told')),
    )
  }

  /** What waits in a place, ended: what a commit must put, and what follows from it. */
  const ending = (place: string, ended: Ended) => {
    const one = waiting.get(place)
    if (one === undefined) return { put: [], begin: () => {} }
    const scheduled = { ...one.scheduled, ended }
    const begin = () => {
      forget(one)
      tellEnded(scheduled)
    }
    return { put: [toKeep(scheduled)], begin }
  }

  return {
    holds: (place) => waiting.has(place),
    keep({ request, receivedAt: at }, releaseAt, settle) {
      const { requestId } = request
      const place = placeOf(request)
      return inTurn.run(place, () => {
        const earlier = ending(place, { how: 'replaced', by: requestId })
        const scheduled = { requestId, releaseAt, place, ended: null }
        const begin = () => {
          earlier.begin()
          take(scheduled)
        }
        const entries = [{ kind: 'scheduled', at, until: releaseAt } as const]
        return settle({ ...acknowledged, entries, put: new Map([toKeep(scheduled), ...earlier.put]), begin })
      })
    },
    cancel({ request }, settle) {
      const place = placeOf(request)
      return inTurn.run(place, () => {
        // It may have been released while the cancellation was admitted.
        const code = waiting.has(place) ? 'I0' : 'E55'
        const { put, begin } = ending(place, { how: 'cancelled', by: request.requestId })
        return settle({ ...answered(code, null), put: new Map(put), begin })
      })
    },
    resume() {
      for (const scheduled of keptSchedule(journal)) {
        if (scheduled.ended === null) take(scheduled)
        else tellEnded(scheduled)
      }
    },
    size: () => waiting.size,
    async close() {
      closed = true
      for (const { cancelTimer } of waiting.values()) cancelTimer()
      await inTurn.idle()
    },
  }
}
