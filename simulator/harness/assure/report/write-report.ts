import { packageVersion } from '../../package-root.ts'
import { summaryOf } from '../assurance-summary.ts'
import type { JudgedScenario } from '../judgement.ts'
import { htmlReport, type Provenance, type ReportContent } from './html-report.ts'
import { junitReport } from './junit-report.ts'

/**
 * Writes the report of an assurance: `report.html` to read, `junit.xml` for a CI server, `report.json` to
 * compute with.
 *
 * @param write takes each file by its name
 */
export function writeReport(
  write: (name: string, content: string) => void,
  content: Omit<ReportContent, 'provenance'>,
): void {
  const { assurance } = content
  const provenance: Provenance = { version: packageVersion, node: process.version, at: new Date().toISOString() }
  const { strict, seed, rule, only, cases } = assurance
  const json = {
    ...summaryOf(assurance),
    strict,
    seed,
    rule,
    only,
    cases,
    ...provenance,
    played: assurance.scenarios.map(scenarioData),
  }
  write('report.html', htmlReport({ ...content, provenance }))
  write('junit.xml', junitReport(assurance))
  write('report.json', `${JSON.stringify(json, null, 2)}\n`)
}

const scenarioData = ({ scenario, result, disagreement }: JudgedScenario) => {
  const { id, feature, clause, name, tags, steps } = scenario
  return { id, feature, clause, name, tags, result, steps, disagreement }
}
