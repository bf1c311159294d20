import type { DccEvent } from '../../../dcc/events.ts'
import type { TraceEntry, Transcript, TranscriptEntry } from '../../../dcc/transcript/transcript.ts'
import { entryOf } from '../../../dcc/transcript/transcript-codec.ts'
import { createSlices } from '../../../environment/slices.ts'
import type { History, Recorded } from '../../../vocabulary/ports/history.ts'
import type { RequestId } from '../../../vocabulary/request-id.ts'
import { requestIn, type Subject } from '../../../vocabulary/subject.ts'
import type { Sequenced } from '../../events/event-log.ts'
import type { Network } from '../../network.ts'
import { newRow, type RequestRow, rowAfter } from './request-row.ts'

/** Rows of History that are read in one go: a folded record is one. */
const rowsAtOnce = 64

/**
 * Tells what History has of requests as the events that they were, the oldest first, in slices. Each has the place of its
 * entry in History, which is before that of any event since the network came up on this state.
 *
 * @param isWanted whether it is to go on
 * @throws SimulatorFault SIM_STATE_UNREADABLE
 */
export async function tellEarlier(
  history: Pick<History, 'since'>,
  take: (event: Sequenced) => void,
  isWanted: () => boolean,
): Promise<void> {
  const slices = createSlices()
  for (let position = 0; isWanted(); ) {
    const entries = await history.since(position, rowsAtOnce)
    const last = entries.at(-1)
    if (last === undefined) return
    for (const entry of entries) {
      const event = eventOf(entry)
      if (event !== undefined) take({ sequence: entry.position, event })
    }
    position = Math.max(...entries.map((entry) => entry.position))
    await slices.next()
  }
}

/** The kinds of entries that say something of a row of the list. */
const kinds: readonly string[] = [
  'answered',
  'released',
  'unreleased',
  'device-answered',
  'unanswered',
] satisfies TranscriptEntry['kind'][]

function eventOf(recorded: Recorded): DccEvent | undefined {
  const requestId = requestIn(recorded.subject as Subject)
  return requestId === undefined || !kinds.includes(recorded.kind)
    ? undefined
    : eventOfEntry(entryOf(recorded), requestId)
}

/** The row of a request that is not listed, of all that is recorded of it; undefined where it was never answered as its sender's. */
export function rowOfTranscript(
  { requestId, entries }: Transcript,
  network: Pick<Network, 'dcc' | 'fleet'>,
  expectedCode: string | null,
): RequestRow | undefined {
  let row: RequestRow | undefined
  for (const entry of entries) {
    const event = eventOfEntry(entry, requestId)
    if (event === undefined) continue
    if (row !== undefined) row = rowAfter(row, event)
    else if (event.kind === 'request-answered') row = newRow(event, 0, network, expectedCode)
  }
  return row
}

/** What an entry of a request's record says as an event; undefined where it says nothing of its row. */
function eventOfEntry(entry: TranscriptEntry, requestId: RequestId): DccEvent | undefined {
  switch (entry.kind) {
    case 'answered': {
      const { at, from, serviceReferenceVariant, commandVariant, code, decision } = entry
      const asked = { requestId, from, serviceReferenceVariant, commandVariant }
      return { kind: 'request-answered', at, ...asked, code, refusedBy: refusedBy(entry.trace), decision }
    }
    case 'released': {
      const { at, code, decision } = entry
      return { kind: 'request-released', at, requestId, code, refusedBy: refusedBy(entry.trace), decision }
    }
    case 'unreleased':
      return { kind: 'request-unreleased', at: entry.at, requestId, code: entry.code }
    case 'device-answered': {
      const { at, device, learnt } = entry
      return { kind: 'device-answered', at, requestId, device, learnt }
    }
    case 'unanswered': {
      const { at, device, code } = entry
      return { kind: 'device-unanswered', at, requestId, device, code }
    }
    default:
      return undefined
  }
}

function refusedBy(trace: readonly TraceEntry[]): string | null {
  const last = trace.at(-1)
  return last?.outcome === 'refused' ? last.step : null
}
