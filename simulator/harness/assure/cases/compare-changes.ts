import type { Check } from '../../../dcc/check/check.ts'
import { kindOf } from '../judgement.ts'
import type { Observation } from '../observed-check.ts'
import { createAsking } from './asking.ts'
import { caseInWords } from './case-words.ts'
import type { CaseOptions } from './compare-cases.ts'
import { type CaseReport, type Finding, findDisagreements } from './find-disagreements.ts'

/**
 * Asks an implementation a question, changes one thing in it that should or should not matter, and asks again. An
 * example fails where either answer is wrong.
 */
export async function compareChanges(check: Check, { strict, ...numbered }: CaseOptions): Promise<CaseReport> {
  const { default: fc } = await import('fast-check')
  const { someQuestion } = await import('./some-question.ts')
  const { changes } = await import('./changes/changes.ts')
  const put = createAsking(check, `${numbered.seed}/twisted`)
  const examples = fc.record({
    before: someQuestion,
    change: fc.constantFrom(...changes),
    // Which of several is changed: which record, which octet, which certificate.
    choice: fc.nat(10_000),
  })
  return findDisagreements(
    'questions with one thing changed',
    fc,
    examples,
    numbered,
    async ({ before, change, choice }): Promise<Finding | null> => {
      const first = await put(before)
      const wrongBefore = kindOf(first, strict)
      if (wrongBefore !== 'agreed')
        return {
          way: `${wrongBefore}: ${first.ours.outcome} by ${first.ours.rule}, ${first.theirs.outcome}`,
          result: wrongBefore,
          words: caseInWords(before),
          observation: first,
        }
      const changed = change.make(before, choice)
      if (changed === null) return null
      const second = await put({ ...before, ...changed })
      const result = kindOf(second, strict)
      if (result === 'agreed') return null
      const words = [...caseInWords(before), `then ${change.words}, which should ${matters(first, second)}`]
      return {
        way: `${result}: ${change.words}: ${second.ours.outcome}, ${second.theirs.outcome}`,
        result,
        words,
        observation: second,
      }
    },
  )
}

function matters(first: Observation, second: Observation): string {
  const { outcome, rule } = second.ours
  return first.ours.outcome === outcome && first.ours.rule === rule
    ? 'change nothing'
    : `make it ${outcome} by ${rule}, where it was ${first.ours.outcome} by ${first.ours.rule}`
}
