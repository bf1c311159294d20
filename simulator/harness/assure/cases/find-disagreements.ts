import { createHash } from 'node:crypto'
import type FastCheck from 'fast-check'
import type { ScenarioResult } from '../judgement.ts'
import type { Observation } from '../observed-check.ts'

/** One way in which an implementation disagrees, by the smallest example that shows it. */
export interface ShrunkDisagreement {
  readonly result: ScenarioResult
  /** How many examples showed it. */
  readonly count: number
  /** What the example is, a sentence each. */
  readonly words: readonly string[]
  readonly observation: Observation
}

type FastChecking = Pick<typeof FastCheck, 'asyncProperty' | 'assert' | 'check'>

export interface CaseReport {
  /** What was tried, in the plural. */
  readonly what: string
  readonly cases: number
  readonly agreed: number
  /** Those that were not asked, because it had failed too often. */
  readonly notAsked: number
  /** The most frequent first. */
  readonly disagreements: readonly ShrunkDisagreement[]
  /** Ways of disagreeing that were counted and not shrunk. */
  readonly notShrunk: number
}

/** What an example showed: null where all of it was answered as it should be. */
export interface Finding extends Omit<ShrunkDisagreement, 'count'> {
  /** Two findings of one way are the same disagreement. */
  readonly way: string
}

/** Ways of disagreeing that are shrunk: each costs some hundred questions more. */
const mostShrunk = 8

/** Questions, of those asked to shrink one way, after which the smallest example so far has to do. */
const mostAskedToShrink = 400

/**
 * Tries examples, and shrinks each way in which they fail to a minimal one. The same seed and number try the same.
 *
 * @param trial asks about an example; null where all is as it should be
 */
export async function findDisagreements<Example>(
  what: string,
  fc: FastChecking,
  examples: FastCheck.Arbitrary<Example>,
  { cases, seed }: { readonly cases: number; readonly seed: string },
  trial: (example: Example) => Promise<Finding | null>,
): Promise<CaseReport> {
  const numbered = { seed: createHash('sha256').update(seed).digest().readInt32BE(0), numRuns: cases }
  const counts = new Map<string, number>()
  let notAsked = 0
  const first = fc.asyncProperty(examples, async (example) => {
    const finding = await trial(example)
    if (finding?.result === 'notAsked') notAsked += 1
    else if (finding !== null) counts.set(finding.way, (counts.get(finding.way) ?? 0) + 1)
  })
  await fc.assert(first, numbered)

  const ways = [...counts].sort(([, one], [, other]) => other - one)
  const disagreements: ShrunkDisagreement[] = []
  for (const [way, count] of ways.slice(0, mostShrunk)) {
    const finding = await smallestOf(fc, examples, numbered, trial, way)
    if (finding !== null) disagreements.push({ ...finding, count })
  }
  const disagreed = ways.reduce((sum, [, count]) => sum + count, 0)
  const notShrunk = ways.length - disagreements.length
  return { what, cases, agreed: cases - disagreed - notAsked, notAsked, disagreements, notShrunk }
}

async function smallestOf<Example>(
  fc: FastChecking,
  examples: FastCheck.Arbitrary<Example>,
  numbered: { readonly seed: number; readonly numRuns: number },
  trial: (example: Example) => Promise<Finding | null>,
  way: string,
): Promise<Omit<ShrunkDisagreement, 'count'> | null> {
  let smallest: Finding | null = null
  let askedSince = 0
  const property = fc.asyncProperty(examples, async (example) => {
    if (smallest !== null && ++askedSince > mostAskedToShrink) return true
    const finding = await trial(example)
    if (finding?.way !== way) return true
    smallest = finding
    return false
  })
  await fc.check(property, numbered)
  if (smallest === null) return null
  const { result, words, observation } = smallest as Finding
  return { result, words, observation }
}
