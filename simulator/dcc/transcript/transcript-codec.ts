import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { HistoryEntry, Recorded } from '../../vocabulary/ports/history.ts'
import type { TranscriptEntry } from './transcript.ts'

/** An entry as history takes it: what is octets stays octets, the rest is JSON. */
export function eventOf(subject: string, entry: TranscriptEntry): HistoryEntry {
  const { at } = entry
  switch (entry.kind) {
    case 'answered': {
      const { kind, document, ...body } = entry
      return { subject, kind, at, body, octets: document }
    }
    case 'command-sent':
    case 'command-handed-out': {
      const { kind, frame, counter, ...body } = entry
      return { subject, kind, at, body: { ...body, counter: String(counter) }, octets: frame }
    }
    case 'device-answered':
    case 'device-answered-late':
    case 'device-alerted': {
      const { kind, frame, ...body } = entry
      return { subject, kind, at, body, octets: frame }
    }
    case 'queued': {
      const { kind, document, ...body } = entry
      return { subject, kind, at, body, octets: Buffer.from(document) }
    }
    default: {
      const { kind, ...body } = entry
      return { subject, kind, at, body }
    }
  }
}

/** The entry that an event was made of. */
export function entryOf({ kind, body, octets }: Pick<Recorded, 'kind' | 'body' | 'octets'>): TranscriptEntry {
  const fields = body as object
  const content = octets === undefined ? Buffer.alloc(0) : Buffer.from(octets.buffer, octets.byteOffset, octets.length)
  switch (kind) {
    case 'answered':
      return { ...fields, kind, document: content } as TranscriptEntry
    case 'command-sent':
    case 'command-handed-out':
      return {
        ...fields,
        kind,
        frame: content,
        counter: BigInt((body as { counter: string }).counter),
      } as TranscriptEntry
    case 'device-answered':
    case 'device-answered-late':
    case 'device-alerted':
      return { ...withLessons(fields), kind, frame: content } as TranscriptEntry
    case 'queued':
      return { ...fields, kind, document: content.toString() } as TranscriptEntry
    case 'turned-away':
    case 'scheduled':
    case 'released':
    case 'unreleased':
    case 'superseded':
    case 'hub-lost':
    case 'unanswered':
    case 'delivered':
    case 'delivery-refused':
    case 'delivery-abandoned':
      return { ...fields, kind } as TranscriptEntry
    default:
      throw new SimulatorFault('SIM_STATE_UNREADABLE', `The state holds an event '${kind}' of a request`)
  }
}

/** Until there were other lessons than of cells, these stood by themselves. */
function withLessons(fields: object): object {
  if (!('cells' in fields)) return fields
  const { cells, ...rest } = fields
  const learnt = Array.isArray(cells) && cells.length > 0 ? [{ kind: 'cells-replaced', cells }] : []
  return { ...rest, learnt }
}
