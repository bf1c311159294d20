import { statSync } from 'node:fs'
import { type Audit, createAudit } from '../../audit/audit.ts'
import { type EstateRow, readEstate } from '../../audit/estate-reader.ts'
import type { ReportedFinding } from '../../audit/finding.ts'
import { pointsAtOnce } from '../../audit/point-index.ts'
import { createRejections, type RejectedRow, type Rejections } from '../../audit/rejections.ts'
import type { Counts } from '../../audit/tally.ts'
import type { CauseId } from '../../causes/causes.ts'
import { causes } from '../../causes/causes.ts'
import { type AuditSources, openAuditWorld } from '../estate/audit-world.ts'
import { openForAudit } from '../estate/open-for-audit.ts'
import { createRequestJudge, type JudgedRequest } from './judge-requests.ts'
import type { RequestFile } from './request-files.ts'
import type { ResponseFiles } from './response-files.ts'

export type { ReportedFinding } from '../../audit/finding.ts'
export type { JudgedRequest } from './judge-requests.ts'

export interface AuditRun extends AuditSources {
  /** A file, or `-` for standard input; `duis:DIR` goes with `responses`. */
  readonly estate: string
  /** The estate where it is had from Service Responses. */
  readonly responses?: ResponseFiles
  /** Rejected rows that are told; all are counted. */
  readonly mostRejected: number
  readonly onFinding: (finding: ReportedFinding) => void
  /** Requests to judge beside the slots. */
  readonly requests?: readonly RequestFile[]
  readonly onRequest?: (request: JudgedRequest) => void
  /** Told of octets that were read. */
  readonly progress?: (octets: number) => void
}

/** How many requests come to which outcome. */
export type RequestCounts = Readonly<Record<JudgedRequest['outcome'], number>>

export interface AuditReport {
  readonly rows: number
  readonly findings: number
  readonly rejected: number
  readonly rejectedRows: readonly RejectedRow[]
  /** Rows about devices that the check says nothing about. */
  readonly notChecked: number
  readonly byCause: Readonly<Record<CauseId, number>>
  readonly counts: Counts
  /** Requests by what would become of them; null where none were to be judged. */
  readonly requests: RequestCounts | null
  /** The id of a network party in words. */
  readonly nameOfParty: (id: string) => string
}

/** Octets of the files of an audit, as far as they can be known: a pipe has no length. */
export const octetsToRead = ({ estate, registration }: Pick<AuditRun, 'estate' | 'registration'>): number =>
  [estate, ...registration]
    .map((path) => (path === '-' ? 0 : (statSync(path, { throwIfNoEntry: false })?.size ?? 0)))
    .reduce((sum, size) => sum + size, 0)

/**
 * Audits an estate: Registration Data is read into a compact index first, then the estate is read row by row.
 *
 * @throws SimulatorFault SIM_CONFIGURATION where a file cannot be read or is not what it should be
 */
export function runAudit({
  estate,
  mostRejected,
  onFinding,
  requests = [],
  onRequest,
  progress,
  responses,
  ...sources
}: AuditRun): AuditReport {
  const rejections = createRejections(mostRejected)
  const world = openAuditWorld(sources, rejections, progress)
  const audit = createAudit(world)
  const requestJudge = createRequestJudge(requests, world)
  const counts = { accepted: 0, refused: 0, 'not-applicable': 0, 'not-judged': 0 }
  const tellRequests = (judged: readonly JudgedRequest[]): void => {
    for (const request of judged) {
      counts[request.outcome] += 1
      onRequest?.(request)
    }
  }
  let waiting: EstateRow[] = []
  const judge = (): void => {
    for (const finding of audit.judge(waiting)) if (finding !== null) onFinding(finding)
    if (requests.length > 0) for (const row of waiting) tellRequests(requestJudge.judge(row))
    waiting = []
  }
  const take = (row: EstateRow): void => {
    waiting.push(row)
    if (waiting.length === pointsAtOnce) judge()
  }
  const rows =
    responses === undefined
      ? readEstate(
          { source: estate === '-' ? 'standard input' : estate, portions: openForAudit('--estate', estate, progress) },
          rejections,
          take,
        )
      : takeResponses(responses, rejections, take)
  judge()
  tellRequests(requestJudge.rest())
  const told = requests.length === 0 ? null : counts
  return { ...reportOf(audit, rows, rejections), requests: told, nameOfParty: world.book.nameOfParty }
}

function takeResponses(
  { rows, rejected }: ResponseFiles,
  rejections: Rejections,
  take: (row: EstateRow) => void,
): number {
  for (const row of rows) take(row)
  for (const { source, line, why } of rejected) rejections.reject(source, line, why)
  return rows.length + rejected.length
}

const reportOf = (
  audit: Audit,
  rows: number,
  { count, kept }: { readonly count: number; readonly kept: readonly RejectedRow[] },
): Omit<AuditReport, 'nameOfParty' | 'requests'> => ({
  rows,
  findings: audit.findings,
  rejected: count,
  rejectedRows: kept,
  notChecked: audit.notChecked,
  byCause: audit.byCause,
  counts: audit.counts(),
})

const titles: Readonly<Record<string, { readonly title: string }>> = causes

/** How a cause is called in a sentence or a table. */
export const causeTitle = (cause: string): string => titles[cause]?.title ?? cause
