import { resultInWords } from '../judgement.ts'
import { questionLines, verdictText } from '../question-lines.ts'
import type { CaseReport, ShrunkDisagreement } from './find-disagreements.ts'

/** What generated questions showed, for a person: each way of disagreeing by its smallest example. */
export function* caseLines({ what, cases, agreed, notAsked, disagreements, notShrunk }: CaseReport): Generator<string> {
  const unasked = notAsked === 0 ? '' : `, ${notAsked} were not asked`
  yield `${cases} ${what}: ${agreed} agreed, ${cases - agreed - notAsked} did not${unasked}.`
  for (const disagreement of disagreements) yield* disagreementLines(disagreement)
  if (notShrunk > 0) yield `${notShrunk} more ways of disagreeing are not shown.`
  yield ''
}

function* disagreementLines({ result, count, words, observation }: ShrunkDisagreement): Generator<string> {
  yield ''
  yield `${count} times ${resultInWords[result]}. The smallest: everything is right, but`
  for (const word of words) yield `  - ${word}`
  yield `  they say  ${verdictText(observation.theirs)}`
  yield `  ours is   ${verdictText(observation.ours)}`
  const [opening = '', ...rest] = questionLines(observation.request)
  yield `  asked     ${opening}`
  for (const line of rest) yield `            ${line}`
}
