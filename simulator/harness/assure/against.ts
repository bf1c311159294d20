import * as z from 'zod'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { verdictOf } from './assurance-verdict.ts'
import type { Assurance } from './assure.ts'
import { resultInWords, type ScenarioResult, scenarioResults } from './judgement.ts'

/** Of a report.json what another run is compared with. */
const earlierSchema = z.object({
  check: z.string(),
  digest: z.string().nullable(),
  says: z.string().nullable(),
  verdict: z.string(),
  at: z.string(),
  seed: z.string(),
  strict: z.boolean(),
  played: z.array(z.object({ id: z.string(), feature: z.string(), name: z.string(), result: z.enum(scenarioResults) })),
  generated: z.array(z.object({ what: z.string(), passed: z.number(), failed: z.number() })),
})

export type EarlierReport = z.infer<typeof earlierSchema>

/**
 * Reads what `assure --report` wrote once.
 *
 * @throws SimulatorFault SIM_USAGE, saying what is wrong with it
 */
export function readEarlierReport(text: string, name: string): EarlierReport {
  const reading = earlierSchema.safeParse(jsonOf(text))
  if (reading.success) return reading.data
  const [issue] = reading.error.issues
  const fault = `${issue?.path.join('.') || 'the whole'}: ${issue?.message}`
  throw new SimulatorFault(
    'SIM_USAGE',
    `${name} is no report.json that assure --report of this version wrote: ${fault}`,
  )
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface Change {
  readonly name: string
  readonly before: ScenarioResult
  readonly now: ScenarioResult
}

/** How a run differs from an earlier one. */
export interface Changes {
  /** When the earlier one was made. */
  readonly at: string
  /** What makes the two hard to compare: another seed, another implementation. */
  readonly differences: readonly string[]
  readonly mended: readonly Change[]
  readonly broken: readonly Change[]
  /** Still wrong, in another way. */
  readonly otherwise: readonly Change[]
  /** Scenarios of this run that the earlier one had not, and the other way round. */
  readonly added: number
  readonly gone: number
  readonly generated: readonly string[]
}

/** Compares a run with an earlier one, scenario by scenario: by feature and name, since lines move. */
export function changesSince(earlier: EarlierReport, assurance: Assurance): Changes {
  const before = new Map(earlier.played.map((scenario) => [keyOf(scenario), scenario.result]))
  const now = assurance.scenarios.map(({ scenario, result }) => ({ key: keyOf(scenario), name: scenario.name, result }))
  const keys = new Set(now.map(({ key }) => key))
  const both = now.flatMap(({ key, name, result }): Change[] => {
    const was = before.get(key)
    return was === undefined || was === result ? [] : [{ name, before: was, now: result }]
  })
  return {
    at: earlier.at,
    differences: differencesOf(earlier, assurance),
    mended: both.filter((change) => change.now === 'agreed'),
    broken: both.filter((change) => change.before === 'agreed'),
    otherwise: both.filter((change) => change.now !== 'agreed' && change.before !== 'agreed'),
    added: now.filter(({ key }) => !before.has(key)).length,
    gone: earlier.played.filter((scenario) => !keys.has(keyOf(scenario))).length,
    generated: assurance.generated.flatMap(({ what, cases, agreed }) => {
      const was = earlier.generated.find((report) => report.what === what)
      return was === undefined
        ? []
        : [`${what}: ${agreed} of ${cases} agree, ${was.passed} of ${was.passed + was.failed} did`]
    }),
  }
}

const keyOf = ({ feature, name }: { readonly feature: string; readonly name: string }): string => `${feature}\0${name}`

function differencesOf(earlier: EarlierReport, assurance: Assurance): string[] {
  const { word } = verdictOf(assurance)
  const compared: readonly (readonly [string, unknown, unknown])[] = [
    ['verdict', earlier.verdict, word],
    ['check', earlier.check, assurance.check],
    ['SHA-256', earlier.digest, assurance.digest],
    ['what it says of itself', earlier.says, assurance.says],
    ['seed', earlier.seed, assurance.seed],
    ['strictness', earlier.strict, assurance.strict],
  ]
  return compared.flatMap(([what, was, is]) =>
    was === is ? [] : [`${what}: ${is ?? 'unknown'}, was ${was ?? 'unknown'}`],
  )
}

/** The changes for a person. */
export function* changeLines(changes: Changes): Generator<string> {
  const { differences, mended, broken, otherwise, added, gone, generated } = changes
  yield* differences
  for (const { name, now } of broken) yield `broken: ${name} (${resultInWords[now]})`
  for (const { name, before } of mended) yield `mended: ${name} (was ${resultInWords[before]})`
  for (const { name, before, now } of otherwise)
    yield `still wrong: ${name} (${resultInWords[now]}; was ${resultInWords[before]})`
  yield* generated
  if (added + gone > 0) yield `${added} scenarios are new, ${gone} were not played`
  if (broken.length + mended.length + otherwise.length === 0) yield 'every scenario of both fares as it did'
}
