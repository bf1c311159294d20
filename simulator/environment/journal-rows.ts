import { SimulatorFault } from '../vocabulary/faults.ts'
import type { JournalChange, RecordedEvent } from '../vocabulary/ports/journal.ts'

/** A change as the tables take it: parameters of the statements, in their order. */
export interface ChangeRows {
  readonly events: readonly [stream: string, kind: string, body: string, octets: Uint8Array | null][]
  readonly put: readonly [key: string, value: string][]
  readonly removed: readonly string[]
}

/** An event as the table gives it back. */
export interface EventRow {
  readonly sequence: number
  readonly kind: string
  readonly body: string
  /** libsql hands a BLOB over as the bare memory. */
  readonly octets: ArrayBuffer | null
}

/** Written out when it is handed in: what is changed in a body later does not reach the disk. */
export function rowsOf(change: JournalChange): ChangeRows {
  const put: [string, string][] = []
  const removed: string[] = []
  for (const [key, value] of change.put ?? []) {
    if (value === undefined) removed.push(key)
    else put.push([key, json(value, key)])
  }
  const events = (change.events ?? []).map(
    ({ stream, kind, body, octets }) =>
      [stream, kind, json(body, stream), octets ?? null] as ChangeRows['events'][number],
  )
  return { events, put, removed }
}

export function recordedEvent(stream: string, { sequence, kind, body, octets }: EventRow): RecordedEvent {
  const event = { sequence, stream, kind, body: JSON.parse(body) }
  return octets === null ? event : { ...event, octets: Buffer.from(octets) }
}

function json(value: unknown, of: string): string {
  const text = stringify(value, of)
  if (text === undefined) throw new SimulatorFault('SIM_INVARIANT', `What is journaled of ${of} is not JSON data`)
  return text
}

function stringify(value: unknown, of: string): string | undefined {
  try {
    return JSON.stringify(value)
  } catch (fault) {
    const detail = `What is journaled of ${of} is not JSON data: ${(fault as Error).message}`
    throw new SimulatorFault('SIM_INVARIANT', detail, { cause: fault })
  }
}
