import { countOf, type TestResult } from './test-result.ts'

const slowestListed = 5
const worthNamingInSeconds = 0.5

/** The line that ends a run, which CI reads. */
export const lastLine = (results: readonly TestResult[]): string =>
  `${countOf(results, 'passed')} passed, ${countOf(results, 'failed')} failed, ${countOf(results, 'skipped')} skipped`

/** What there is to say about a run as a whole: failures in full, what was skipped and why, what was slow. */
export function summaryOf(results: readonly TestResult[]): string {
  return [...skippedPart(results), ...slowestPart(results), ...failedPart(results), lastLine(results)].join('\n')
}

function skippedPart(results: readonly TestResult[]): string[] {
  const skipped = results.filter(({ status }) => status === 'skipped')
  const reasons = [...new Set(skipped.map(({ detail }) => detail))]
  return reasons.flatMap((reason) => [
    `Skipped: ${reason}`,
    ...skipped.filter(({ detail }) => detail === reason).map((result) => `  ${titleOf(result)}`),
    '',
  ])
}

function slowestPart(results: readonly TestResult[]): string[] {
  const slow = results.filter(({ seconds }) => seconds >= worthNamingInSeconds)
  if (slow.length === 0) return []
  const slowest = slow.toSorted((a, b) => b.seconds - a.seconds).slice(0, slowestListed)
  return ['Slowest', ...slowest.map((result) => `  ${result.seconds.toFixed(1)} s  ${titleOf(result)}`), '']
}

const failedPart = (results: readonly TestResult[]): string[] =>
  results
    .filter(({ status }) => status === 'failed')
    .flatMap((result) => [`Failed: ${titleOf(result)}`, indented(result.detail), ''])

const titleOf = ({ suite, name }: TestResult): string => (suite === name ? name : `${suite} › ${name}`)
const indented = (text: string): string => text.replace(/^(?=.)/gm, '  ')
