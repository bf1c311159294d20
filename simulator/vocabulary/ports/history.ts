import type { Instant } from '../instant.ts'

/** What a record concerns: a request or a device. `request/90-B3-…:1001`, `device/00-DB-…`. */
export type Subject = string

/** One thing that happened to a subject. `body` is plain JSON data; `octets` carries bytes without an encoding. */
export interface HistoryEntry {
  readonly subject: Subject
  readonly kind: string
  readonly at: Instant
  readonly body: unknown
  readonly octets?: Uint8Array
}

/** An entry as it is read back. */
export interface Recorded extends HistoryEntry {
  /** Its place among the entries of its subject, from 1 on, without a gap. */
  readonly n: number
  /** Its place among all entries; later ones have greater places. */
  readonly position: number
}

/** Which folded records stay: those that are not older than an instant, or so many of the newest. */
export type Kept = { readonly since: Instant } | { readonly records: number }

/** Takes records that are about to be dropped, the entries of each together. Durable when it returns. */
export type Archive = (records: readonly (readonly Recorded[])[]) => void

/** What happened: append-only, by subject, in order. Entries are added by `State.change`. */
export interface History {
  /** Entries of a subject after the n-th, at most `most`. Throws SIM_STATE_UNREADABLE where the chain does not hold. */
  of(subject: Subject, after: number, most: number): Promise<readonly Recorded[]>
  /** Entries of all subjects after a position, in the order in which they became durable. */
  since(position: number, most: number): Promise<readonly Recorded[]>
  /**
   * Stores what happened to a subject in one record of little room; it reads as before. For a subject that has ended:
   * one that goes on for ever is folded by itself, a record for every so many entries.
   */
  fold(subject: Subject): Promise<void>
  /**
   * Drops folded records that are not kept, the oldest first, with the claims that go with them, and says how many; the entries
   * behind them stay.
   */
  forget(kept: Kept, archive: Archive | null): Promise<number>
}
