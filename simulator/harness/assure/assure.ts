import { type RuleId, ruleIds } from '../../network-operator-check/rules.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import { compareCases } from './cases/compare-cases.ts'
import { compareChanges } from './cases/compare-changes.ts'
import type { CaseReport } from './cases/find-disagreements.ts'
import { checkFromHere, openCheckUnderTest } from './check-under-test.ts'
import { type Identity, identify } from './identity.ts'
import { figuresOf, type JudgedScenario, judgeScenario, type RuleFigures } from './judgement.ts'
import { playScenarios } from './play-scenarios.ts'
import type { PlayListener } from './scenario.ts'

/** The world in which the scenarios play, unless another seed is asked for. */
export const scenarioSeed = 'features'

/** How many random questions are asked, unless another number is asked for. */
export const usualCases = 500

export interface AssuranceOptions {
  /** Who is judged: whatever `--check` takes. */
  readonly check: string
  /** Whether the grounds of a verdict count with its outcome. */
  readonly strict: boolean
  readonly seed: string
  /** Only scenarios of this rule. */
  readonly rule?: RuleId
  /** Only these: `file:line`. */
  readonly only?: readonly string[]
  /** Random questions, and twice as many with one thing changed; where absent, the usual number, or none of a part. */
  readonly cases?: number
}

/** What a run says of an implementation: over the scenarios, and over questions that a generator makes. */
export interface Assurance extends Identity {
  /** The implementation by its name, without passwords. */
  readonly check: string
  readonly strict: boolean
  readonly seed: string
  readonly rule: RuleId | null
  readonly only: readonly string[] | null
  /** How many random questions were asked for. */
  readonly cases: number
  readonly scenarios: readonly JudgedScenario[]
  readonly figures: readonly RuleFigures[]
  readonly generated: readonly CaseReport[]
  /** Questions of the scenarios to which it gave no verdict though it was asked. */
  readonly errors: number
  /** Questions of the scenarios that it was not asked, because it had failed. */
  readonly notAsked: number
}

/**
 * Judges an implementation by the scenarios of the check, end to end and at the port, and by questions that a generator
 * makes: random ones, and such with one thing changed.
 *
 * @throws SimulatorFault SIM_USAGE where the check cannot be opened or nothing is selected
 */
export async function assure(options: AssuranceOptions, listener: PlayListener, log: Logger): Promise<Assurance> {
  const { check: named, strict, seed, rule = null, only = null } = options
  const cases = options.cases ?? (rule === null && only === null ? usualCases : 0)
  const { name, ...identity } = await identify(named, log)
  const selection = { tags: rule === null ? anyRule : `@${rule}`, ...(only === null ? {} : { paths: only }) }
  const played = await playScenarios(selection, { check: checkFromHere(named), strict: false, seed }, listener)
  const scenarios = played.map((scenario) => judgeScenario(scenario, strict))
  const silences = played.flatMap(({ observations }) =>
    observations.flatMap(({ theirs }) => (theirs.outcome === 'no-verdict' ? [theirs.reason] : [])),
  )
  const notAsked = silences.filter((reason) => reason === 'not-asked').length
  return {
    check: name,
    ...identity,
    strict,
    seed,
    rule,
    only,
    cases,
    scenarios,
    figures: figuresOf(scenarios).filter((row) => rule === null || row.rule === rule),
    generated: cases === 0 ? [] : await assureByCases({ check: named, strict, seed, cases }, log),
    errors: silences.length - notAsked,
    notAsked,
  }
}

/** Asks an implementation questions that a generator makes. @throws SimulatorFault SIM_USAGE where it cannot be opened */
export async function assureByCases(
  {
    check: named,
    strict,
    seed,
    cases,
  }: Pick<AssuranceOptions, 'check' | 'strict' | 'seed'> & { readonly cases: number },
  log: Logger,
): Promise<readonly CaseReport[]> {
  const { check, close } = await openCheckUnderTest(named, log)
  try {
    const random = await compareCases(check, { cases, seed, strict })
    // One question in two of these is of one layout of its kind: twice as many leave no kind out.
    const changed = await compareChanges(check, { cases: 2 * cases, seed, strict })
    return [random, changed]
  } finally {
    await close()
  }
}

const anyRule = ruleIds.map((rule) => `@${rule}`).join(' or ')
