import { closeSync, existsSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { makeDirectory } from '../make-directory.ts'
import { type Database, openDatabase } from '../sqlite.ts'
import { damaged, unreadable } from './damage.ts'
import { foldedKind } from './folding.ts'
import { type Head, HeadFile, readHead } from './head-file.ts'
import { pageLength } from './page-sum.ts'
import { PageSums } from './page-sums.ts'
import { committedPages, lostCommit, readWalExtent } from './wal.ts'

/** The files of a state directory. SQLite adds `-wal` to the first one's name for its write-ahead log. */
export const storeFiles = { database: 'state.sqlite', pageSums: 'state.sums', head: 'state.head' } as const

/** The one file of a state directory before there were State and History. */
const journalFileName = 'journal.sqlite'

/** Marks a SQLite file as a store of ours: `DCCS`. */
const applicationId = 0x44434353

/** Version of the tables below and of what stands in them: a store of another one is refused by its number. */
const schemaVersion = 6

const schema = `
  CREATE TABLE value (key BLOB PRIMARY KEY, version INTEGER NOT NULL, body BLOB NOT NULL, sum INTEGER NOT NULL) STRICT;
  CREATE TABLE claim (key BLOB PRIMARY KEY, body BLOB NOT NULL, sum INTEGER NOT NULL, n INTEGER) STRICT, WITHOUT ROWID;
  CREATE TABLE work (sequence INTEGER PRIMARY KEY, kind BLOB NOT NULL, lane BLOB NOT NULL, due INTEGER NOT NULL,
                     attempts INTEGER NOT NULL, body BLOB NOT NULL, sum INTEGER NOT NULL) STRICT;
  CREATE TABLE history (position INTEGER PRIMARY KEY, subject BLOB NOT NULL, n INTEGER NOT NULL, at INTEGER NOT NULL,
                        kind BLOB NOT NULL, content BLOB NOT NULL, link BLOB NOT NULL) STRICT;
  CREATE UNIQUE INDEX history_of ON history (subject, n);
  CREATE INDEX history_folded ON history (at) WHERE kind = x'${Buffer.from(foldedKind).toString('hex')}';
  CREATE TABLE head (one INTEGER PRIMARY KEY, "group" INTEGER NOT NULL, hash BLOB NOT NULL, instant INTEGER, position INTEGER NOT NULL,
                     work INTEGER NOT NULL) STRICT;
  INSERT INTO head VALUES (1, 0, zeroblob(32), NULL, 0, 0);
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

/** A store's database that is open, and held against every other process. */
export interface StoreFile {
  readonly database: Database.Database
  readonly recovery: Recovery | null
  /** Notes how far the store has come; to be called when a group is committed, before it is acknowledged. */
  committed(head: Head): void
  /** Moves what is in the write-ahead log to the file. */
  checkpoint(): void
  /** Whether what is written can be found again: not where the directory was taken away under the process. */
  isInPlace(): boolean
  close(): void
}

/**
 * Opens the store of a state directory, made where there is none, and holds it against every other process. Every page of it
 * is held against its checksum, and its newest group against the head, before anything is taken from it.
 *
 * @throws SimulatorFault SIM_STATE_IN_USE, SIM_STATE_UNREADABLE; SIM_CONFIGURATION where there can be no such directory
 */
export function openStoreFile(directory: string): StoreFile {
  makeStateDirectory(directory)
  refuseJournal(directory)
  const path = join(directory, storeFiles.database)
  try {
    if (!isBegun(directory)) return openNew(directory, path)
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0)
      throw damaged(path, 'it is gone or empty, but not what stood beside it')
    return openExisting(directory, path)
  } catch (fault) {
    throw explained(fault, directory, path)
  }
}

/**
 * A store that ends with its process. It stands in a file all the same, or a long day would fill the memory; the file has
 * no name any more, so that not even `kill -9` leaves it behind. Where no file can be made, it is kept in memory.
 */
export function openTemporaryStoreFile(directory = tmpdir()): StoreFile {
  const database = temporaryDatabase(directory)
  database.exec(schema)
  const nothing = (): void => {}
  return {
    database,
    recovery: null,
    committed: nothing,
    checkpoint: nothing,
    isInPlace: () => true,
    close: () => database.close(),
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

function refuseJournal(directory: string): void {
  const path = join(directory, journalFileName)
  if (!existsSync(path)) return
  throw unreadable(
    `${path} was written by version 0.1 of the simulator, which kept its state in another form: name another state directory`,
  )
}

/** Whether something may have been acknowledged. A process that was killed while it began left a head that says 0, or none. */
function isBegun(directory: string): boolean {
  const [database, ...beside] = Object.values(storeFiles).map((name) =>
    statSync(join(directory, name), { throwIfNoEntry: false }),
  )
  if (beside.every((file) => file === undefined)) return (database?.size ?? 0) > 0
  const head = join(directory, storeFiles.head)
  return !existsSync(head) || readHead(head).group > 0
}

/** The head comes first: as long as it says 0, nothing that stands beside it was acknowledged. */
function openNew(directory: string, path: string): StoreFile {
  const database = openDatabase(path, { timeout: 0 })
  database.exec(`PRAGMA page_size = ${pageLength}`)
  hold(database)
  new HeadFile(join(directory, storeFiles.head)).begin()
  const left = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all() as { name: string }[]
  for (const { name } of left) database.exec(`DROP TABLE ${name}`)
  database.exec('VACUUM')
  database.exec(`BEGIN IMMEDIATE; ${schema} COMMIT`)
  database.exec('UPDATE head SET "group" = 1')
  return opened(directory, database, PageSums.begin(join(directory, storeFiles.pageSums)), null)
}

/** What was committed is taken over from the log first; then every page must be as it was written. */
function openExisting(directory: string, path: string): StoreFile {
  recognise(path)
  const extent = readWalExtent(`${path}-wal`)
  const database = hold(openDatabase(path, { timeout: 0 }))
  const sums = PageSums.read(join(directory, storeFiles.pageSums))
  const head = readHead(join(directory, storeFiles.head))
  const recovery = recoveryOf(database, extent?.frames ?? 0)
  if (extent !== null && (!extent.hasHeader || lostCommit(extent, recovery?.pages ?? 0)))
    throw damaged(`${path}-wal`, 'it holds changes that were acknowledged and cannot be read')
  const moved = extent === null ? new Map<number, number>() : committedPages(extent, recovery?.pages ?? 0)
  requireWholePages(sums, path, moved)
  requireHead(database, `${path}-wal`, head)
  sums.add(moved)
  return opened(directory, database, sums, recovery)
}

function opened(directory: string, database: Database.Database, sums: PageSums, recovery: Recovery | null): StoreFile {
  const path = join(directory, storeFiles.database)
  const head = new HeadFile(join(directory, storeFiles.head))
  const isInPlace = inPlace(path)
  /** Checksums become durable before SQLite writes over the log: its next commit is the first that may. */
  const checkpoint = (): void => {
    const extent = readWalExtent(`${path}-wal`)
    database.prepare('PRAGMA wal_checkpoint(PASSIVE)').all()
    if (extent !== null) sums.add(committedPages(extent, extent.frames))
  }
  checkpoint()
  head.write(headOf(database))
  return {
    database,
    recovery,
    committed: (it) => head.write(it),
    checkpoint,
    isInPlace,
    close() {
      checkpoint()
      sums.rewrite()
      closeInOrder(database)
      head.close()
    },
  }
}

/** FULL waits for the disk at every commit. NORMAL in WAL mode would survive `kill -9`, but lose the last commits with the power. */
function hold(database: Database.Database): Database.Database {
  database.exec('PRAGMA locking_mode = EXCLUSIVE')
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = FULL')
  // A checkpoint of SQLite's own would move pages whose checksums nobody has noted.
  database.prepare('PRAGMA wal_autocheckpoint = 0').all()
  // The immediate transaction takes the lock, and the exclusive locking mode keeps it to the end.
  database.exec('BEGIN IMMEDIATE; COMMIT')
  return database
}

/** What SQLite's header says of whose file it is, and in which form (SQLite file format, 1.3). */
function recognise(path: string): void {
  const header = Buffer.alloc(100)
  const file = openSync(path, 'r')
  try {
    if (
      readSync(file, header, 0, header.length, 0) < header.length ||
      header.toString('latin1', 0, 15) !== 'SQLite format 3'
    )
      throw unreadable(
        `${path} is no store of ours, or is damaged: restore its directory, or name another state directory`,
      )
  } finally {
    closeSync(file)
  }
  if (header.readUInt32BE(68) !== applicationId)
    throw unreadable(`${path} is a database of another program, or damaged: name another state directory`)
  const version = header.readUInt32BE(60)
  if (version === schemaVersion) return
  throw unreadable(
    `${path} was written by another version of the simulator (state version ${version}, this one reads ${schemaVersion}): ` +
      'start that version, or name another state directory',
  )
}

function requireWholePages(sums: PageSums, path: string, moved: ReadonlyMap<number, number>): void {
  const unlike = sums.unlike(path, moved)
  if (unlike.length === 0) return
  const named = unlike.slice(0, 5).join(', ')
  throw damaged(
    path,
    `${unlike.length} of its pages are not as they were written (${named}${unlike.length > 5 ? ', …' : ''})`,
  )
}

function requireHead(database: Database.Database, log: string, expected: Head): void {
  const found = headOf(database)
  if (found.group < expected.group) {
    const lost = expected.group - found.group
    throw damaged(log, `the last ${lost === 1 ? 'group' : `${lost} groups`} of changes that was acknowledged is gone`)
  }
  if (found.group === expected.group && !Buffer.from(found.hash).equals(expected.hash))
    throw damaged(log, 'the last group of changes is not the one that was written')
}

export function headOf(database: Database.Database): Head {
  const [row] = database.prepare('SELECT "group", hash FROM head').all() as { group: number; hash: ArrayBuffer }[]
  if (row === undefined) throw unreadable('The store has lost its head: restore its directory, or name another')
  return { group: row.group, hash: new Uint8Array(row.hash) }
}

/** A checkpoint says how many pages of the log are committed; what was begun beyond them was torn. */
function recoveryOf(database: Database.Database, framesBegun: number): Recovery | null {
  if (framesBegun === 0) return null
  const [checkpoint] = database.prepare('PRAGMA wal_checkpoint(PASSIVE)').all() as { log: number }[]
  const pages = Math.min(checkpoint?.log ?? 0, framesBegun)
  return { pages, tornPages: framesBegun - pages }
}

function temporaryDatabase(parent: string): Database.Database {
  try {
    const directory = mkdtempSync(join(parent, 'dcc-sim-'))
    const database = openDatabase(join(directory, storeFiles.database))
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = OFF')
    // Nothing to roll back to stands beside it: a file without a name cannot have one.
    database.prepare('PRAGMA journal_mode = MEMORY').all()
    rmSync(directory, { recursive: true })
    return database
  } catch {
    return openDatabase(':memory:')
  }
}

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
  database.prepare('PRAGMA journal_mode = DELETE').all()
  database.prepare('PRAGMA locking_mode = NORMAL').all()
  database.prepare('SELECT count(*) FROM sqlite_schema').all()
  database.close()
}

function explained(fault: unknown, directory: string, path: string): unknown {
  if (fault instanceof SimulatorFault) return fault
  const code = (fault as { code?: unknown }).code
  if (code === 'SQLITE_BUSY') {
    const detail = `${directory} is held by another simulator: stop that one, or name another state directory`
    return new SimulatorFault('SIM_STATE_IN_USE', detail, { cause: fault })
  }
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT')
    return unreadable(`${path} is no store of ours, or is damaged: restore it, or name another state directory`, fault)
  return unreadable(
    `${path} cannot be opened (${(fault as Error).message}): check that it can be read and written`,
    fault,
  )
}
