import { faredInWords } from '../assurance-lines.ts'
import type { Assurance } from '../assure.ts'
import type { CaseReport } from '../cases/compare-cases.ts'
import type { JudgedScenario } from '../judgement.ts'
import { verdictText } from '../question-lines.ts'
import { failedStep } from '../scenario.ts'
import { type Markup, markup } from './markup.ts'

/** The scenarios as JUnit XML, and each way in which random questions showed a disagreement, as CI servers read it. */
export function junitReport({ scenarios }: Assurance, cases: CaseReport | null): string {
  const random = cases === null ? [] : randomCases(cases)
  const bad = scenarios.filter(({ fared }) => fared !== 'agreed')
  const errors = bad.filter(({ fared }) => fared === 'error').length
  const failures = bad.length - errors + (cases?.disagreements.length ?? 0)
  const seconds = scenarios.reduce((sum, { scenario }) => sum + scenario.seconds, 0)
  return `<?xml version="1.0" encoding="UTF-8"?>
${
  markup`<testsuite name="Network Operator Certificate check" tests="${scenarios.length + random.length}" failures="${failures}" errors="${errors}" time="${seconds.toFixed(3)}">
${scenarios.map(testCase)}${random}</testsuite>`.text
}
`
}

function testCase(judged: JudgedScenario): Markup {
  const { scenario, fared } = judged
  const { feature, clause, name, seconds, id } = scenario
  const open = markup`<testcase classname="${feature}" name="${clause === null ? name : `${clause}: ${name}`}" file="${id}" time="${seconds.toFixed(3)}"`
  if (fared === 'agreed') return markup`${open}/>\n`
  const text = detailOf(judged)
  return fared === 'error'
    ? markup`${open}><error message="${faredInWords[fared]}">${text}</error></testcase>\n`
    : markup`${open}><failure message="${faredInWords[fared]}">${text}</failure></testcase>\n`
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

function randomCases({ disagreements, cases }: CaseReport): readonly Markup[] {
  if (disagreements.length === 0)
    return [markup`<testcase classname="Random questions" name="${cases} random questions"/>\n`]
  return disagreements.map(
    ({ fared, words, sighting }) =>
      markup`<testcase classname="Random questions" name="everything is right, but ${words.join('; ')}"><failure message="${faredInWords[fared]}">they say ${verdictText(sighting.theirs)}
ours is ${verdictText(sighting.ours)}
${JSON.stringify(sighting.request)}</failure></testcase>\n`,
  )
}
