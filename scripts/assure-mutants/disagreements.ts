import { type PlayedScenario, rulesOf } from '../../simulator/harness/assure/scenario.ts'
import type { CheckRequest, CheckVerdict } from '../../simulator/network-operator-check/contract.ts'
import type { RuleId } from '../../simulator/network-operator-check/rules.ts'
import type { Mutant } from './mutant.ts'

/** The scenarios in which a mutant answers a question of theirs otherwise than it should. */
export const disagreeing = ({ judge }: Mutant, scenarios: readonly PlayedScenario[]): readonly PlayedScenario[] =>
  scenarios.filter(({ observations }) =>
    observations.some(({ request, ours }) => outcomeOf(judge, request) !== ours.outcome),
  )

function outcomeOf(judge: Mutant['judge'], request: CheckRequest): CheckVerdict['outcome'] | 'no-verdict' {
  try {
    return judge(request).outcome
  } catch {
    return 'no-verdict'
  }
}

/** Scenarios by each rule that they are about. */
export function byRule(scenarios: readonly PlayedScenario[]): ReadonlyMap<RuleId, readonly PlayedScenario[]> {
  const found = new Map<RuleId, PlayedScenario[]>()
  for (const scenario of scenarios)
    for (const rule of rulesOf(scenario)) found.set(rule, [...(found.get(rule) ?? []), scenario])
  return found
}

/** The first scenario of each rule: enough to see a mutant fail under each of them. */
export const oneOfEachRule = (scenarios: readonly PlayedScenario[]): readonly string[] => [
  ...new Set([...byRule(scenarios).values()].flatMap(([first]) => (first === undefined ? [] : [first.id]))),
]
