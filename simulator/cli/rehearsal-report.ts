import type { FlowReport } from '../harness/rehearsal/play-flow.ts'
import { reportLines } from '../harness/rehearsal/report-lines.ts'
import type { OutputDirectory } from './output-directory.ts'

/** Writes what was rehearsed for somebody who was not there: `transcript.txt` to read, `summary.json` to compute with. */
export function writeRehearsalReport(report: OutputDirectory, seed: string, reports: readonly FlowReport[]): void {
  const lines = reports.flatMap((report) => [...reportLines(report), ''])
  report.write('transcript.txt', `Seed ${seed}\n\n${lines.join('\n')}`)
  report.write('summary.json', `${JSON.stringify({ seed, flows: reports.map(summaryOf) }, null, 2)}\n`)
}

/** A flow's report as data. */
export const summaryOf = ({ flow, device, attempts, slotBefore, slotAfter, complaints }: FlowReport) => ({
  title: flow.title,
  tags: flow.tags,
  device,
  attempts: attempts.map(({ says, operator, code, finalCode, transcript }) => ({
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
