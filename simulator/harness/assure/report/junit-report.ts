import { type Markup, markup } from '../../pages/markup.ts'
import { verdictOf } from '../assurance-verdict.ts'
import type { Assurance } from '../assure.ts'
import type { CaseReport } from '../cases/hunt.ts'
import { repeatCommand } from '../command-line.ts'
import { faredInWords } from '../fared-in-words.ts'
import type { Fared, JudgedScenario } from '../judgement.ts'
import { verdictText } from '../question-lines.ts'
import { failedStep } from '../scenario.ts'

/** The scenarios as JUnit XML, and each way in which generated questions showed a disagreement, as CI servers read it. */
export function junitReport(assurance: Assurance): string {
  const { scenarios, generated } = assurance
  const cases = generated.flatMap((report) => generatedCases(report, repeatCommand(assurance)))
  // Failures first: a CI server shows the first of many.
  const ordered = [...scenarios].sort((one, other) => Number(one.fared === 'agreed') - Number(other.fared === 'agreed'))
  const bad = scenarios.filter(({ fared }) => fared !== 'agreed')
  const errors = bad.filter(({ fared }) => isSilence(fared)).length
  const failures = bad.length - errors + generated.reduce((sum, { disagreements }) => sum + disagreements.length, 0)
  const seconds = scenarios.reduce((sum, { scenario }) => sum + scenario.seconds, 0)
  const { word, line } = verdictOf(assurance)
  return `<?xml version="1.0" encoding="UTF-8"?>
${
  markup`<testsuite name="${word}: Network Operator Certificate check of ${assurance.check}" tests="${scenarios.length + cases.length}" failures="${failures}" errors="${errors}" time="${seconds.toFixed(3)}">
<properties><property name="verdict" value="${line}"/><property name="again" value="${repeatCommand(assurance)}"/></properties>
${ordered.map((judged) => testCase(judged, repeatCommand(assurance, judged.scenario.id)))}${cases}</testsuite>`.text
}
`
}

const isSilence = (fared: Fared): boolean => fared === 'error' || fared === 'notAsked'

function testCase(judged: JudgedScenario, again: string): Markup {
  const { scenario, fared } = judged
  const { feature, clause, name, seconds, id } = scenario
  const open = markup`<testcase classname="${feature}" name="${clause === null ? name : `${clause}: ${name}`}" file="${id}" time="${seconds.toFixed(3)}"`
  if (fared === 'agreed') return markup`${open}/>\n`
  const text = `${detailOf(judged)}\nagain ${again}`
  return isSilence(fared)
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

function generatedCases({ what, disagreements, cases, notAsked }: CaseReport, again: string): readonly Markup[] {
  if (disagreements.length === 0 && notAsked === 0)
    return [markup`<testcase classname="Generated questions" name="${cases} ${what}"/>\n`]
  return disagreements.map(
    ({ fared, words, sighting }) =>
      markup`<testcase classname="Generated questions" name="everything is right, but ${words.join('; ')}"><failure message="${faredInWords[fared]}">they say ${verdictText(sighting.theirs)}
ours is ${verdictText(sighting.ours)}
${JSON.stringify(sighting.request)}
again ${again}</failure></testcase>\n`,
  )
}
