import { DueWorks } from '../../environment/due-works.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { History, Subject as HistorySubject } from '../../vocabulary/ports/history.ts'
import type { InFlight } from '../../vocabulary/ports/in-flight.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import type { Scheduler } from '../../vocabulary/ports/scheduler.ts'
import type { State, Taken, Work } from '../../vocabulary/ports/state.ts'
import type { Subject } from '../../vocabulary/subject.ts'
import { requestStatusOf } from './request-status.ts'
import type { SubjectRecord } from './subject-record.ts'
import type { TranscriptEntry } from './transcript.ts'

export interface FoldFinishedOptions {
  readonly state: State
  readonly history: Pick<History, 'fold'>
  readonly records: Pick<SubjectRecord, 'entries'>
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly inFlight: InFlight
  readonly log: Logger
}

/** The kind of the works that fold the record of a request when it is finished. */
const foldWork = 'fold'

/** Most requests are finished by then, and have been asked about. */
const firstLookAfterMs = 60_000

/** Until the second look at a request that is not finished: it waits for a date, or its user for an address. */
const secondLookAfterMs = 3_600_000

/** What has waited for long will wait for longer: each look is twice as far from the last, up to a day. */
const nextLookAfterMs = (looks: number): number => Math.min(secondLookAfterMs * 2 ** looks, 86_400_000)

/**
 * What a change must add that records a request, or something that may come when it has ended, so that its record takes little
 * room in the end.
 */
export const workOfFolding = (subject: HistorySubject, at: Instant): Work => ({
  kind: foldWork,
  lane: subject,
  due: instant(at + firstLookAfterMs),
  body: null,
})

/** Folds the records of requests that are finished, one at a time and beside everything else. */
export function foldFinished(options: FoldFinishedOptions): DueWorks {
  const { state, history, records, clock } = options
  const perform = async (taken: Taken): Promise<void> => {
    const subject = taken.lane as Subject
    if (isFinished(await records.entries(subject))) {
      await history.fold(subject)
      await state.change({ done: [taken], asynchronous: true })
    } else {
      const due = instant(clock.now() + nextLookAfterMs(taken.attempts))
      await state.change({ again: [{ taken, due }], asynchronous: true })
    }
  }
  return new DueWorks({ ...options, kind: foldWork, atOnce: 1, perform })
}

/** Whether nothing more will happen: it has ended, and every document about it to its own. */
function isFinished(entries: readonly TranscriptEntry[]): boolean {
  const queued = entries.filter(({ kind }) => kind === 'queued').length
  const ended = entries.filter(({ kind }) => ends.includes(kind)).length
  return queued === ended && requestStatusOf(entries) !== 'under-way'
}

const ends: readonly TranscriptEntry['kind'][] = ['delivered', 'delivery-refused', 'delivery-abandoned']
