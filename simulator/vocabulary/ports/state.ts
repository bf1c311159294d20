import type { Instant } from '../instant.ts'
import type { HistoryEntry, Subject } from './history.ts'

/** What a value belongs to, its parts divided by slashes: `order/90-B3-…:1001`. */
export type Key = string

/** A value with the version that it has; version 0 and undefined where there is none. Values are plain JSON data. */
export interface Versioned {
  readonly key: Key
  readonly version: number
  readonly value: unknown
}

/** What only the first gets: a RequestID, a device's alert. It is given back when History drops what it goes with. */
export interface Claim {
  /** The request or the device whose record it goes with. */
  readonly subject: Subject
  /** Which claim of the subject's it is: `spent/request`. */
  readonly name: string
  readonly value: unknown
  /** `record`: it goes when nothing of the record is left. `entry`: with the newest entry that the record had when it was made. */
  readonly goesWith: 'record' | 'entry'
}

/** Where a claim is read, and by what a refused change names it: `request/90-B3-…:1001/spent/request`. */
export const keyOfClaim = ({ subject, name }: Pick<Claim, 'subject' | 'name'>): Key => `${subject}/${name}`

/** A value to be written. `version` is the one that was read, 0 where there was none; a value of undefined removes it. */
export interface Put {
  readonly key: Key
  readonly version: number
  readonly value: unknown
}

/** A value that was read and is not written, and must still be the one that was read. */
interface Expected {
  readonly key: Key
  readonly version: number
}

/** What is to be done in a lane from an instant on: a delivery, a release, a time-out. */
export interface Work {
  readonly kind: string
  /** Works of one lane are done one after the other, in the order in which they were added. */
  readonly lane: string
  readonly due: Instant
  readonly body: unknown
  /** The caller that adds it is its taker at once, where nothing else waits in the lane and nobody keeps it from going on. */
  readonly held?: boolean
}

/** A work that has not ended, by its place in its lane. */
export interface OpenWork extends Omit<Work, 'held'> {
  /** Those that were added later have greater ones. */
  readonly sequence: number
  /** How often it was to be done again. */
  readonly attempts: number
}

/** A work that somebody took. Nobody else gets anything of its lane until it is done, to be done again, or let past. */
export interface Taken extends OpenWork {
  /** One that no other taker ever had: a change that names an outdated one is refused. */
  readonly token: number
}

/** A work in its lane: waiting, held by a taker, or held while those behind it go on. */
export interface WorkInLane extends OpenWork {
  readonly hold: 'free' | 'held' | 'passed'
}

/** What one change makes durable: all of it, or nothing. */
export interface Change {
  readonly claims?: readonly Claim[]
  readonly expect?: readonly Expected[]
  readonly put?: readonly Put[]
  readonly append?: readonly HistoryEntry[]
  readonly add?: readonly Work[]
  /** Works that their takers end. */
  readonly done?: readonly Taken[]
  /** Works that end whoever holds them. It is refused where one has ended already. */
  readonly withdraw?: readonly Pick<OpenWork, 'kind' | 'lane' | 'sequence'>[]
  /**
   * Works that those behind them in their lanes need not wait for any more. They have not ended: their takers hold them still,
   * and where these are gone, with a restart, they are the first of their lanes again.
   */
  readonly pass?: readonly Taken[]
  /**
   * It takes effect at once, and is durable with the next change that is not asynchronous, or soon: for what a restart does
   * again without harm, such as a document that was delivered.
   */
  readonly asynchronous?: boolean
  /** Works that are to be done again, from an instant on. */
  readonly again?: readonly { readonly taken: Taken; readonly due: Instant }[]
}

/** What became of a change; `held` are the added works that the adder now holds, `version` is that of all that it put. */
export type Changed =
  | { readonly ok: true; readonly held: readonly Taken[]; readonly version: number }
  /** Nothing was written. `lost` names the claims, values and lanes that others changed first: read again, decide again. */
  | { readonly ok: false; readonly lost: readonly Key[] }

/** What is the case. */
export interface State {
  /** The values of keys, claims too, as of one instant. */
  read(keys: readonly Key[]): Promise<readonly Versioned[]>
  /** Values whose keys begin with `prefix`, in order of key, after one of them; two pages may see two instants. */
  page(prefix: string, after: Key | null, most: number): Promise<readonly Versioned[]>
  /** Durable when resolved, unless it is asynchronous. Rejects with SIM_STATE_UNWRITABLE where nothing can be written. */
  change(change: Change): Promise<Changed>
  /** First works of the lanes of a kind that are due and that nobody holds; `next` says when another will be due. */
  take(
    kind: string,
    now: Instant,
    most: number,
  ): Promise<{ readonly taken: readonly Taken[]; readonly next: Instant | null }>
  /** The works of a lane that have not ended, the first first, whoever holds them. */
  works(kind: string, lane: string): Promise<readonly WorkInLane[]>
  /** How many works of each kind have not ended. */
  count(kinds: readonly string[]): Promise<readonly number[]>
  /**
   * Gives up works that could not be done. They are another taker's when their leases have ended; in a store that one process has
   * there are no leases, and they wait for a restart.
   */
  abandon(works: readonly Taken[]): void
  /**
   * Calls the listener when a work of a kind may be taken, or may from an instant on: it was added or let go, or the one before it in
   * its lane has ended. It may come late, twice or never: only a wake-up.
   */
  onHint(listener: (kind: string, due: Instant | null) => void): () => void
  close(): Promise<void>
}
