import { type JUnitCase, junitDocument } from '../../simulator/harness/pages/junit.ts'
import type { Outcome } from './outcome.ts'

/** A run as one JUnit document: a suite for each file, feature and check. */
export function junitOf(outcomes: readonly Outcome[]): string {
  const suites = [...new Set(outcomes.map(({ suite }) => suite))]
  return junitDocument(
    suites.map((name) => ({ name, cases: outcomes.filter(({ suite }) => suite === name).map(caseOf) })),
  )
}

const caseOf = ({ suite, name, seconds, ...outcome }: Outcome): JUnitCase => ({
  className: suite,
  name,
  seconds,
  result: resultOf(outcome),
})

function resultOf({ status, detail }: Pick<Outcome, 'status' | 'detail'>): JUnitCase['result'] {
  if (status === 'passed') return { status }
  if (status === 'skipped') return { status, message: detail }
  return { status: 'failure', message: detail.split('\n', 1)[0] ?? '', detail }
}
