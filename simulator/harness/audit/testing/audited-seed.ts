import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { estateHeading } from '../../../audit/estate-columns.ts'
import { instant } from '../../../vocabulary/instant.ts'
import { madeUpEstate } from '../made-up-estate.ts'
import { type AuditReport, type ReportedFinding, runAudit } from '../run-audit.ts'

export const auditedAt = instant(Date.parse('2026-11-22T09:00:00Z'))

/** What an audit finds in the estate of a seed, and what is wrong with it: `device cause`, in order. */
export interface AuditedSeed {
  readonly found: readonly string[]
  readonly truth: readonly string[]
  readonly findings: readonly ReportedFinding[]
  readonly report: AuditReport
}

export function auditSeed(seed: string, premises: number): AuditedSeed {
  const directory = mkdtempSync(join(tmpdir(), 'audit-'))
  try {
    const estate = join(directory, 'estate.csv')
    const lines = [...madeUpEstate({ seed, premises })]
    writeFileSync(estate, [estateHeading, ...lines.map(({ line }) => line)].join('\n'))
    const findings: ReportedFinding[] = []
    const report = runAudit({
      estate,
      registration: [],
      seed,
      at: auditedAt,
      mostRejected: 10,
      onFinding: (finding) => findings.push(finding),
    })
    return {
      found: findings.map(({ deviceId, cause }) => `${deviceId} ${cause}`),
      truth: lines.flatMap(({ deviceId, cause }) => (cause === null ? [] : [`${deviceId} ${cause}`])),
      findings,
      report,
    }
  } finally {
    rmSync(directory, { recursive: true })
  }
}
