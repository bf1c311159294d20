import { entryOfVariant, type RequestEntry } from '../../vocabulary/command-variant.ts'
import type { Journal, JournalEvent, RecordedEvent } from '../../vocabulary/ports/journal.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { type RequestStatus, requestStatusOf } from './request-status.ts'
import type { Transcript, TranscriptEntry } from './transcript.ts'
import { entryOf, eventOf } from './transcript-codec.ts'
import { createTurnedAwayRequests, type TurnedAwayRequests } from './turned-away.ts'

type Answered = Extract<TranscriptEntry, { kind: 'answered' }>
type CommandSent = Extract<TranscriptEntry, { kind: 'command-sent' }>

/** What the journal holds of requests. It is the record itself: no second copy is kept in memory, only what it leaves out. */
export interface RequestRecord {
  /** How a RequestID was answered; undefined for one that is still to be spent. */
  answered(requestId: RequestId, entry: RequestEntry): Answered | undefined
  /** How far it has come. */
  statusOf(requestId: RequestId): RequestStatus
  /** The Command that was sent last for a request. */
  commandSent(requestId: RequestId): CommandSent | undefined
  /** Whether what a device told of one request is later than the Command of another. */
  isLater(told: RequestId, sent: RequestId): boolean
  /** Whether an alert of a device was taken before. */
  hasAlert(requestId: RequestId, frame: Uint8Array): boolean
  /** Undefined for a RequestID that never came. */
  transcript(requestId: RequestId): Transcript | undefined
  /** What a commit must hold so that an entry is part of the record. */
  event(requestId: RequestId, entry: TranscriptEntry): JournalEvent
  /** Remembers for a while what came from nobody known. */
  noteTurnedAway: TurnedAwayRequests['note']
}

const streamOf = (requestId: RequestId): string => `request/${requestId}`

/** Apart from the rest: what came under a RequestID that was spent. */
const turnedAwayStreamOf = (requestId: RequestId): string => `request/${requestId}/turned-away`

export function createRequestRecord(journal: Journal): RequestRecord {
  const strangers = createTurnedAwayRequests()
  const entries = (requestId: RequestId) => journal.events(streamOf(requestId)).map(entryOf)

  return {
    answered: (requestId, wanted) =>
      entries(requestId).find(
        (entry): entry is Answered => entry.kind === 'answered' && entryOfVariant(entry.commandVariant) === wanted,
      ),
    statusOf: (requestId) => requestStatusOf(entries(requestId)),
    commandSent: (requestId) =>
      entries(requestId).findLast((entry): entry is CommandSent => entry.kind === 'command-sent'),
    isLater: (told, sent) => lastTold(journal.events(streamOf(told))) > lastSent(journal.events(streamOf(sent))),
    hasAlert: (requestId, frame) =>
      entries(requestId).some((entry) => entry.kind === 'device-alerted' && entry.frame.equals(frame)),
    transcript(requestId) {
      const events = [...journal.events(streamOf(requestId)), ...journal.events(turnedAwayStreamOf(requestId))]
      events.sort((one, other) => one.sequence - other.sequence)
      const all = [...events.map(entryOf), ...strangers.of(requestId)].sort((one, other) => one.at - other.at)
      return all.length === 0 ? undefined : { requestId, entries: all }
    },
    event: (requestId, entry) =>
      eventOf(entry.kind === 'turned-away' ? turnedAwayStreamOf(requestId) : streamOf(requestId), entry),
    noteTurnedAway: strangers.note,
  }
}

const lastSent = (events: readonly RecordedEvent[]): number =>
  events.findLast(({ kind }) => kind === 'command-sent')?.sequence ?? 0

/** A device answers Commands in their order; what an alert tells of was done when the time of its Command had come. */
const lastTold = (events: readonly RecordedEvent[]): number =>
  events.findLast(({ kind }) => kind === 'device-alerted')?.sequence ?? lastSent(events)
