import { type RuleId, ruleIds } from '../../../simulator/network-operator-check/rules.ts'
import { ruleBook } from '../../../simulator/network-operator-check/testing/rule-book/rule-book.ts'
import type { Scenario } from '../../gherkin/scenarios.ts'

/** A row of the rule book, and the cases that its name gives in brackets. */
export interface ProvingRow {
  readonly rule: RuleId
  readonly name: string
  readonly cases: readonly number[]
}

/** Every row of the rule book. */
export const provingRows: readonly ProvingRow[] = ruleIds.flatMap((rule) =>
  (ruleBook[rule] ?? []).map(([name]) => ({ rule, name, cases: casesNamedIn(name) })),
)

/** `(case 5)`, `(cases 11, 62)`. */
function casesNamedIn(name: string): readonly number[] {
  const [, numbers = ''] = /\(cases? ([\d, ]+)\)/.exec(name) ?? []
  return [...numbers.matchAll(/\d+/g)].map(Number)
}

/** What proves one case or one rule. */
export interface Evidence {
  /** Scenarios with a network around the check. */
  readonly inNetwork: readonly Scenario[]
  /** Scenarios in which the check alone is asked. */
  readonly atThePort: readonly Scenario[]
  readonly rows: readonly ProvingRow[]
}

export const evidenceForCase = (number: number, scenarios: readonly Scenario[]): Evidence => ({
  ...tagged(`@case-${number}`, scenarios),
  rows: provingRows.filter(({ cases }) => cases.includes(number)),
})

export const evidenceForRule = (rule: RuleId, scenarios: readonly Scenario[]): Evidence => ({
  ...tagged(`@${rule}`, scenarios),
  rows: provingRows.filter((row) => row.rule === rule),
})

function tagged(tag: string, scenarios: readonly Scenario[]): Omit<Evidence, 'rows'> {
  const found = scenarios.filter(({ tags }) => tags.includes(tag))
  const isAtThePort = ({ tags }: Scenario) => tags.includes('@at-the-port')
  return { inNetwork: found.filter((each) => !isAtThePort(each)), atThePort: found.filter(isAtThePort) }
}
