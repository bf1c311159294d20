import type { Assurance } from './assure.ts'
import { usualCases } from './assure.ts'

/** What comes of a run, in words. */
export interface AssuranceVerdict {
  readonly passed: boolean
  /** What alone was judged, where it was not all; null where it was. */
  readonly part: string | null
  /** PASS or FAIL, and PARTIAL before it where not all was judged. */
  readonly word: string
  /** The whole of it, in a line. */
  readonly line: string
}

export function verdictOf(assurance: Assurance): AssuranceVerdict {
  const { scenarios, generated } = assurance
  const questions = generated.reduce((sum, { cases }) => sum + cases, 0)
  const wrongScenarios = scenarios.filter(({ result }) => result !== 'agreed').length
  const wrongQuestions = questions - generated.reduce((sum, { agreed }) => sum + agreed, 0)
  const passed = wrongScenarios + wrongQuestions === 0
  const part = partOf(assurance)
  const word = `${part === null ? '' : 'PARTIAL '}${passed ? 'PASS' : 'FAIL'}`
  const parts = [
    share(wrongScenarios, scenarios.length, 'scenarios'),
    ...(questions === 0 ? [] : [share(wrongQuestions, questions, 'generated questions')]),
  ]
  const only = part === null ? '' : ` (${part})`
  return { passed, part, word, line: `${word}${only}: ${parts.join(', ')}.${silenceOf(assurance)}` }
}

const share = (wrong: number, all: number, what: string): string =>
  wrong === 0 ? `all ${all} ${what} agreed` : `${wrong} of ${all} ${what} did not agree`

function partOf({ rule, only, cases }: Assurance): string | null {
  if (only !== null) return `only ${only.length === 1 ? 'one scenario' : `${only.length} places in the features`}`
  if (rule !== null) return `only the scenarios of ${rule}`
  if (cases === 0) return 'only the scenarios, no generated questions'
  return cases < usualCases ? `only ${cases} random questions, not ${usualCases}` : null
}

/** Questions that it was asked in vain are one thing, and such as it was not asked another. */
function silenceOf({ errors, notAsked, generated }: Assurance): string {
  const unasked = notAsked + generated.reduce((sum, report) => sum + report.notAsked, 0)
  const words = [
    ...(errors === 0 ? [] : [`${errors} questions of the scenarios got no verdict`]),
    ...(unasked === 0 ? [] : [`${unasked} questions were not asked, because it had failed too often before them`]),
  ]
  return words.length === 0 ? '' : ` ${words.join('; ')}.`
}
