import type { Query } from '@cucumber/query'

/** How the steps of scenarios and the definitions of steps fit together; everything is to be empty. */
export interface Fit {
  /** Steps that nothing carries out. */
  readonly undefinedSteps: readonly string[]
  /** Steps that several definitions would carry out. */
  readonly ambiguousSteps: readonly string[]
  /** Definitions that no scenario needs. */
  readonly unusedDefinitions: readonly string[]
  /** Definitions that stand twice. */
  readonly duplicatedDefinitions: readonly string[]
}

export function fitOf(query: Query): Fit {
  const definitions = query.findAllStepDefinitions()
  // Hooks are steps of no scenario.
  const matched = query.findAllTestSteps().flatMap((testStep) => {
    const step = query.findPickleStepBy(testStep)
    return step === undefined ? [] : [{ text: step.text, by: query.findStepDefinitionsBy(testStep) }]
  })
  const used = new Set(matched.flatMap(({ by }) => by))
  const sources = definitions.map(({ pattern }) => pattern.source)
  return {
    undefinedSteps: unique(matched.filter(({ by }) => by.length === 0).map(({ text }) => text)),
    ambiguousSteps: unique(matched.filter(({ by }) => by.length > 1).map(({ text }) => text)),
    unusedDefinitions: definitions.filter((definition) => !used.has(definition)).map(({ pattern }) => pattern.source),
    duplicatedDefinitions: unique(sources.filter((source, index) => sources.indexOf(source) !== index)),
  }
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)]
