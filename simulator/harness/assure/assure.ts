import { type RuleId, ruleIds } from '../../network-operator-check/rules.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import { type CaseReport, compareCases } from './cases/compare-cases.ts'
import { checkFromHere, openCheckUnderTest } from './check-under-test.ts'
import { figuresOf, type JudgedScenario, judgeScenario, type RuleFigures } from './judgement.ts'
import type { PlayListener } from './play-listener.ts'
import { playScenarios } from './play-scenarios.ts'

/** The world in which the scenarios play, unless another seed is asked for. */
export const scenarioSeed = 'features'

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
}

/** What a run over the scenarios says of an implementation. */
export interface Assurance {
  /** The implementation by its name, without passwords. */
  readonly check: string
  readonly digest: string | null
  readonly strict: boolean
  readonly seed: string
  readonly scenarios: readonly JudgedScenario[]
  readonly figures: readonly RuleFigures[]
  /** Questions of the scenarios to which it gave no verdict. */
  readonly errors: number
}

/**
 * Runs the scenarios of the check, end to end and at the port, with an implementation deciding.
 *
 * @throws SimulatorFault SIM_USAGE where the check cannot be opened or nothing is selected
 */
export async function assure(options: AssuranceOptions, listener: PlayListener, log: Logger): Promise<Assurance> {
  const { check: named, strict, seed, rule, only } = options
  const { name, digest } = await lookAt(named, log)
  const selection = { tags: rule === undefined ? anyRule : `@${rule}`, ...(only === undefined ? {} : { paths: only }) }
  const played = await playScenarios(selection, { check: checkFromHere(named), strict, seed }, listener)
  const scenarios = played.map(judgeScenario)
  const questions = played.flatMap(({ sightings }) => sightings)
  return {
    check: name,
    digest,
    strict,
    seed,
    scenarios,
    figures: figuresOf(scenarios).filter((row) => rule === undefined || row.rule === rule),
    errors: questions.filter(({ theirs }) => theirs.outcome === 'no-verdict').length,
  }
}

/** Asks an implementation random questions. @throws SimulatorFault SIM_USAGE where the check cannot be opened */
export async function assureByCases(
  { check: named, seed, cases }: Pick<AssuranceOptions, 'check' | 'seed'> & { readonly cases: number },
  log: Logger,
): Promise<CaseReport> {
  const { check, close } = await openCheckUnderTest(named, log)
  try {
    return await compareCases(check, { cases, seed })
  } finally {
    await close()
  }
}

const anyRule = ruleIds.map((rule) => `@${rule}`).join(' or ')

/** Opens an implementation only to see that it can be: a wrong name is better told before a run than in it. */
async function lookAt(named: string, log: Logger): Promise<{ readonly name: string; readonly digest: string | null }> {
  const { name, digest, close } = await openCheckUnderTest(named, log)
  await close()
  return { name, digest }
}
