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

/** What happened: append-only, by subject, in order. Entries are added by `State.change`. */
export interface History {
  /** Entries of a subject after the n-th, at most `most`. Throws SIM_STATE_UNREADABLE where the chain does not hold. */
  of(subject: Subject, after: number, most: number): Promise<readonly Recorded[]>
  /** Entries of all subjects after a position, in the order in which they became durable. */
  since(position: number, most: number): Promise<readonly Recorded[]>
  /** Stores what happened to a subject in little room; it reads as before. For a subject that has ended. */
  fold(subject: Subject): Promise<void>
  /** Drops the entries of folded subjects whose last entry is older than an instant; says how many subjects. */
  forget(before: Instant, archive: ((entries: readonly Recorded[]) => void) | null): Promise<number>
}
