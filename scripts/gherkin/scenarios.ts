import type { Envelope, GherkinChild, GherkinScenario, GherkinStep, Tagged } from './dry-run.ts'

export type StepKind = GherkinStep['keywordType']

/** A scenario, or an outline with all its rows, as it stands in its file. */
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
  /** Those of a background included. */
  readonly steps: readonly { readonly kind: StepKind; readonly text: string }[]
}

/** Where somebody finds it. */
export const placeOf = ({ file, line, name }: Scenario): string => `${file}:${line} ${name}`

/** Every scenario of the features, in the order of the files. */
export function scenariosIn(messages: readonly Envelope[]): readonly Scenario[] {
  return messages
    .flatMap(({ gherkinDocument }) => (gherkinDocument === undefined ? [] : [gherkinDocument]))
    .flatMap(({ uri = '', feature }) =>
      feature === undefined
        ? []
        : scenariosOf(feature.children, {
            file: uri,
            feature: feature.name,
            clause: null,
            tags: namesOf(feature),
            background: [],
          }),
    )
    .sort((one, other) => (one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1))
}

interface Surroundings extends Pick<Scenario, 'file' | 'feature' | 'clause' | 'tags'> {
  readonly background: readonly GherkinStep[]
}

function scenariosOf(children: readonly GherkinChild[], around: Surroundings): readonly Scenario[] {
  const background = [...around.background, ...children.flatMap((child) => child.background?.steps ?? [])]
  return children.flatMap(({ scenario, rule }) => {
    if (rule !== undefined)
      return scenariosOf(rule.children, {
        ...around,
        clause: rule.name,
        tags: [...around.tags, ...namesOf(rule)],
        background,
      })
    return scenario === undefined ? [] : [scenarioIn(scenario, { ...around, background })]
  })
}

function scenarioIn(scenario: GherkinScenario, { background, tags, ...place }: Surroundings): Scenario {
  return {
    ...place,
    line: scenario.location.line,
    name: scenario.name,
    tags: [...new Set([...tags, ...namesOf(scenario), ...scenario.examples.flatMap(namesOf)])],
    steps: [...background, ...scenario.steps].map(({ keywordType, text }) => ({ kind: keywordType, text })),
  }
}

const namesOf = ({ tags }: Tagged): readonly string[] => tags.map(({ name }) => name)
