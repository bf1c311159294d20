import type { RuleId } from '../../network-operator-check/rules.ts'
import { rules } from '../../network-operator-check/rules.ts'
import { hasRightGrounds, letPass } from './grounds.ts'
import { failedStep, type PlayedScenario, rulesOf } from './scenario.ts'
import type { Sighting } from './witness.ts'

/**
 * How an implementation fared in a scenario. `missed`: it let through what should be refused; `stopped`: it refused what
 * should not be; `unwarned`: it let pass what a setting accepts, and did not warn of it; `grounds`: its outcome is right
 * and its rule, reason or warnings are not, where those are judged; `error`: it was asked and gave no verdict;
 * `notAsked`: it was not asked any more after it had failed; `other`: it confused accepted with not applicable, or the
 * scenario did not go as written for another reason.
 */
export const allFared = ['agreed', 'missed', 'stopped', 'unwarned', 'grounds', 'error', 'notAsked', 'other'] as const
export type Fared = (typeof allFared)[number]

export interface JudgedScenario {
  readonly scenario: PlayedScenario
  readonly fared: Fared
  /** The first question that it did not answer as it should have; null where it answered all so. */
  readonly disagreement: Sighting | null
}

export interface RuleFigures extends Readonly<Record<Fared, number>> {
  readonly rule: RuleId
  /** Whether the implementation keeps it, or the simulator around it. */
  readonly decidedBy: 'check' | 'simulator'
  readonly scenarios: number
  /** The first scenario in which they did not agree; null where they always did. */
  readonly first: JudgedScenario | null
}

/** @param strict whether the grounds of a verdict count with its outcome */
export function judgeScenario(scenario: PlayedScenario, strict = false): JudgedScenario {
  const disagreement = scenario.sightings.find((sighting) => kindOf(sighting, strict) !== 'agreed') ?? null
  if (disagreement !== null) return { scenario, fared: kindOf(disagreement, strict), disagreement }
  return { scenario, fared: failedStep(scenario) === undefined ? 'agreed' : 'other', disagreement: null }
}

/** What sort of disagreement a question ended in. */
export function kindOf({ request, ours, theirs }: Sighting, strict: boolean): Fared {
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
    const count = (fared: Fared) => own.filter((each) => each.fared === fared).length
    return [
      {
        rule,
        decidedBy,
        scenarios: own.length,
        ...(Object.fromEntries(allFared.map((fared) => [fared, count(fared)])) as Record<Fared, number>),
        first: own.find(({ fared }) => fared !== 'agreed') ?? null,
      },
    ]
  })
}
