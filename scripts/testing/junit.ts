import { type JUnitCase, junitDocument } from '../../simulator/harness/pages/junit.ts'
import type { TestResult } from './test-result.ts'

/** A run as one JUnit document: a suite for each file, feature and check. */
export function junitOf(results: readonly TestResult[]): string {
  const suites = [...new Set(results.map(({ suite }) => suite))]
  return junitDocument(
    suites.map((name) => ({ name, cases: results.filter(({ suite }) => suite === name).map(caseOf) })),
  )
}

const caseOf = ({ suite, name, seconds, ...result }: TestResult): JUnitCase => ({
  className: suite,
  name,
  seconds,
  result: resultOf(result),
})

function resultOf({ status, detail }: Pick<TestResult, 'status' | 'detail'>): JUnitCase['result'] {
  if (status === 'passed') return { status }
  if (status === 'skipped') return { status, message: detail }
  return { status: 'failure', message: detail.split('\n', 1)[0] ?? '', detail }
}
