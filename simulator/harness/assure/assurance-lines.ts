import { verdictOf } from './assurance-verdict.ts'
import type { Assurance } from './assure.ts'
import { caseLines } from './cases/case-lines.ts'
import { repeatCommand } from './command-line.ts'
import type { JudgedScenario, RuleFigures } from './judgement.ts'
import { resultInWords } from './judgement.ts'
import { questionLines, verdictText } from './question-lines.ts'
import { failedStep } from './scenario.ts'

const columns: readonly (readonly [string, (figures: RuleFigures) => number])[] = [
  ['scenarios', ({ scenarios }) => scenarios],
  ['agreed', ({ agreed }) => agreed],
  ['missed', ({ missed }) => missed],
  ['wrongly stopped', ({ stopped }) => stopped],
  ['no warning', ({ unwarned }) => unwarned],
  ['other grounds', ({ grounds }) => grounds],
  ['errors', ({ error }) => error],
  ['not asked', ({ notAsked }) => notAsked],
  ['other', ({ other }) => other],
]

/** The names of the figures, in the order of the table. */
export const columnNames: readonly string[] = columns.map(([name]) => name)

export const figuresIn = (figures: RuleFigures): readonly number[] => columns.map(([, figure]) => figure(figures))

/** An assurance for a person: what did not agree, the table per rule, and last what comes of it all. */
export function* assuranceLines(assurance: Assurance): Generator<string> {
  const { check, says, strict, seed, figures, generated } = assurance
  const { word, line } = verdictOf(assurance)
  yield `${word}: the Network Operator Certificate check of ${check}${says === null ? '' : ` (${says})`}, seed ${seed}.`
  yield strict
    ? 'Judged are the outcome of each decision and its grounds.'
    : 'Judged is the outcome of each decision, and what it warns of where a setting let a request pass; --strict judges rule, reason and every warning too.'
  yield ''
  for (const { rule, first } of figures) if (first !== null) yield* disagreementLines(rule, first, assurance)
  for (const report of generated) yield* caseLines(report)
  const used = columns.filter(([name, figure]) => always.includes(name) || figures.some((row) => figure(row) > 0))
  yield ['rule'.padEnd(8), ...used.map(([name]) => name.padStart(widthOf(name)))].join('')
  for (const row of figures) yield rowOf(row, used)
  yield ''
  yield line
  yield `again     ${repeatCommand(assurance)}`
}

/** The columns that are shown though nothing stands in them. */
const always: readonly string[] = ['scenarios', 'agreed', 'missed', 'wrongly stopped', 'errors']

const widthOf = (column: string): number => column.length + 3

function rowOf(figures: RuleFigures, used: typeof columns): string {
  const numbers = used.map(([name, figure]) => String(figure(figures)).padStart(widthOf(name)))
  const keeper = figures.decidedBy === 'simulator' ? '   decided by the simulator' : ''
  return `${figures.rule.padEnd(8)}${numbers.join('')}${keeper}`
}

function* disagreementLines(rule: string, judged: JudgedScenario, assurance: Assurance): Generator<string> {
  const { scenario, result, disagreement } = judged
  yield `First of ${rule}: ${scenario.name}`
  yield `  ${resultInWords[result]}`
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
  yield `  again     ${repeatCommand(assurance, scenario.id)}`
  yield ''
}

const firstLine = (text: string): string => text.split('\n')[0] ?? ''
