import type { Circumstances } from '../questions.ts'

/**
 * One line of the rule book: in what a request differs from one that is right in everything (`questions.ts`), and the
 * verdict on it, as `outcome rule reason +warning`. Case numbers in names are those of
 * docs/domain/the-modification.md#cases.
 */
export type Row = readonly [name: string, given: Circumstances, verdict: string]
