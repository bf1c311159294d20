import type { Pickle, Scenario as ScenarioNode, StepKeywordType } from '@cucumber/messages'
import type { Lineage, Query } from '@cucumber/query'

/** Context is Given, Action is When, Outcome is Then, Conjunction is And or But. */
export type StepKind = `${StepKeywordType}`

/** A scenario, an outline with all its rows, or one of its rows where those have tags of their own. */
export interface Scenario {
  readonly file: string
  readonly line: number
  readonly feature: string
  /** The name of the Rule that it stands under; null where it stands under none. */
  readonly clause: string | null
  /** An outline's with its parameters in angle brackets. */
  readonly name: string
  /** Its own, and those of the feature, the Rule and the examples around it. */
  readonly tags: readonly string[]
  /** How many steps stand in the backgrounds of its feature and its Rule. */
  readonly background: number
  readonly steps: readonly { readonly kind: StepKind; readonly text: string }[]
  /** As it is played: once, or once for every row of an outline, with its name and the texts of its steps. */
  readonly played: readonly { readonly name: string; readonly steps: readonly string[] }[]
}

/** Where somebody finds it. */
export const placeOf = ({ file, line, name }: Scenario): string => `${file}:${line} ${name}`

/** Every scenario of the features, in the order of the files. */
export function scenariosIn(query: Query): readonly Scenario[] {
  const outlines = new Map<ScenarioNode, Scenario['played'][number][]>()
  const scenarios = query.findAllPickles().flatMap((pickle) => {
    const lineage = query.findLineageBy(pickle) ?? {}
    const { scenario } = lineage
    if (scenario === undefined) return []
    const row = { name: pickle.name, steps: pickle.steps.map(({ text }) => text) }
    const before = outlines.get(scenario)
    before?.push(row)
    if (before !== undefined) return []
    const isByRow = scenario.examples.some(({ tags }) => tags.length > 0)
    const played = [row]
    if (!isByRow) outlines.set(scenario, played)
    return [{ ...scenarioOf(pickle, scenario, lineage, isByRow ? pickle.name : scenario.name), played }]
  })
  return scenarios.sort((one, other) =>
    one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1,
  )
}

function scenarioOf(pickle: Pickle, scenario: ScenarioNode, around: Lineage, name: string): Omit<Scenario, 'played'> {
  const { feature, rule, background, ruleBackground } = around
  return {
    file: pickle.uri,
    line: scenario.location.line,
    feature: feature?.name ?? '',
    clause: rule?.name ?? null,
    name,
    tags: [...new Set(pickle.tags.map((tag) => tag.name))],
    background: (background?.steps.length ?? 0) + (ruleBackground?.steps.length ?? 0),
    steps: scenario.steps.map(({ keywordType, text }) => ({ kind: keywordType ?? 'Unknown', text })),
  }
}
