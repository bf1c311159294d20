import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { formatInstant, instant } from '../vocabulary/instant.ts'
import type { Archive, Recorded } from '../vocabulary/ports/history.ts'
import { makeDirectory } from './make-directory.ts'

/**
 * Writes records to files of a directory, one for the day on which each ended: `history-2026-11-28.jsonl`, a line of JSON for
 * each record, octets in base64.
 *
 * @throws SimulatorFault SIM_CONFIGURATION where there can be no such directory
 */
export function openArchive(directory: string): Archive {
  makeArchiveDirectory(directory)
  return (records) => {
    const days = new Map<string, string>()
    for (const entries of records) {
      const day = formatInstant(entries.at(-1)?.at ?? instant(0)).slice(0, 10)
      days.set(day, `${days.get(day) ?? ''}${lineOf(entries)}`)
    }
    for (const [day, lines] of days) append(join(directory, `history-${day}.jsonl`), lines)
  }
}

function makeArchiveDirectory(directory: string): void {
  try {
    makeDirectory(directory)
  } catch (cause) {
    const why = `'${directory}' can be no archive (${(cause as Error).message}): name another directory`
    throw new SimulatorFault('SIM_CONFIGURATION', why, { cause })
  }
}

function append(path: string, text: string): void {
  const file = openSync(path, 'a')
  try {
    writeSync(file, text)
    fdatasyncSync(file)
  } finally {
    closeSync(file)
  }
}

const lineOf = (entries: readonly Recorded[]): string =>
  `${JSON.stringify({ subject: entries[0]?.subject, entries: entries.map(entryOf) })}\n`

const entryOf = ({ n, kind, at, body, octets }: Recorded) => ({
  n,
  kind,
  at: formatInstant(at),
  body,
  ...(octets !== undefined && { octets: Buffer.from(octets).toString('base64') }),
})
