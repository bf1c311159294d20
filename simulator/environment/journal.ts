import { tmpdir } from 'node:os'
import type Database from 'libsql'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { type Instant, instant } from '../vocabulary/instant.ts'
import type { Clock } from '../vocabulary/ports/clock.ts'
import type { Journal, JournalChange, RecordedEvent } from '../vocabulary/ports/journal.ts'
import { type JournalFile, openJournalFile, openTemporaryJournal, type Recovery } from './journal-file.ts'
import { type ChangeRows, type EventRow, recordedEvent, rowsOf } from './journal-rows.ts'

/** A journal that says what it found when it was opened. */
export interface OpenJournal extends Journal {
  /** What was recovered from a process that did not end in good order; null where there was nothing to recover. */
  readonly recovery: Recovery | null
  /**
   * Resolves with SIM_STATE_UNWRITABLE when something could not be made durable. Nothing is taken from then on: what is
   * in memory may be ahead of the disk, and only a new start, from what is durable, brings them together again.
   */
  readonly failure: Promise<SimulatorFault>
  /** What time it was when something was last made durable; null in a new journal, and where no time is kept. */
  readonly lastInstant: Instant | null
  /** From now on keeps what time it is with whatever becomes durable. */
  keepTime(clock: Clock): void
}

/** Changes in one transaction at most: so that a burst does not keep the process from everything else for long. */
const largestGroup = 512

/** Under it stands what time it was, in milliseconds. */
const instantKey = 'environment/instant'

/** Values read in one go by `values`. */
const pageLength = 500

/**
 * The journal of a state directory, or one that ends with the process where `directory` is null.
 *
 * Bodies and values are plain JSON data: what `JSON.stringify` does not keep (undefined, Map, Buffer) is not kept, and
 * a bigint is refused. The octets of an event must not be changed until its commit has resolved.
 * Reading sees what is durable, not what is still being committed.
 *
 * @throws SimulatorFault SIM_STATE_IN_USE, SIM_STATE_UNREADABLE
 */
export function openJournal(directory: string | null): OpenJournal {
  return directory === null
    ? journalOf(openTemporaryJournal(), tmpdir())
    : journalOf(openJournalFile(directory), directory)
}

/** The journal in a file that is open. @param where what its file is called in a fault */
export const journalOf = (file: JournalFile, where: string): OpenJournal => new SqlJournal(file, where)

interface PendingCommit {
  readonly rows: ChangeRows
  readonly resolve: () => void
  readonly reject: (fault: unknown) => void
}

class SqlJournal implements OpenJournal {
  readonly recovery: Recovery | null
  readonly failure: Promise<SimulatorFault>
  readonly lastInstant: Instant | null
  readonly #file: JournalFile
  readonly #directory: string
  readonly #sql: ReturnType<typeof statements>
  #pending: PendingCommit[] = []
  #clock: Clock | null = null
  #closed = false
  #failed: SimulatorFault | null = null
  #announce: (fault: SimulatorFault) => void = () => {}

  constructor(file: JournalFile, directory: string) {
    this.recovery = file.recovery
    this.failure = new Promise((resolve) => {
      this.#announce = resolve
    })
    this.#file = file
    this.#directory = directory
    this.#sql = statements(file.database)
    const last = this.value(instantKey)
    this.lastInstant = typeof last === 'number' ? instant(last) : null
  }

  /** The group is what is committed in one turn of the event loop, which under load is what arrived during the last write. */
  commit(change: JournalChange): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#closed) throw new SimulatorFault('SIM_INVARIANT', 'A commit came after the journal was closed')
      if (this.#failed !== null) throw this.#failed
      const rows = rowsOf(change)
      if (this.#pending.length === 0) setImmediate(() => this.#writePending())
      this.#pending.push({ rows, resolve, reject })
    })
  }

  events(stream: string): RecordedEvent[] {
    const rows = this.#read(() => this.#sql.events.all([stream])) as EventRow[]
    return rows.map((row) => recordedEvent(stream, row))
  }

  value(key: string): unknown {
    const [row] = this.#read(() => this.#sql.value.all([key])) as { value: string }[]
    return row === undefined ? undefined : JSON.parse(row.value)
  }

  /** Page by page, so that a commit may come between two of them. */
  *values(prefix: string): Generator<readonly [key: string, value: unknown]> {
    const end = `${prefix}\u{10ffff}`
    let page = this.#read(() => this.#sql.firstValues.all([prefix, end, pageLength])) as ValueRow[]
    while (page.length > 0) {
      for (const { key, value } of page) yield [key, JSON.parse(value)]
      const last = page.at(-1)?.key ?? end
      page = this.#read(() => this.#sql.furtherValues.all([last, end, pageLength])) as ValueRow[]
    }
  }

  keepTime(clock: Clock): void {
    this.#clock = clock
  }

  close(): void {
    if (this.#closed) return
    while (this.#pending.length > 0) this.#writePending()
    this.#closed = true
    try {
      this.#file.close()
    } catch (fault) {
      // A full disk has no room for closing in order either; it is recovered at the next start, as from a killed process.
      if (this.#failed === null) throw fault
    }
  }

  #writePending(): void {
    const group = this.#pending.splice(0, largestGroup)
    if (group.length === 0) return
    if (this.#pending.length > 0) setImmediate(() => this.#writePending())
    try {
      this.#writeGroup(group)
    } catch (fault) {
      this.#fail(group, fault as Error)
      return
    }
    for (const { resolve } of group) resolve()
  }

  #fail(group: readonly PendingCommit[], cause: Error): void {
    const detail =
      `${this.#directory} did not take what was to be kept (${cause.message}). Nothing was acknowledged that it had not ` +
      'taken before: see to its disk, and start again'
    this.#failed = new SimulatorFault('SIM_STATE_UNWRITABLE', detail, { cause })
    for (const { reject } of [...group, ...this.#pending.splice(0)]) reject(this.#failed)
    this.#announce(this.#failed)
  }

  #writeGroup(group: readonly PendingCommit[]): void {
    const { begin, insertEvent, put, remove, commit, rollBack } = this.#sql
    begin.run([])
    try {
      for (const { rows } of group) {
        for (const event of rows.events) insertEvent.run(event)
        for (const entry of rows.put) put.run(entry)
        for (const key of rows.removed) remove.run([key])
      }
      if (this.#clock !== null) put.run([instantKey, String(this.#clock.now())])
      commit.run([])
      if (!this.#file.isInPlace()) throw new Error('it was removed or replaced')
    } catch (fault) {
      if (this.#file.database.inTransaction) rollBack.run([])
      throw fault
    }
  }

  #read<Rows>(read: () => Rows): Rows {
    try {
      return read()
    } catch (fault) {
      throw new SimulatorFault('SIM_STATE_UNREADABLE', `The journal cannot be read: ${(fault as Error).message}`, {
        cause: fault,
      })
    }
  }
}

interface ValueRow {
  readonly key: string
  readonly value: string
}

const statements = (database: Database.Database) => ({
  begin: database.prepare('BEGIN IMMEDIATE'),
  commit: database.prepare('COMMIT'),
  rollBack: database.prepare('ROLLBACK'),
  insertEvent: database.prepare('INSERT INTO event (stream, kind, body, octets) VALUES (?, ?, ?, ?)'),
  put: database.prepare(
    'INSERT INTO current (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  ),
  remove: database.prepare('DELETE FROM current WHERE key = ?'),
  events: database.prepare('SELECT sequence, kind, body, octets FROM event WHERE stream = ? ORDER BY sequence'),
  value: database.prepare('SELECT value FROM current WHERE key = ?'),
  firstValues: database.prepare('SELECT key, value FROM current WHERE key >= ? AND key < ? ORDER BY key LIMIT ?'),
  furtherValues: database.prepare('SELECT key, value FROM current WHERE key > ? AND key < ? ORDER BY key LIMIT ?'),
})
