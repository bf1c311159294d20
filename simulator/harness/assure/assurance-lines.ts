import type { Assurance } from './assure.ts'
import { repeatCommand } from './command-line.ts'
import type { Fared, JudgedScenario, RuleFigures } from './judgement.ts'
import { questionLines, verdictText } from './question-lines.ts'
import { failedStep } from './scenario.ts'

/** What became of a scenario, in words. */
export const faredInWords: Readonly<Record<Fared, string>> = {
  agreed: 'agreed',
  missed: 'missed: it let through what should be refused',
  stopped: 'wrongly stopped: it refused what should not be',
  error: 'error: it gave no verdict',
  other: 'it did not go as written',
}

const columns: readonly (readonly [string, (figures: RuleFigures) => number])[] = [
  ['scenarios', ({ scenarios }) => scenarios],
  ['agreed', ({ agreed }) => agreed],
  ['missed', ({ missed }) => missed],
  ['wrongly stopped', ({ stopped }) => stopped],
  ['errors', ({ error }) => error],
  ['other', ({ other }) => other],
]

/** The names of the figures, in the order of the table. */
export const columnNames: readonly string[] = columns.map(([name]) => name)

export const figuresIn = (figures: RuleFigures): readonly number[] => columns.map(([, figure]) => figure(figures))

/** An assurance for a person: the table per rule, then the first disagreement of each rule with all that was asked. */
export function* assuranceLines(assurance: Assurance): Generator<string> {
  const { check, scenarios, strict, seed, figures, errors } = assurance
  yield `The Network Operator Certificate check of ${check}, judged by ${scenarios.length} scenarios (seed ${seed}).`
  yield strict
    ? 'Judged are the outcome of each decision and its grounds.'
    : 'Judged is the outcome of each decision; --strict judges rule, reason and warnings too.'
  yield ''
  yield ['rule'.padEnd(8), ...columnNames.map((name) => name.padStart(widthOf(name)))].join('')
  for (const row of figures) yield rowOf(row)
  yield ''
  for (const { rule, first } of figures) if (first !== null) yield* disagreementLines(rule, first, assurance)
  const failed = scenarios.filter(({ fared }) => fared !== 'agreed').length
  yield `${scenarios.length - failed} scenarios agreed, ${failed} did not; ${errors} questions got no verdict.`
}

const widthOf = (column: string): number => column.length + 3

function rowOf(figures: RuleFigures): string {
  const numbers = figuresIn(figures).map((figure, index) => String(figure).padStart(widthOf(columnNames[index] ?? '')))
  const keeper = figures.decidedBy === 'simulator' ? '   decided by the simulator' : ''
  return `${figures.rule.padEnd(8)}${numbers.join('')}${keeper}`
}

function* disagreementLines(rule: string, judged: JudgedScenario, assurance: Assurance): Generator<string> {
  const { scenario, fared, disagreement } = judged
  yield `First of ${rule}: ${scenario.name}`
  yield `  ${faredInWords[fared]}`
  yield `  scenario  ${scenario.id}`
  const step = failedStep(scenario)
  if (step !== undefined) yield `  step      ${step.text}: ${firstLine(step.message)}`
  if (disagreement !== null) {
    yield `  they say  ${verdictText(disagreement.theirs)}`
    yield `  ours is   ${verdictText(disagreement.ours)}`
    const [opening = '', ...rest] = questionLines(disagreement.request)
    yield `  asked     ${opening}`
    for (const line of rest) yield `            ${line}`
  }
  yield `  again     ${repeatCommand(assurance, { only: scenario.id })}`
  yield ''
}

const firstLine = (text: string): string => text.split('\n')[0] ?? ''
