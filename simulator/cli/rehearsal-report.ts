import type { FlowReport } from '../harness/rehearsal/play-flow.ts'
import { type RehearsalFacts, rehearsalPage } from '../harness/rehearsal/rehearsal-page.ts'
import { reportLines } from '../harness/rehearsal/report-lines.ts'
import { visible } from '../vocabulary/visible-text.ts'
import type { OutputDirectory } from './output/output-directory.ts'

/**
 * Writes what was rehearsed for somebody who was not there: `report.html` for a browser, `transcript.txt` to read,
 * `summary.json` to compute with.
 */
export function writeRehearsalReport(
  report: OutputDirectory,
  facts: RehearsalFacts,
  reports: readonly FlowReport[],
): void {
  const { seed } = facts
  report.write('report.html', rehearsalPage(facts, reports))
  const lines = reports.flatMap((report) => [...reportLines(report), ''])
  report.write('transcript.txt', visible(`Seed ${seed}\n\n${lines.join('\n')}`))
  report.write('summary.json', `${JSON.stringify({ seed, flows: reports.map(summaryOf) }, null, 2)}\n`)
}

/** A flow's report as data. */
export const summaryOf = ({ flow, device, attempts, slotBefore, slotAfter, complaints }: FlowReport) => ({
  title: flow.title,
  tags: flow.tags,
  device,
  attempts: attempts.map(({ given, says, operator, code, finalCode, transcript }) => ({
    given,
    says,
    operator: operator.id,
    requestId: transcript.requestId,
    code,
    finalCode,
  })),
  slotBefore,
  slotAfter,
  complaints,
})
