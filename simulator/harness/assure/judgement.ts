import type { RuleId } from '../../network-operator-check/rules.ts'
import { rules } from '../../network-operator-check/rules.ts'
import { hasRightGrounds, letPass } from './grounds.ts'
import type { Observation } from './observed-check.ts'
import { failedStep, type PlayedScenario, rulesOf } from './scenario.ts'

/**
 * How a scenario went with an implementation. `missed`: it let through what should be refused; `stopped`: it refused what
 * should not be; `unwarned`: it let pass what a setting accepts, and did not warn of it; `grounds`: its outcome is right
 * and its rule, reason or warnings are not, where those are judged; `error`: it was asked and gave no verdict;
 * `notAsked`: it was not asked any more after it had failed; `other`: it confused accepted with not applicable, or the
 * scenario did not go as written for another reason.
 */
export const scenarioResults = [
  'agreed',
  'missed',
  'stopped',
  'unwarned',
  'grounds',
  'error',
  'notAsked',
  'other',
] as const
export type ScenarioResult = (typeof scenarioResults)[number]

/** What became of a scenario, in words. */
export const resultInWords: Readonly<Record<ScenarioResult, string>> = {
  agreed: 'agreed',
  missed: 'missed: it let through what should be refused',
  stopped: 'wrongly stopped: it refused what should not be',
  unwarned: 'no warning: it let pass what a setting accepts, and did not warn of it',
  grounds: 'other grounds: the outcome is right, the rule, the reason or the warnings are not',
  error: 'error: it gave no verdict',
  notAsked: 'not asked: it had failed too often to be asked any more',
  other: 'it did not go as written',
}

export interface JudgedScenario {
  readonly scenario: PlayedScenario
  readonly result: ScenarioResult
  /** The first question that it did not answer as it should have; null where it answered all so. */
  readonly disagreement: Observation | null
}

export interface RuleFigures extends Readonly<Record<ScenarioResult, number>> {
  readonly rule: RuleId
  /** Whether the implementation keeps it, or the simulator around it. */
  readonly decidedBy: 'check' | 'simulator'
  readonly scenarios: number
  /** The first scenario in which they did not agree; null where they always did. */
  readonly first: JudgedScenario | null
}

/** @param strict whether the grounds of a verdict count with its outcome */
export function judgeScenario(scenario: PlayedScenario, strict = false): JudgedScenario {
  const disagreement = scenario.observations.find((observation) => kindOf(observation, strict) !== 'agreed') ?? null
  if (disagreement !== null) return { scenario, result: kindOf(disagreement, strict), disagreement }
  return { scenario, result: failedStep(scenario) === undefined ? 'agreed' : 'other', disagreement: null }
}

/** What sort of disagreement a question ended in. */
export function kindOf({ request, ours, theirs }: Observation, strict: boolean): ScenarioResult {
  if (theirs.outcome === 'no-verdict') return theirs.reason === 'not-asked' ? 'notAsked' : 'error'
  if (theirs.outcome !== ours.outcome) {
    if (ours.outcome === 'refused') return 'missed'
    return theirs.outcome === 'refused' ? 'stopped' : 'other'
  }
  const passed = letPass(ours)
  if (passed !== null && !theirs.warnings.includes(passed)) return 'unwarned'
  return !strict || hasRightGrounds(request, ours, theirs) ? 'agreed' : 'grounds'
}

/** The figures of every rule that has a scenario; a scenario counts under each rule that it is tagged with. */
export function figuresOf(judged: readonly JudgedScenario[]): readonly RuleFigures[] {
  return rules.flatMap(({ id: rule, decidedBy }) => {
    const own = judged.filter(({ scenario }) => rulesOf(scenario).includes(rule))
    if (own.length === 0) return []
    const count = (result: ScenarioResult) => own.filter((each) => each.result === result).length
    return [
      {
        rule,
        decidedBy,
        scenarios: own.length,
        ...(Object.fromEntries(scenarioResults.map((result) => [result, count(result)])) as Record<
          ScenarioResult,
          number
        >),
        first: own.find(({ result }) => result !== 'agreed') ?? null,
      },
    ]
  })
}
