import type { History, HistoryEntry } from '../../vocabulary/ports/history.ts'
import type { Subject } from '../../vocabulary/subject.ts'
import type { TranscriptEntry } from './transcript.ts'
import { entryOf, eventOf } from './transcript-codec.ts'

/** What happened to requests and devices, by subject: what each has in common with the other. */
export interface SubjectRecord {
  /** What the DCC recorded of a subject, oldest first. */
  entries(subject: Subject): Promise<readonly TranscriptEntry[]>
  /** A document that was queued for a user, by its key in the outbox: one ResponseID may stand on several. */
  document(subject: Subject, key: string): Promise<string | undefined>
  /** What a change must append so that an entry is part of the record. */
  event(subject: Subject, entry: TranscriptEntry): HistoryEntry
}

/** Where history has a subject's entries. The device's own log stands under its bare subject, and is not the DCC's. */
const streamOf = (subject: Subject): string => (subject.startsWith('device/') ? `dcc/${subject}` : subject)

export function createSubjectRecord(history: Pick<History, 'of'>): SubjectRecord {
  const entries = async (subject: Subject) =>
    (await history.of(streamOf(subject), 0, Number.POSITIVE_INFINITY)).map(entryOf)
  return {
    entries,
    async document(subject, key) {
      const found = (await entries(subject)).find((entry) => entry.kind === 'queued' && entry.key === key)
      return found?.kind === 'queued' ? found.document : undefined
    },
    event: (subject, entry) => eventOf(streamOf(subject), entry),
  }
}
