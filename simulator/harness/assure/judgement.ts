import type { RuleId } from '../../network-operator-check/rules.ts'
import { rules } from '../../network-operator-check/rules.ts'
import { failedStep, type PlayedScenario, rulesOf } from './scenario.ts'
import type { Sighting } from './witness.ts'

/**
 * How an implementation fared in a scenario. `missed`: it let through what should be refused; `stopped`: it refused what
 * should not be; `error`: it gave no verdict; `other`: it confused accepted with not applicable, or the scenario did
 * not go as written for another reason.
 */
export type Fared = 'agreed' | 'missed' | 'stopped' | 'error' | 'other'

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

export function judgeScenario(scenario: PlayedScenario): JudgedScenario {
  const disagreement = scenario.sightings.find(({ ours, theirs }) => ours.outcome !== theirs.outcome) ?? null
  if (disagreement !== null) return { scenario, fared: kindOf(disagreement), disagreement }
  return { scenario, fared: failedStep(scenario) === undefined ? 'agreed' : 'other', disagreement: null }
}

/** What sort of disagreement a question ended in. */
export function kindOf({ ours, theirs }: Pick<Sighting, 'ours' | 'theirs'>): Fared {
  if (theirs.outcome === 'no-verdict') return 'error'
  if (theirs.outcome === ours.outcome) return 'agreed'
  if (ours.outcome === 'refused') return 'missed'
  return theirs.outcome === 'refused' ? 'stopped' : 'other'
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
        agreed: count('agreed'),
        missed: count('missed'),
        stopped: count('stopped'),
        error: count('error'),
        other: count('other'),
        first: own.find(({ fared }) => fared !== 'agreed') ?? null,
      },
    ]
  })
}
