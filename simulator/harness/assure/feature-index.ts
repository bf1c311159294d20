import type { PlayedScenario, ScenarioStep } from './scenario.ts'

/** A feature file as Cucumber parsed it; of its messages the fields that are read here. */
export interface GherkinDocument {
  readonly uri?: string
  readonly feature?: { readonly name: string; readonly children: readonly FeatureChild[] }
}

interface FeatureChild {
  readonly background?: { readonly steps: readonly Step[] }
  readonly scenario?: Scenario
  readonly rule?: { readonly name: string; readonly children: readonly FeatureChild[] }
}

interface Scenario extends Located {
  readonly steps: readonly Step[]
  readonly examples: readonly { readonly tableBody: readonly Located[] }[]
}

interface Step {
  readonly id: string
  readonly keyword: string
}

interface Located {
  readonly id: string
  readonly location: { readonly line: number }
}

/** A scenario, or one row of an outline, ready to be run. */
export interface Pickle {
  readonly id: string
  readonly uri: string
  readonly name: string
  readonly astNodeIds: readonly string[]
  readonly tags: readonly { readonly name: string }[]
  readonly steps: readonly PickleStep[]
}

interface PickleStep {
  readonly id: string
  readonly text: string
  readonly astNodeIds: readonly string[]
  readonly argument?: {
    readonly dataTable?: { readonly rows: readonly { readonly cells: readonly { readonly value: string }[] }[] }
  }
}

type Place = Pick<PlayedScenario, 'id' | 'feature' | 'clause' | 'name' | 'tags'>
type SaidStep = Pick<ScenarioStep, 'text' | 'table'>

/** Where scenarios stand in their files, by the ids that Cucumber gives them. */
export interface FeatureIndex {
  learn(document: GherkinDocument): void
  add(pickle: Pickle): void
  /** A scenario that was added: its place, and its steps as they are written. */
  pickle(id: string): { readonly place: Place; step(id: string): SaidStep }
}

export function createFeatureIndex(): FeatureIndex {
  const lines = new Map<string, number>()
  const keywords = new Map<string, string>()
  const titles = new Map<string, { readonly feature: string; readonly clause: string | null }>()
  const pickles = new Map<string, Pickle>()

  const learnChildren = (
    children: readonly FeatureChild[],
    title: { feature: string; clause: string | null },
  ): void => {
    for (const { background, scenario, rule } of children) {
      if (rule !== undefined) learnChildren(rule.children, { ...title, clause: rule.name })
      for (const step of [...(background?.steps ?? []), ...(scenario?.steps ?? [])]) keywords.set(step.id, step.keyword)
      if (scenario === undefined) continue
      const rows = scenario.examples.flatMap(({ tableBody }) => tableBody)
      for (const { id, location } of [scenario, ...rows]) {
        lines.set(id, location.line)
        titles.set(id, title)
      }
    }
  }

  return {
    learn({ feature }) {
      if (feature !== undefined) learnChildren(feature.children, { feature: feature.name, clause: null })
    },
    add: (pickle) => void pickles.set(pickle.id, pickle),
    pickle(id) {
      const pickle = pickles.get(id)
      if (pickle === undefined) throw new RangeError(`Cucumber ran ${id}, which it has not announced`)
      const { uri, name, tags, steps, astNodeIds } = pickle
      // The last is the row of an outline, where there is one.
      const node = astNodeIds.at(-1) ?? ''
      const title = titles.get(node) ?? { feature: uri, clause: null }
      return {
        place: { id: `${uri}:${lines.get(node) ?? 1}`, ...title, name, tags: tags.map((tag) => tag.name) },
        step(stepId) {
          const step = steps.find((candidate) => candidate.id === stepId)
          const keyword = keywords.get(step?.astNodeIds[0] ?? '') ?? ''
          const rows = step?.argument?.dataTable?.rows ?? []
          return {
            text: `${keyword}${step?.text ?? ''}`,
            table: rows.map(({ cells }) => cells.map(({ value }) => value)),
          }
        },
      }
    },
  }
}
