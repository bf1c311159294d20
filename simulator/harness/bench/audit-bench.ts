import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eachLine } from '../../audit/lines.ts'
import { portionsOfUserFile } from '../../environment/user-file.ts'
import { instant } from '../../vocabulary/instant.ts'
import { runAudit } from '../audit/run-audit.ts'
import { writeLargeEstate } from './large-estate.ts'

/** Rows of an audit a second of processor time, beside what reading and splitting the same files takes. */
export interface AuditBench {
  readonly rows: number
  readonly findings: number
  readonly rowsPerSecond: number
  readonly floorRowsPerSecond: number
  readonly ratio: number
}

/** The floor is measured before the audit and after it, so that both see the same machine. */
export function benchAudit(rows: number): AuditBench {
  const directory = mkdtempSync(join(tmpdir(), 'dcc-sim-bench-'))
  const [estate, registration] = [join(directory, 'estate.csv'), join(directory, 'network-parties.csv')]
  try {
    writeLargeEstate({ rows, estate, registration })
    const before = secondsOf(() => readAndSplit([registration, estate]))
    let findings = 0
    const audit = secondsOf(() => {
      findings = auditOf(estate, registration)
    })
    const floor = (before + secondsOf(() => readAndSplit([registration, estate]))) / 2
    return { rows, findings, rowsPerSecond: rows / audit, floorRowsPerSecond: rows / floor, ratio: floor / audit }
  } finally {
    rmSync(directory, { recursive: true })
  }
}

/** What cannot be done without: both files are read, decoded, and taken apart into lines and fields. */
export function readAndSplit(paths: readonly string[]): number {
  let fields = 0
  for (const path of paths)
    eachLine(portionsOfUserFile(path), (line) => {
      fields += line?.split(',').length ?? 0
    })
  return fields
}

export const auditOf = (estate: string, registration: string): number =>
  runAudit({
    estate,
    registration: [registration],
    seed: 'gb',
    at: instant(Date.parse('2026-11-22T09:00:00Z')),
    mostRejected: 10,
    onFinding: () => {},
  }).findings

/** Of the processor. */
function secondsOf(work: () => void): number {
  const used = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(used)
  return (user + system) / 1_000_000
}
