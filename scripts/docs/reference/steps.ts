import type { ParameterType, StepDefinition } from '@cucumber/messages'
import type { Query } from '@cucumber/query'
import { matchSteps } from '../../gherkin/dry-run.ts'
import { escaped, table } from '../page.ts'
import { referencePage } from './reference-page.ts'

/** A step of a scenario that a definition carries out. */
interface Example {
  readonly keyword: string
  readonly text: string
  /** A data table below it, as lines of Gherkin. */
  readonly rows: readonly string[]
}

const purpose =
  'Every step that a scenario may have, for the features here and for your own (`dcc-sim test FILES…`). A name in braces is one of the ' +
  'parameters below; `a/an` is either word, what stands in parentheses may be left out or is one of those between bars. Which keyword a ' +
  'step is written with does not matter to Cucumber; the examples are steps of the features here.'

export const stepsPage = referencePage('steps', 'Steps of scenarios', purpose, async () => {
  const { query, parameterTypes } = await matchSteps()
  const examples = examplesOf(query)
  const definitions = query.findAllStepDefinitions()
  const nouns = [...new Set(definitions.map(nounOf))].sort()
  const sections = nouns.map((noun) =>
    section(
      noun,
      definitions.filter((definition) => nounOf(definition) === noun),
      examples,
    ),
  )
  return ['## Parameters', parameterTable(parameterTypes), ...sections].join('\n\n')
})

/** Steps are grouped by noun, a file each: `step-definitions/question-certificates.ts`. */
const nounOf = ({ sourceReference }: StepDefinition): string =>
  (sourceReference?.uri?.split('/').at(-1) ?? '').replace(/\.[tj]s$/, '').replaceAll('-', ' ')

function section(noun: string, definitions: readonly StepDefinition[], examples: ReadonlyMap<string, Example>): string {
  const entries = definitions
    .map((definition) => ({ pattern: patternOf(definition), example: examples.get(definition.id) }))
    .sort((one, other) => (one.pattern < other.pattern ? -1 : 1))
  return [`## ${noun[0]?.toUpperCase()}${noun.slice(1)}`, ...entries.map(entry)].join('\n\n')
}

function entry({ pattern, example }: { readonly pattern: string; readonly example: Example | undefined }): string {
  const lines = example === undefined ? [] : [`${example.keyword} ${example.text}`, ...example.rows]
  return [`\`${pattern}\``, '', '```gherkin', ...lines, '```'].join('\n')
}

/** A regular expression without what is none of a reader's business: anchors, and that a group is not captured. */
const patternOf = ({ pattern: { source, type } }: StepDefinition): string =>
  type !== 'REGULAR_EXPRESSION' ? source : source.replace(/^\^|\$$/g, '').replaceAll('(?:', '(')

const keywords: Readonly<Record<string, string>> = { Context: 'Given', Action: 'When', Outcome: 'Then' }

/** The first step of the features that each definition carries out, by the id of the definition. */
function examplesOf(query: Query): ReadonlyMap<string, Example> {
  const found = new Map<string, Example>()
  for (const testStep of query.findAllTestSteps()) {
    const step = query.findPickleStepBy(testStep)
    const [definition] = query.findStepDefinitionsBy(testStep)
    if (step === undefined || definition === undefined || found.has(definition.id)) continue
    const rows = step.argument?.dataTable?.rows ?? []
    found.set(definition.id, {
      keyword: keywords[step.type ?? ''] ?? 'Given',
      text: step.text,
      rows: rows.map(({ cells }) => `  | ${cells.map(({ value }) => value).join(' | ')} |`),
    })
  }
  return found
}

/** Longer lists of what is accepted are cut: they are names of the market, and listed where those are. */
const mostAlternatives = 40

const parameterTable = (types: readonly ParameterType[]): string =>
  table(
    ['parameter', 'takes'],
    [...types]
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .map(({ name, regularExpressions }) => [`\`{${name}}\``, regularExpressions.map(accepted).join(' or ')]),
  )

function accepted(source: string): string {
  const words = /^[\w ,&'’.-]+(\|[\w ,&'’.-]+)*$/.test(source.replaceAll('\\', '')) ? source.split('|') : null
  if (words === null) return `\`${escaped(source)}\``
  const shown = words.slice(0, mostAlternatives).map((word) => word.replaceAll('\\', ''))
  return [...shown, ...(words.length > shown.length ? ['…'] : [])].join(', ')
}
