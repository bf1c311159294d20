import type { Check } from '../../../dcc/check/check.ts'
import { kindOf } from '../judgement.ts'
import type { Observation } from '../observed-check.ts'
import { createAsking } from './asking.ts'
import { caseInWords } from './case-words.ts'
import { type CaseReport, type Finding, findDisagreements } from './find-disagreements.ts'

export interface CaseOptions {
  readonly cases: number
  readonly seed: string
  /** Whether the grounds of a verdict count with its outcome. */
  readonly strict: boolean
}

/** Asks an implementation random questions, and shrinks each way in which it disagrees with ours to a minimal example. */
export async function compareCases(check: Check, { strict, ...numbered }: CaseOptions): Promise<CaseReport> {
  const { default: fc } = await import('fast-check')
  const { someCase } = await import('./random-case.ts')
  const put = createAsking(check, numbered.seed)
  return findDisagreements('random questions', fc, someCase, numbered, async (given) => {
    const observation = await put(given)
    return findingOf(observation, strict, () => caseInWords(given))
  })
}

/** Two questions show the same way of disagreeing where the same rule of ours meets the same outcome of theirs. */
function findingOf(observation: Observation, strict: boolean, words: () => readonly string[]): Finding | null {
  const { ours, theirs } = observation
  const result = kindOf(observation, strict)
  if (result === 'agreed') return null
  return { way: `${result}: ${ours.outcome} by ${ours.rule}, ${theirs.outcome}`, result, words: words(), observation }
}
