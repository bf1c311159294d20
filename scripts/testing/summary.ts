import { countOf, type Outcome } from './outcome.ts'

const slowestListed = 5
const worthNamingInSeconds = 0.5

/** The line that ends a run, which CI reads. */
export const lastLine = (outcomes: readonly Outcome[]): string =>
  `${countOf(outcomes, 'passed')} passed, ${countOf(outcomes, 'failed')} failed, ${countOf(outcomes, 'skipped')} skipped`

/** What there is to say about a run as a whole: failures in full, what was skipped and why, what was slow. */
export function summaryOf(outcomes: readonly Outcome[]): string {
  return [...skippedPart(outcomes), ...slowestPart(outcomes), ...failedPart(outcomes), lastLine(outcomes)].join('\n')
}

function skippedPart(outcomes: readonly Outcome[]): string[] {
  const skipped = outcomes.filter(({ status }) => status === 'skipped')
  const reasons = [...new Set(skipped.map(({ detail }) => detail))]
  return reasons.flatMap((reason) => [
    `Skipped: ${reason}`,
    ...skipped.filter(({ detail }) => detail === reason).map((outcome) => `  ${titleOf(outcome)}`),
    '',
  ])
}

function slowestPart(outcomes: readonly Outcome[]): string[] {
  const slow = outcomes.filter(({ seconds }) => seconds >= worthNamingInSeconds)
  if (slow.length === 0) return []
  const slowest = slow.toSorted((a, b) => b.seconds - a.seconds).slice(0, slowestListed)
  return ['Slowest', ...slowest.map((outcome) => `  ${outcome.seconds.toFixed(1)} s  ${titleOf(outcome)}`), '']
}

const failedPart = (outcomes: readonly Outcome[]): string[] =>
  outcomes
    .filter(({ status }) => status === 'failed')
    .flatMap((outcome) => [`Failed: ${titleOf(outcome)}`, indented(outcome.detail), ''])

const titleOf = ({ suite, name }: Outcome): string => (suite === name ? name : `${suite} › ${name}`)
const indented = (text: string): string => text.replace(/^(?=.)/gm, '  ')
