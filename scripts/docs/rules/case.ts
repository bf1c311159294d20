/**
 * What proves a case, at the least: `network`, a scenario in which a whole network runs; `check`, a scenario or a row of
 * the rule book in which the check alone is asked.
 */
export type Proof = 'network' | 'check' | { readonly outOfScope: string }

/** What may happen, what becomes of it, and what proves that. A case is proved in a network unless it says otherwise. */
type CaseInWords = readonly [happening: string, outcome: string, proof?: Proof]

/** Cases by their numbers in docs/domain/the-modification.md#cases, which tags, rows and verdicts cite. */
export type CasesInWords = Readonly<Record<number, CaseInWords>>

/** The cases that a test or a row says it is about: `(case 5)`, `(cases 11, 62)`, `case 71: …`. */
export function casesNamedIn(name: string): readonly number[] {
  const [, numbers = ''] = /\bcases? (\d+(?:, \d+)*)/.exec(name) ?? []
  return [...numbers.matchAll(/\d+/g)].map(Number)
}
