import type {
  Envelope,
  GherkinChild,
  GherkinExamples,
  GherkinRow,
  GherkinScenario,
  GherkinStep,
  Tagged,
} from './dry-run.ts'

export type StepKind = GherkinStep['keywordType']

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
            background: 0,
          }),
    )
    .sort((one, other) => (one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1))
}

type Surroundings = Pick<Scenario, 'file' | 'feature' | 'clause' | 'tags' | 'background'>

function scenariosOf(children: readonly GherkinChild[], around: Surroundings): readonly Scenario[] {
  const own = children.flatMap(({ background }) => background?.steps ?? []).length
  const here = { ...around, background: around.background + own }
  return children.flatMap(({ scenario, rule }) => {
    if (rule !== undefined)
      return scenariosOf(rule.children, { ...here, clause: rule.name, tags: [...around.tags, ...namesOf(rule)] })
    return scenario === undefined ? [] : rowsOf(scenario, here)
  })
}

/** An outline whose examples have tags of their own is a scenario for each of their rows. */
function rowsOf(scenario: GherkinScenario, around: Surroundings): readonly Scenario[] {
  const outline = scenarioIn(scenario, around)
  if (!scenario.examples.some(({ tags }) => tags.length > 0)) return [outline]
  return scenario.examples.flatMap((examples) =>
    examples.tableBody.map((row) => ({
      ...outline,
      name: filledIn(scenario.name, examples, row),
      tags: [...new Set([...outline.tags, ...namesOf(examples)])],
    })),
  )
}

const filledIn = (name: string, { tableHeader }: GherkinExamples, { cells }: GherkinRow): string =>
  name.replaceAll(/<([^>]+)>/g, (parameter, column: string) => {
    const index = tableHeader?.cells.findIndex(({ value }) => value === column) ?? -1
    return cells[index]?.value ?? parameter
  })

function scenarioIn(scenario: GherkinScenario, around: Surroundings): Scenario {
  return {
    ...around,
    line: scenario.location.line,
    name: scenario.name,
    tags: [...new Set([...around.tags, ...namesOf(scenario)])],
    steps: scenario.steps.map(({ keywordType, text }) => ({ kind: keywordType, text })),
  }
}

const namesOf = ({ tags }: Tagged): readonly string[] => tags.map(({ name }) => name)
