import type Database from 'libsql'
import { unreadable } from './damage.ts'
import { foldedKind, unfold } from './folding.ts'
import { type StoredEntry, textOf } from './rows.ts'

/** The rows of the tables, as libsql hands them over. */
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

export type SubjectRow = HistoryRow & { readonly subject: ArrayBuffer }

/** The entries that a row holds: one, or those that were folded into it. */
export function entriesIn({ position, n, at, kind, content }: HistoryRow): StoredEntry[] {
  const octets = Buffer.from(content)
  if (textOf(kind) !== foldedKind) return [{ position, n, at, kind: textOf(kind), content: octets }]
  try {
    return unfold(octets)
  } catch (fault) {
    throw unreadable(`A folded record cannot be read: ${(fault as Error).message}`, fault)
  }
}

export type Statements = ReturnType<typeof statements>

/** Every statement that the store uses, prepared once. */
export const statements = (database: Database.Database) => ({
  begin: database.prepare('BEGIN IMMEDIATE'),
  commit: database.prepare('COMMIT'),
  rollBack: database.prepare('ROLLBACK'),
  head: database.prepare('SELECT "group", hash, instant, position, work FROM head'),
  setHead: database.prepare('UPDATE head SET "group" = ?, hash = ?, instant = ?, position = ?, work = ?'),
  value: database.prepare('SELECT version, body, sum FROM value WHERE key = ?'),
  values: database.prepare('SELECT key, version, body, sum FROM value'),
  version: database.prepare('SELECT version FROM value WHERE key = ?'),
  firstValues: database.prepare(
    'SELECT key, version, body, sum FROM value WHERE key >= ? AND key < ? ORDER BY key LIMIT ?',
  ),
  furtherValues: database.prepare(
    'SELECT key, version, body, sum FROM value WHERE key > ? AND key < ? ORDER BY key LIMIT ?',
  ),
  put: database.prepare(
    'INSERT INTO value (key, body, sum, version) VALUES (?, ?, ?, ?) ' +
      'ON CONFLICT DO UPDATE SET body = excluded.body, sum = excluded.sum, version = excluded.version',
  ),
  remove: database.prepare('DELETE FROM value WHERE key = ?'),
  claim: database.prepare('SELECT body, sum FROM claim WHERE key = ?'),
  claims: database.prepare('SELECT key, body, sum FROM claim'),
  insertClaim: database.prepare('INSERT INTO claim (key, body, sum) VALUES (?, ?, ?)'),
  works: database.prepare('SELECT sequence, kind, lane, due, attempts FROM work ORDER BY sequence'),
  worksWhole: database.prepare('SELECT sequence, kind, lane, due, attempts, body, sum FROM work'),
  work: database.prepare('SELECT body, sum FROM work WHERE sequence = ?'),
  insertWork: database.prepare(
    'INSERT INTO work (sequence, kind, lane, due, attempts, body, sum) VALUES (?, ?, ?, ?, 0, ?, ?)',
  ),
  again: database.prepare('UPDATE work SET due = ?, attempts = ? WHERE sequence = ?'),
  removeWork: database.prepare('DELETE FROM work WHERE sequence = ?'),
  history: database.prepare('SELECT position, n, at, kind, content, link FROM history WHERE subject = ? ORDER BY n'),
  subjects: database.prepare('SELECT DISTINCT subject FROM history'),
  chain: database.prepare('SELECT n, link FROM history WHERE subject = ? ORDER BY n DESC LIMIT 1'),
  insertHistory: database.prepare(
    'INSERT INTO history (position, subject, n, at, kind, content, link) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ),
  countHistory: database.prepare('SELECT count(*) AS rows FROM history WHERE subject = ? AND n <= ?'),
  removeHistory: database.prepare('DELETE FROM history WHERE subject = ? AND n <= ?'),
  since: database.prepare(
    'SELECT position, subject, n, at, kind, content, link FROM history WHERE position > ? ORDER BY position LIMIT ?',
  ),
  folded: database.prepare(
    'SELECT position, subject, n, at, kind, content, link FROM history WHERE kind = ? AND at < ?',
  ),
})
