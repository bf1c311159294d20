import { join } from 'node:path'
import { findingLine, findingsHeading, requestLine, requestsHeading } from '../harness/audit/findings-csv.ts'
import { auditPage } from '../harness/audit/report-page.ts'
import type { AuditReport, JudgedRequest, ReportedFinding } from '../harness/audit/run-audit.ts'
import { openLineWriter } from './output/line-writer.ts'
import { openOutputDirectory } from './output/output-directory.ts'

/** A report that grows with the findings: all of them go to a file, the first of them onto the page. */
export interface AuditReportFiles {
  add(finding: ReportedFinding): void
  addRequest(request: JudgedRequest): void
  close(report: AuditReport, facts: Readonly<Record<string, string>>): void
}

/** A page of more is of no use to a person, and slow in a browser. */
const mostOnPage = 500

/** @throws SimulatorFault SIM_OUTPUT_UNWRITABLE; so do its methods */
export function openAuditReport(directory: string): AuditReportFiles {
  const output = openOutputDirectory('--report', directory)
  const csv = openLineWriter('--report', join(directory, 'findings.csv'))
  csv.write(findingsHeading)
  const firstFindings: ReportedFinding[] = []
  const requests: JudgedRequest[] = []
  return {
    add(finding) {
      csv.write(findingLine(finding))
      if (firstFindings.length < mostOnPage) firstFindings.push(finding)
    },
    addRequest: (request) => void requests.push(request),
    close(report, facts) {
      csv.close()
      if (requests.length > 0)
        output.write('requests.csv', [requestsHeading, ...requests.map(requestLine), ''].join('\n'))
      output.write('report.html', auditPage({ report, firstFindings, requests: requests.slice(0, mostOnPage), facts }))
      output.write('report.json', `${JSON.stringify({ ...report, facts }, null, 2)}\n`)
    },
  }
}
