import type { CheckRequest, CheckVerdict } from '../../simulator/network-operator-check/contract.ts'
import { everyMutant } from '../../simulator/network-operator-check/mutants/support/every-mutant.ts'
import type { RuleId } from '../../simulator/network-operator-check/rules.ts'

/** A faulty implementation of the check. */
export interface Mutant {
  readonly name: string
  /** The rule that it breaks. */
  readonly rule: RuleId
  readonly story: string
  readonly judge: (request: CheckRequest) => CheckVerdict
}

/** Every faulty implementation, or those whose names contain one of the given words. */
export async function readMutants(words: readonly string[]): Promise<readonly Mutant[]> {
  const mutants = await everyMutant()
  return mutants
    .filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))
    .map(({ name, flaw, judge }) => ({ name, ...flaw, judge }))
}
