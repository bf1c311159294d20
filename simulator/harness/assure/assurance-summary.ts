import { verdictOf } from './assurance-verdict.ts'
import type { Assurance } from './assure.ts'
import type { CaseReport } from './cases/find-disagreements.ts'
import { repeatCommand } from './command-line.ts'
import { resultInWords } from './judgement.ts'
import { verdictText } from './question-lines.ts'

/** An assurance as data, in the form that `--json` prints. */
export function summaryOf(assurance: Assurance) {
  const { check, digest, says, scenarios, figures, generated, errors, notAsked } = assurance
  const failed = scenarios.filter(({ result }) => result !== 'agreed')
  const { word, line } = verdictOf(assurance)
  return {
    verdict: word,
    because: line,
    check,
    digest,
    says,
    again: repeatCommand(assurance),
    scenarios: { passed: scenarios.length - failed.length, failed: failed.length },
    failed: failed.map(({ scenario, result, disagreement }) => ({
      id: scenario.id,
      name: scenario.name,
      tags: scenario.tags,
      result,
      inWords: resultInWords[result],
      ...(disagreement === null
        ? {}
        : { theirs: verdictText(disagreement.theirs), ours: verdictText(disagreement.ours) }),
      again: repeatCommand(assurance, scenario.id),
    })),
    rules: Object.fromEntries(
      figures.map((row) => [row.rule, { scenarios: row.scenarios, failed: row.scenarios - row.agreed }]),
    ),
    errors,
    notAsked,
    generated: generated.map(generatedData),
  }
}

const generatedData = ({ what, cases, agreed, notAsked, disagreements, notShrunk }: CaseReport) => ({
  what,
  passed: agreed,
  failed: cases - agreed - notAsked,
  notAsked,
  disagreements: disagreements.map(({ result, count, words, observation }) => ({
    result,
    count,
    words,
    ...observation,
  })),
  notShrunk,
})
