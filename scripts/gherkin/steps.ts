import type { Envelope } from './dry-run.ts'

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

export function fitOf(messages: readonly Envelope[]): Fit {
  const definitions = messages.flatMap(({ stepDefinition }) => (stepDefinition === undefined ? [] : [stepDefinition]))
  const texts = new Map(messages.flatMap(({ pickle }) => (pickle?.steps ?? []).map(({ id, text }) => [id, text])))
  const matched = messages
    .flatMap(({ testCase }) => testCase?.testSteps ?? [])
    .flatMap(({ pickleStepId, stepDefinitionIds = [] }) =>
      pickleStepId === undefined ? [] : [{ text: texts.get(pickleStepId) ?? pickleStepId, by: stepDefinitionIds }],
    )
  const used = new Set(matched.flatMap(({ by }) => by))
  const sources = definitions.map(({ pattern }) => pattern.source)
  return {
    undefinedSteps: unique(matched.filter(({ by }) => by.length === 0).map(({ text }) => text)),
    ambiguousSteps: unique(matched.filter(({ by }) => by.length > 1).map(({ text }) => text)),
    unusedDefinitions: definitions.filter(({ id }) => !used.has(id)).map(({ pattern }) => pattern.source),
    duplicatedDefinitions: unique(sources.filter((source, index) => sources.indexOf(source) !== index)),
  }
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)]
