import type Database from 'libsql'
import { unreadable } from './damage.ts'
import { droppedKind, foldedKind, type StoredEntry, unfold } from './folding.ts'
import { textOf } from './rows.ts'

/** The rows of the tables, as libsql hands them over where it is asked for all of them. */
export interface HeadRow {
  readonly group: number
  readonly hash: ArrayBuffer
  readonly instant: number | null
  readonly position: number
  readonly work: number
}

export interface ValueRow {
  readonly key: ArrayBuffer
  readonly version: number
  readonly body: ArrayBuffer
  readonly sum: number
}

export interface WorkRow {
  readonly sequence: number
  readonly kind: ArrayBuffer
  readonly lane: ArrayBuffer
  readonly due: number
  readonly attempts: number
  readonly body: ArrayBuffer
  readonly sum: number
}

export interface HistoryRow {
  readonly position: number
  readonly n: number
  readonly at: number
  readonly kind: ArrayBuffer
  readonly content: ArrayBuffer
  readonly link: ArrayBuffer
}

/** A row that is asked for alone: its BLOBs are Buffers, where those of many are bare memory. */
export type LoneRow<Row> = { readonly [Name in keyof Row]: Row[Name] extends ArrayBuffer ? Buffer : Row[Name] }

/** The row that a statement gives, of one at most; undefined for none. Asking for all of them takes two to three times as long. */
export const rowOf = <Row>(statement: Database.Statement, parameters: unknown[]): LoneRow<Row> | undefined =>
  statement.get(parameters) as LoneRow<Row> | undefined

/** Works without their bodies, many in one row: handed over one by one they take five times as long. Names are hexadecimal. */
export interface WorksRow {
  /** JSON: sequence, kind, lane, due and attempts of each. */
  readonly works: string
  /** Null where there are no more. */
  readonly last: number | null
}

/** Rows by table, and octets of the file: those of free pages are used again before it grows. */
export interface Room {
  readonly values: number
  readonly claims: number
  readonly works: number
  readonly history: number
  readonly octets: number
  readonly freeOctets: number
}

export type SubjectRow = HistoryRow & { readonly subject: ArrayBuffer }

/** The entries that a row holds: one, those that were folded into it, or none where they were dropped. */
export function entriesIn({ position, n, at, kind, content }: HistoryRow): StoredEntry[] {
  const octets = Buffer.from(content)
  if (textOf(kind) === droppedKind) return []
  if (textOf(kind) !== foldedKind) return [{ position, n, at, kind: textOf(kind), content: octets }]
  try {
    return unfold(octets)
  } catch (fault) {
    throw unreadable(`A folded record cannot be read: ${(fault as Error).message}`, fault)
  }
}

/** As SQL has it, and as the partial index of store-file.ts has it: with a parameter in its place the index is not used. */
const folded = `kind = x'${Buffer.from(foldedKind).toString('hex')}'`

/** Every statement that the store uses. */
const texts = {
  begin: 'BEGIN IMMEDIATE',
  commit: 'COMMIT',
  rollBack: 'ROLLBACK',
  head: 'SELECT "group", hash, instant, position, work FROM head',
  setHead: 'UPDATE head SET "group" = ?, hash = ?, instant = ?, position = ?, work = ?',
  value:
    'SELECT version, body, sum FROM value WHERE key = ?1 ' +
    'UNION ALL SELECT 1, body, sum FROM claim WHERE key = ?1 LIMIT 1',
  values: 'SELECT key, version, body, sum FROM value',
  version: 'SELECT version FROM value WHERE key = ?',
  firstValues: 'SELECT key, version, body, sum FROM value WHERE key >= ? AND key < ? ORDER BY key LIMIT ?',
  furtherValues: 'SELECT key, version, body, sum FROM value WHERE key > ? AND key < ? ORDER BY key LIMIT ?',
  put:
    'INSERT INTO value (key, body, sum, version) VALUES (?, ?, ?, ?) ' +
    'ON CONFLICT DO UPDATE SET body = excluded.body, sum = excluded.sum, version = excluded.version',
  remove: 'DELETE FROM value WHERE key = ?',
  isClaimed: 'SELECT 1 FROM claim WHERE key = ?',
  claims: 'SELECT key, body, sum FROM claim',
  insertClaim: 'INSERT INTO claim (key, body, sum, n) VALUES (?, ?, ?, ?)',
  removeClaims: 'DELETE FROM claim WHERE key > ? AND key < ?',
  removeClaimsUpTo: 'DELETE FROM claim WHERE key > ? AND key < ? AND n <= ?',
  works:
    'SELECT json_group_array(json_array(sequence, hex(kind), hex(lane), due, attempts)) AS works, max(sequence) AS last ' +
    'FROM (SELECT sequence, kind, lane, due, attempts FROM work WHERE sequence > ? ORDER BY sequence LIMIT ?)',
  worksWhole: 'SELECT sequence, kind, lane, due, attempts, body, sum FROM work',
  work: 'SELECT body, sum FROM work WHERE sequence = ?',
  insertWork: 'INSERT INTO work (sequence, kind, lane, due, attempts, body, sum) VALUES (?, ?, ?, ?, 0, ?, ?)',
  again: 'UPDATE work SET due = ?, attempts = ? WHERE sequence = ?',
  removeWork: 'DELETE FROM work WHERE sequence = ?',
  history: 'SELECT position, n, at, kind, content, link FROM history WHERE subject = ? AND n > ? ORDER BY n',
  subjects: 'SELECT DISTINCT subject FROM history',
  chain: 'SELECT n, link FROM history WHERE subject = ? ORDER BY n DESC LIMIT 1',
  insertHistory: 'INSERT INTO history (position, subject, n, at, kind, content, link) VALUES (?, ?, ?, ?, ?, ?, ?)',
  countHistory: 'SELECT count(*) AS rows FROM history WHERE subject = ? AND n BETWEEN ? AND ?',
  removeFolded: 'DELETE FROM history WHERE subject = ? AND n BETWEEN ? AND ?',
  removeHistory: 'DELETE FROM history WHERE subject = ? AND n <= ?',
  since:
    'SELECT position, subject, n, at, kind, content, link FROM history ' +
    `WHERE position > ? AND kind <> x'${Buffer.from(droppedKind).toString('hex')}' ORDER BY position LIMIT ?`,
  firstKept: `SELECT at, position FROM history WHERE ${folded} ORDER BY at DESC, position DESC LIMIT 1 OFFSET ?`,
  foldedBefore:
    `SELECT position, subject, n, at, link FROM history WHERE ${folded} AND (at, position) < (?, ?) ` +
    'ORDER BY at, position LIMIT ?',
  room:
    'SELECT (SELECT count(*) FROM value) AS "values", (SELECT count(*) FROM claim) AS claims, ' +
    '(SELECT count(*) FROM work) AS works, (SELECT count(*) FROM history) AS history, ' +
    'page_count * page_size AS octets, freelist_count * page_size AS freeOctets ' +
    'FROM pragma_page_count, pragma_page_size, pragma_freelist_count',
} as const

export type Statements = Readonly<Record<keyof typeof texts, Database.Statement>>

/** Every statement that the store uses, prepared once. */
export const statements = (database: Database.Database): Statements =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, database.prepare(text)])) as Statements
