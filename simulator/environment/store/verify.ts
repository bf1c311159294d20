import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { openLibsqlStore } from './libsql-store.ts'
import { storeFiles } from './store-file.ts'

/** What a state directory holds, and what is wrong with it. */
export interface StateReport {
  readonly directory: string
  readonly octets: number
  /** When something was last made durable, by the clock of the world it belongs to; null where no time was kept. */
  readonly lastInstant: Instant | null
  readonly values: number
  readonly claims: number
  readonly works: number
  readonly subjects: number
  readonly entries: number
  /** Pages that were taken over from a process that did not end in good order. */
  readonly recoveredPages: number
  /** A sentence for each thing that is not as it was written; empty where all is. */
  readonly complaints: readonly string[]
}

/** Complaints that are listed at most. */
const mostComplaints = 100

/**
 * Reads everything that a state directory holds and says what it is. What cannot be opened is a complaint too.
 *
 * @throws SimulatorFault SIM_CONFIGURATION where there is no state; SIM_STATE_IN_USE
 */
export function verifyState(directory: string): StateReport {
  const files = Object.values(storeFiles).flatMap((name) => [name, `${name}-wal`])
  const present = files.map((name) => join(directory, name)).filter((path) => existsSync(path))
  if (present.length === 0)
    throw new SimulatorFault(
      'SIM_CONFIGURATION',
      `'${directory}' holds no state: name a directory that 'up --state' was given`,
    )
  const octets = present.reduce((sum, path) => sum + statSync(path).size, 0)
  const nothing = {
    directory,
    octets,
    lastInstant: null,
    values: 0,
    claims: 0,
    works: 0,
    subjects: 0,
    entries: 0,
    recoveredPages: 0,
  }
  try {
    return { ...nothing, ...walk(directory) }
  } catch (fault) {
    if (!(fault instanceof SimulatorFault) || fault.code !== 'SIM_STATE_UNREADABLE') throw fault
    return { ...nothing, complaints: [fault.message] }
  }
}

function walk(directory: string): Omit<StateReport, 'directory' | 'octets'> {
  const store = openLibsqlStore(directory)
  try {
    const complaints: string[] = []
    const counts = store.walk((fault) => complaints.length < mostComplaints && complaints.push(fault.message))
    return { ...counts, lastInstant: store.lastInstant, recoveredPages: store.recovery?.pages ?? 0, complaints }
  } finally {
    store.closeAtOnce()
  }
}
