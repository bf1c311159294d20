import type { Assurance } from './assure.ts'
import { scenarioSeed, usualCases } from './assure.ts'

/** What of a run decides how it is repeated. */
export type Repeatable = Pick<Assurance, 'check' | 'strict' | 'seed' | 'rule' | 'only' | 'cases'>

/** The command that judges the same implementation again in the same way, or in one scenario. */
export function repeatCommand(run: Repeatable, scenario?: string): string {
  const { check, strict, seed } = run
  return [
    'dcc-sim assure',
    `--check ${quoted(check)}`,
    ...(strict ? ['--strict'] : []),
    ...(seed === scenarioSeed ? [] : [`--seed ${quoted(seed)}`]),
    ...(scenario === undefined ? partOf(run) : [`--only ${quoted(scenario)}`]),
  ].join(' ')
}

function partOf({ rule, only, cases }: Repeatable): readonly string[] {
  const usual = rule === null && only === null ? usualCases : 0
  return [
    ...(rule === null ? [] : [`--rule ${rule}`]),
    ...(only ?? []).map((scenario) => `--only ${quoted(scenario)}`),
    ...(cases === usual ? [] : [`--cases ${cases}`]),
  ]
}

/** As a shell reads it back. */
const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
