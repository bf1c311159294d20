import { entryOfVariant, type RequestEntry } from '../../vocabulary/command-variant.ts'
import type { History, HistoryEntry, Recorded } from '../../vocabulary/ports/history.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { type RequestStatus, requestStatusOf } from './request-status.ts'
import type { Transcript, TranscriptEntry } from './transcript.ts'
import { entryOf, eventOf } from './transcript-codec.ts'
import { createTurnedAwayRequests, type TurnedAwayRequests } from './turned-away.ts'

type AnsweredEntry = Extract<TranscriptEntry, { kind: 'answered' }>
type CommandSent = Extract<TranscriptEntry, { kind: 'command-sent' }>

/** What history holds of requests; what it leaves out is in memory for a while. */
export interface RequestRecord {
  /** How a RequestID was answered; undefined for one that is still to be spent. */
  answerOf(requestId: RequestId, entry: RequestEntry): Promise<AnsweredEntry | undefined>
  /** What these very octets were answered, on their connection; undefined where the record does not have them. */
  answerTo(requestId: RequestId, octets: Uint8Array): Promise<string | undefined>
  /** How far it has come. */
  statusOf(requestId: RequestId): Promise<RequestStatus>
  /** The Command that was sent last for a request. */
  commandSent(requestId: RequestId): Promise<CommandSent | undefined>
  /** Whether what a device told of one request is later than the Command of another. */
  isLater(told: RequestId, sent: RequestId): Promise<boolean>
  /** Undefined for a RequestID that never came. */
  transcript(requestId: RequestId): Promise<Transcript | undefined>
  /** What a change must append so that an entry is part of the record. */
  event(requestId: RequestId, entry: TranscriptEntry): HistoryEntry
  /** Remembers for a while what came from an unauthenticated sender. */
  noteTurnedAway: TurnedAwayRequests['note']
}

const streamOf = (requestId: RequestId): string => `request/${requestId}`

/** Apart from the rest: what came under a RequestID that was spent. */
const turnedAwayStreamOf = (requestId: RequestId): string => `request/${requestId}/turned-away`

export function createRequestRecord(history: Pick<History, 'of'>): RequestRecord {
  const strangers = createTurnedAwayRequests()
  const recorded = (stream: string) => history.of(stream, 0, Number.POSITIVE_INFINITY)
  const entries = async (requestId: RequestId) => (await recorded(streamOf(requestId))).map(entryOf)

  const answers = async (requestId: RequestId) =>
    (await entries(requestId)).filter((entry): entry is AnsweredEntry => entry.kind === 'answered')

  return {
    answerOf: async (requestId, wanted) =>
      (await answers(requestId)).find(({ commandVariant }) => entryOfVariant(commandVariant) === wanted),
    answerTo: async (requestId, octets) =>
      (await answers(requestId)).find(({ document }) => document.equals(octets))?.answer,
    statusOf: async (requestId) => requestStatusOf(await entries(requestId)),
    commandSent: async (requestId) =>
      (await entries(requestId)).findLast((entry): entry is CommandSent => entry.kind === 'command-sent'),
    isLater: async (told, sent) => lastTold(await recorded(streamOf(told))) > lastSent(await recorded(streamOf(sent))),
    async transcript(requestId) {
      const events = [...(await recorded(streamOf(requestId))), ...(await recorded(turnedAwayStreamOf(requestId)))]
      events.sort((one, other) => one.position - other.position)
      const all = [...events.map(entryOf), ...strangers.of(requestId)].sort((one, other) => one.at - other.at)
      return all.length === 0 ? undefined : { requestId, entries: all }
    },
    event: (requestId, entry) =>
      eventOf(entry.kind === 'turned-away' ? turnedAwayStreamOf(requestId) : streamOf(requestId), entry),
    noteTurnedAway: strangers.note,
  }
}

const lastSent = (events: readonly Recorded[]): number =>
  events.findLast(({ kind }) => kind === 'command-sent')?.position ?? 0

/** A device answers Commands in their order; what an alert tells of was done when the time of its Command had come. */
const lastTold = (events: readonly Recorded[]): number =>
  events.findLast(({ kind }) => kind === 'device-alerted')?.position ?? lastSent(events)
