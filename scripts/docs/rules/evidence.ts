import { type RuleId, ruleIds } from '../../../simulator/network-operator-check/rules.ts'
import { ruleBook } from '../../../simulator/network-operator-check/testing/rule-book/rule-book.ts'
import type { Scenario } from '../../gherkin/scenarios.ts'
import { casesNamedIn } from './case.ts'
import { type ProvingTest, provingTests } from './unit-tests.ts'

/** A row of the rule book, and the cases that its name gives. */
export interface ProvingRow {
  readonly rule: RuleId
  readonly name: string
  readonly cases: readonly number[]
}

/** Every row of the rule book. */
export const provingRows: readonly ProvingRow[] = ruleIds.flatMap((rule) =>
  (ruleBook[rule] ?? []).map(([name]) => ({ rule, name, cases: casesNamedIn(name) })),
)

/** What proves one case or one rule. */
export interface Evidence {
  /** Scenarios with a network around the check. */
  readonly inNetwork: readonly Scenario[]
  /** Scenarios in which the check alone is asked. */
  readonly atThePort: readonly Scenario[]
  readonly rows: readonly ProvingRow[]
  /** Unit tests of the rooms around the check, by the cases that they name. */
  readonly tests: readonly ProvingTest[]
}

export const evidenceForCase = (number: number, scenarios: readonly Scenario[]): Evidence => ({
  ...tagged(`@case-${number}`, scenarios),
  rows: provingRows.filter(({ cases }) => cases.includes(number)),
  tests: provingTests.filter(({ cases }) => cases.includes(number)),
})

export const evidenceForRule = (rule: RuleId, scenarios: readonly Scenario[]): Evidence => ({
  ...tagged(`@${rule}`, scenarios),
  rows: provingRows.filter((row) => row.rule === rule),
  tests: [],
})

function tagged(tag: string, scenarios: readonly Scenario[]): Pick<Evidence, 'inNetwork' | 'atThePort'> {
  const found = scenarios.filter(({ tags }) => tags.includes(tag))
  const isAtThePort = ({ tags }: Scenario) => tags.includes('@at-the-port')
  return { inNetwork: found.filter((each) => !isAtThePort(each)), atThePort: found.filter(isAtThePort) }
}
