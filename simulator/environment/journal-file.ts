import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { markBegun, requireNoneBefore } from './journal-begun.ts'
import { requireFile, requireWhole, requireWriteAheadLog, unreadable } from './journal-damage.ts'
import { makeDirectory } from './make-directory.ts'
import { type Database, openDatabase } from './sqlite.ts'
import { readWalExtent } from './wal-tail.ts'

/** What a state directory keeps its state in (SQLite adds `-wal` to its name for the write-ahead log). */
export const journalFileName = 'journal.sqlite'

/** Marks a SQLite file as a journal of ours: `DCCJ`. */
const applicationId = 0x4443434a

/** Version of the tables below. An older journal is migrated here, a newer one refused. */
const schemaVersion = 1

const schema = `
  CREATE TABLE event (sequence INTEGER PRIMARY KEY, stream TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
                      octets BLOB) STRICT;
  CREATE INDEX event_by_stream ON event (stream);
  CREATE TABLE current (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${schemaVersion};
`

/** What the process before this one left in the write-ahead log, as it did not end in good order. */
export interface Recovery {
  /** Pages of committed changes that were taken over. */
  readonly pages: number
  /** Pages of a change that was never acknowledged, cut off. */
  readonly tornPages: number
}

export interface JournalFile {
  readonly database: Database.Database
  readonly recovery: Recovery | null
  /** Whether what is written can be found again: not where the directory was taken away under the process. */
  isInPlace(): boolean
  close(): void
}

/**
 * Opens the journal of a state directory, made where there is none, and holds it against every other process.
 *
 * @throws SimulatorFault SIM_STATE_IN_USE, SIM_STATE_UNREADABLE; SIM_CONFIGURATION where there can be no such directory
 */
export function openJournalFile(directory: string): JournalFile {
  const path = join(directory, journalFileName)
  makeStateDirectory(directory)
  try {
    const extent = readWalExtent(`${path}-wal`)
    requireFile(path, extent)
    requireNoneBefore(directory, path)
    const database = openDatabase(path, { timeout: 0 })
    database.exec('PRAGMA locking_mode = EXCLUSIVE')
    const isNew = recognise(database, path)
    if (!isNew && extent === null) requireWriteAheadLog(path, markedOpen(database))
    holdAlone(database)
    if (isNew) database.exec(`BEGIN IMMEDIATE; ${schema} COMMIT`)
    const recovery = recoveryOf(database, extent?.frames ?? 0)
    if (!isNew) requireWhole(database, path, extent, recovery)
    markOpen(database)
    markBegun(directory)
    return { database, recovery, isInPlace: inPlace(path), close: () => closeInOrder(database) }
  } catch (fault) {
    throw explained(fault, directory, path)
  }
}

function makeStateDirectory(directory: string): void {
  try {
    makeDirectory(directory)
  } catch (cause) {
    const why = `'${directory}' can be no state directory (${(cause as Error).message}): name another`
    throw new SimulatorFault('SIM_CONFIGURATION', why, { cause })
  }
}

/**
 * A journal that ends with its process. It stands in a file all the same, or a long day would fill the memory; the file has
 * no name any more, so that not even `kill -9` leaves it behind. Where no file can be made, it is kept in memory.
 */
export function openTemporaryJournal(directory = tmpdir()): JournalFile {
  const database = temporaryDatabase(directory)
  database.exec(schema)
  return { database, recovery: null, isInPlace: () => true, close: () => database.close() }
}

function temporaryDatabase(parent: string): Database.Database {
  try {
    const directory = mkdtempSync(join(parent, 'dcc-sim-'))
    const database = openDatabase(join(directory, journalFileName))
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = OFF')
    // Nothing to roll back to stands beside it: a file without a name cannot have one.
    database.prepare('PRAGMA journal_mode = MEMORY').all()
    rmSync(directory, { recursive: true })
    return database
  } catch {
    return openDatabase(':memory:')
  }
}

/**
 * FULL waits for the disk at every commit. NORMAL in WAL mode would survive `kill -9`, but lose the last commits with
 * the power; EXTRA adds nothing in WAL mode. The immediate transaction takes the lock, and the exclusive locking mode
 * keeps it to the end.
 */
function holdAlone(database: Database.Database): void {
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = FULL')
  database.exec('BEGIN IMMEDIATE; COMMIT')
}

/** Whether the file is new. Nothing is written before it is known to be ours. */
function recognise(database: Database.Database, path: string): boolean {
  const owner = pragma(database, 'application_id')
  const version = pragma(database, 'user_version')
  if (owner === 0 && version === 0 && holdsNoTable(database)) return true
  if (owner !== applicationId)
    throw unreadable(`${path} is a database of another program: name another state directory`)
  if (version > schemaVersion) {
    throw unreadable(
      `${path} was written by a newer simulator (journal version ${version}, this one reads ${schemaVersion}): ` +
        'start that version, or name another state directory',
    )
  }
  return false
}

const holdsNoTable = (database: Database.Database): boolean =>
  database.prepare('SELECT name FROM sqlite_schema LIMIT 1').all().length === 0

/** A checkpoint says how many pages of the log are committed; what was begun beyond them was torn. */
function recoveryOf(database: Database.Database, framesBegun: number): Recovery | null {
  if (framesBegun === 0) return null
  const [checkpoint] = database.prepare('PRAGMA wal_checkpoint(PASSIVE)').all() as { log: number }[]
  const pages = Math.min(checkpoint?.log ?? 0, framesBegun)
  return { pages, tornPages: framesBegun - pages }
}

/** Under it stands that a process holds the journal, or held it and did not close it in good order. */
const openKey = 'environment/open'

/**
 * Marks the journal as open, in the file itself and not in its write-ahead log alone: a log that is gone is then missed. The
 * log holds something from here on, until the journal is closed in good order.
 */
function markOpen(database: Database.Database): void {
  database.exec(
    `INSERT INTO current (key, value) VALUES ('${openKey}', 'true') ON CONFLICT DO UPDATE SET value = 'true'`,
  )
  database.prepare('PRAGMA wal_checkpoint(PASSIVE)').all()
}

const markedOpen = (database: Database.Database): boolean =>
  database.prepare('SELECT key FROM current WHERE key = ?').all([openKey]).length > 0

/** Files that are removed or replaced stay open, and take whatever is written to them. */
function inPlace(path: string): () => boolean {
  const inode = statSync(path).ino
  const now = (file: string) => statSync(file, { throwIfNoEntry: false })
  return () => now(path)?.ino === inode && now(`${path}-wal`) !== undefined
}

/**
 * Empties the write-ahead log and lets go of the lock. Closing alone does neither, as libsql finalises its statements
 * only when they are collected as garbage; and a log entered in exclusive mode is left only by leaving WAL mode.
 */
function closeInOrder(database: Database.Database): void {
  database.exec(`DELETE FROM current WHERE key = '${openKey}'`)
  database.prepare('PRAGMA journal_mode = DELETE').all()
  database.prepare('PRAGMA locking_mode = NORMAL').all()
  database.prepare('SELECT count(*) FROM sqlite_schema').all()
  database.close()
}

function pragma(database: Database.Database, name: string): number {
  const [row] = database.prepare(`PRAGMA ${name}`).all() as Record<string, number>[]
  return row?.[name] ?? 0
}

function explained(fault: unknown, directory: string, path: string): unknown {
  if (fault instanceof SimulatorFault) return fault
  const code = (fault as { code?: unknown }).code
  if (code === 'SQLITE_BUSY') {
    const detail = `${directory} is held by another simulator: stop that one, or name another state directory`
    return new SimulatorFault('SIM_STATE_IN_USE', detail, { cause: fault })
  }
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') {
    return unreadable(`${path} is not a journal, or is damaged: restore it, or name another state directory`, fault)
  }
  return unreadable(
    `${path} cannot be opened (${(fault as Error).message}): check that it can be read and written`,
    fault,
  )
}
