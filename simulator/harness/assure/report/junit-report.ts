import { type JUnitCase, type JUnitResult, junitDocumentOf } from '../../pages/junit.ts'
import { verdictOf } from '../assurance-verdict.ts'
import type { Assurance } from '../assure.ts'
import type { CaseReport } from '../cases/find-disagreements.ts'
import { repeatCommand } from '../command-line.ts'
import type { JudgedScenario } from '../judgement.ts'
import { resultInWords } from '../judgement.ts'
import { verdictText } from '../question-lines.ts'
import { failedStep } from '../scenario.ts'

/** The scenarios as JUnit XML, and each way in which generated questions showed a disagreement, as CI servers read it. */
export function junitReport(assurance: Assurance): string {
  const { scenarios, generated, check } = assurance
  const again = repeatCommand(assurance)
  const { word, line } = verdictOf(assurance)
  // Failures first: a CI server shows the first of many.
  const ordered = [...scenarios].sort(
    (one, other) => Number(one.result === 'agreed') - Number(other.result === 'agreed'),
  )
  return junitDocumentOf({
    name: `${word}: Network Operator Certificate check of ${check}`,
    properties: { verdict: line, again },
    cases: [
      ...ordered.map((judged) => scenarioCase(judged, repeatCommand(assurance, judged.scenario.id))),
      ...generated.flatMap((report) => generatedCases(report, again)),
    ],
  })
}

function scenarioCase(judged: JudgedScenario, again: string): JUnitCase {
  const { feature, clause, name, seconds, id } = judged.scenario
  return {
    className: feature,
    name: clause === null ? name : `${clause}: ${name}`,
    file: id,
    seconds,
    result: resultOf(judged, again),
  }
}

function resultOf(judged: JudgedScenario, again: string): JUnitResult {
  const { result } = judged
  if (result === 'agreed') return { status: 'passed' }
  return {
    status: result === 'error' || result === 'notAsked' ? 'error' : 'failure',
    message: resultInWords[result],
    detail: `${detailOf(judged)}\nagain ${again}`,
  }
}

function detailOf({ scenario, disagreement }: JudgedScenario): string {
  const step = failedStep(scenario)
  return [
    ...(step === undefined ? [] : [`${step.text}: ${step.message}`]),
    ...(disagreement === null
      ? []
      : [
          `they say ${verdictText(disagreement.theirs)}`,
          `ours is ${verdictText(disagreement.ours)}`,
          JSON.stringify(disagreement.request),
        ]),
  ].join('\n')
}

const generatedQuestions = { className: 'Generated questions', seconds: 0 }

function generatedCases({ what, disagreements, cases, notAsked }: CaseReport, again: string): readonly JUnitCase[] {
  if (disagreements.length === 0 && notAsked === 0)
    return [{ ...generatedQuestions, name: `${cases} ${what}`, result: { status: 'passed' } }]
  return disagreements.map(({ result, words, observation }) => ({
    ...generatedQuestions,
    name: `everything is right, but ${words.join('; ')}`,
    result: {
      status: 'failure',
      message: resultInWords[result],
      detail: [
        `they say ${verdictText(observation.theirs)}`,
        `ours is ${verdictText(observation.ours)}`,
        JSON.stringify(observation.request),
        `again ${again}`,
      ].join('\n'),
    },
  }))
}
