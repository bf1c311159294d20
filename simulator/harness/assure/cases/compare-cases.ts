import { createHash } from 'node:crypto'
import { createSmki } from '../../../../certs/smki.ts'
import type { Check } from '../../../dcc/check/check.ts'
import { createRandom } from '../../../environment/randomness.ts'
import { type Fared, kindOf } from '../judgement.ts'
import { ask } from '../questions/ask.ts'
import { createCertificateMint } from '../questions/certificate-mint.ts'
import { type Circumstances, checkRequestIn } from '../questions/circumstances.ts'
import { type Sighting, witnessed } from '../witness.ts'
import { caseInWords } from './case-words.ts'

/** One way in which an implementation disagrees, by the smallest question that shows it. */
export interface ShrunkDisagreement {
  readonly fared: Fared
  /** How many of the random questions showed it. */
  readonly count: number
  /** In what the question differs from one in which everything is right. */
  readonly words: readonly string[]
  readonly sighting: Sighting
}

export interface CaseReport {
  readonly cases: number
  readonly agreed: number
  /** The most frequent first. */
  readonly disagreements: readonly ShrunkDisagreement[]
  /** Ways of disagreeing that were counted and not shrunk. */
  readonly notShrunk: number
}

/** Ways of disagreeing that are shrunk: each costs some hundred questions more. */
const mostShrunk = 8

/**
 * Asks an implementation random questions and shrinks each way in which it disagrees with ours to a minimal example.
 * The same seed and number ask the same questions.
 */
export async function compareCases(
  check: Check,
  { cases, seed }: { cases: number; seed: string },
): Promise<CaseReport> {
  const { default: fc } = await import('fast-check')
  const { someCase } = await import('./random-case.ts')
  const put = createAsking(check, seed)
  const numbered = { seed: createHash('sha256').update(seed).digest().readInt32BE(0), numRuns: cases }

  const counts = new Map<string, number>()
  const first = fc.asyncProperty(someCase, async (given) => {
    const way = wayOf(await put(given))
    if (way !== null) counts.set(way, (counts.get(way) ?? 0) + 1)
  })
  await fc.assert(first, numbered)

  const ways = [...counts].sort(([, one], [, other]) => other - one)
  const disagreements: ShrunkDisagreement[] = []
  for (const [way, count] of ways.slice(0, mostShrunk)) {
    const property = fc.asyncProperty(someCase, async (given) => wayOf(await put(given)) !== way)
    const { counterexample } = await fc.check(property, numbered)
    if (counterexample === null) continue
    const sighting = await put(counterexample[0])
    disagreements.push({ fared: kindOf(sighting), count, words: caseInWords(counterexample[0]), sighting })
  }
  const disagreed = ways.reduce((sum, [, count]) => sum + count, 0)
  return { cases, agreed: cases - disagreed, disagreements, notShrunk: Math.max(0, ways.length - mostShrunk) }
}

/** Two questions show the same way of disagreeing where the same rule of ours meets the same outcome of theirs. */
function wayOf({ ours, theirs }: Sighting): string | null {
  return ours.outcome === theirs.outcome ? null : `${ours.outcome} by ${ours.rule}, ${theirs.outcome}`
}

/** Puts a case to an implementation; what it said of a question is remembered, as shrinking comes back to many. */
function createAsking(check: Check, seed: string): (given: Circumstances) => Promise<Sighting> {
  const mint = createCertificateMint(createSmki(createRandom(seed).derive('smki')))
  let seen: Sighting | null = null
  const watched = witnessed(check, (sighting) => {
    seen = sighting
  })
  const said = new Map<string, Pick<Sighting, 'theirs' | 'ours'>>()
  return async (given) => {
    const request = checkRequestIn(given, mint)
    const key = createHash('sha256').update(JSON.stringify(request)).digest('base64')
    const before = said.get(key)
    if (before !== undefined) return { request, ...before }
    seen = null
    await ask(watched, request).catch(() => null)
    if (seen === null) throw new Error('The check was asked and nobody saw it')
    const { theirs, ours }: Sighting = seen
    said.set(key, { theirs, ours })
    return { request, theirs, ours }
  }
}
