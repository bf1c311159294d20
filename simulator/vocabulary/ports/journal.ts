/** One thing that happened, on one stream. `body` is JSON data; `octets` carries bytes without an encoding. */
interface JournalEvent {
  /** What it belongs to: `request/90-B3-…:1001/service`, `device/00-DB-…`. */
  readonly stream: string
  readonly kind: string
  readonly body: unknown
  readonly octets?: Uint8Array
}

/** An event as it is read back; `sequence` grows over all streams, in the order in which they became durable. */
export interface RecordedEvent extends JournalEvent {
  readonly sequence: number
}

/** What one commit makes durable, all or nothing. */
export interface JournalChange {
  readonly events?: readonly JournalEvent[]
  /** Current values by key; a value of undefined removes the key. */
  readonly put?: ReadonlyMap<string, unknown>
}

/**
 * The only disk in the house: what happened, in order, and what is the case now.
 * A commit that has resolved survives `kill -9`.
 */
export interface Journal {
  /** Makes a change durable. Commits that arrive together are written together (group commit), in order of call. */
  commit(change: JournalChange): Promise<void>
  /** Every event of a stream, oldest first. */
  events(stream: string): RecordedEvent[]
  /** The value last put under a key, undefined if there is none. */
  value(key: string): unknown
  /** Every key that begins with `prefix`, with its value, in order of key. */
  values(prefix: string): Iterable<readonly [key: string, value: unknown]>
  close(): void
}
