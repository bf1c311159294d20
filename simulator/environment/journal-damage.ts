import { statSync } from 'node:fs'
import type Database from 'libsql'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { lostCommit, type WalExtent } from './wal-tail.ts'

export const unreadable = (detail: string, cause?: unknown): SimulatorFault =>
  new SimulatorFault('SIM_STATE_UNREADABLE', detail, { cause })

/**
 * To be asked before the journal is opened: SQLite does away with the log of a file that holds nothing.
 *
 * @throws SimulatorFault SIM_STATE_UNREADABLE where there is a write-ahead log, and no file that it belongs to
 */
export function requireFile(path: string, extent: WalExtent | null): void {
  if (extent === null || (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0) return
  throw unreadable(
    `${path} is gone or empty, but not its write-ahead log: put it back, or name another state directory`,
  )
}

/** @throws SimulatorFault SIM_STATE_UNREADABLE where a journal that was not closed has no write-ahead log */
export function requireWriteAheadLog(path: string, wasOpen: boolean): void {
  if (!wasOpen) return
  throw unreadable(
    `${path} was not closed in good order, and the last of what was acknowledged stood in ${path}-wal, which is gone or ` +
      'empty: put it back, or name another state directory',
  )
}

/**
 * Nothing that was acknowledged is given up in silence: a torn end is cut off, anything else that is not as it was written
 * is for a person to decide.
 *
 * @throws SimulatorFault SIM_STATE_UNREADABLE
 */
export function requireWhole(
  database: Database.Database,
  path: string,
  extent: WalExtent | null,
  recovery: { readonly pages: number } | null,
): void {
  if (extent !== null && (!extent.hasHeader || lostCommit(extent, recovery?.pages ?? 0)))
    throw unreadable(`${path}-wal is damaged: restore it with ${path}, or name another state directory`)
  const [found] = database.prepare('PRAGMA quick_check(1)').all() as { quick_check: string }[]
  const complaint = found?.quick_check.split('\n').at(-1)
  if (complaint !== 'ok')
    throw unreadable(`${path} is damaged (${complaint}): restore it, or name another state directory`)
}
