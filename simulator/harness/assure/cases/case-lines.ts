import { faredInWords } from '../assurance-lines.ts'
import type { Assurance } from '../assure.ts'
import { repeatCommand } from '../command-line.ts'
import { questionLines, verdictText } from '../question-lines.ts'
import type { CaseReport, ShrunkDisagreement } from './compare-cases.ts'

/** What random questions showed, for a person: each way of disagreeing by its smallest example. */
export function* caseLines(
  report: CaseReport,
  assurance: Pick<Assurance, 'check' | 'strict' | 'seed'>,
): Generator<string> {
  const { cases, agreed, disagreements, notShrunk } = report
  yield `${cases} random questions: ${agreed} agreed, ${cases - agreed} did not.`
  for (const disagreement of disagreements) yield* disagreementLines(disagreement)
  if (notShrunk > 0) yield `${notShrunk} more ways of disagreeing are not shown.`
  if (agreed < cases) yield `again: ${repeatCommand(assurance, { cases })}`
}

function* disagreementLines({ fared, count, words, sighting }: ShrunkDisagreement): Generator<string> {
  yield ''
  yield `${count} times ${faredInWords[fared]}. The smallest: everything is right, but`
  for (const word of words) yield `  - ${word}`
  yield `  they say  ${verdictText(sighting.theirs)}`
  yield `  ours is   ${verdictText(sighting.ours)}`
  const [opening = '', ...rest] = questionLines(sighting.request)
  yield `  asked     ${opening}`
  for (const line of rest) yield `            ${line}`
}
