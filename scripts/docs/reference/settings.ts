import { configurationSchema } from '../../../simulator/harness/configuration/configuration.ts'
import { escaped, table } from '../page.ts'
import { type JsonSchema, jsonSchemaOf, typeInWords } from './json-schema.ts'
import { referencePage } from './reference-page.ts'

/** A setting by its path, `dcc.check.mode`. */
interface Setting {
  readonly path: string
  readonly schema: JsonSchema
}

/** Down to the settings that are no groups of others. */
function settingsIn({ properties = {} }: JsonSchema, path = ''): readonly Setting[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const inner = settingsIn(schema, `${path}${name}.`)
    return inner.length > 0 ? inner : [{ path: `${path}${name}`, schema }]
  })
}

const row = ({ path, schema }: Setting): string[] => [
  `\`${path}\``,
  escaped(typeInWords(schema)),
  schema.default === undefined ? '' : `\`${escaped(JSON.stringify(schema.default))}\``,
  escaped(schema.description ?? ''),
]

export const settingsPage = referencePage(
  'settings',
  'Settings',
  'Everything that can be said of a network, by its path in the configuration file (`dcc-sim up --config FILE`, JSON). A setting ' +
    'is declared with its default in one place, which this page is made from. Durations are milliseconds of the simulated clock.',
  () =>
    table(['setting', 'value', 'default', 'what it is for'], settingsIn(jsonSchemaOf(configurationSchema)).map(row)),
)
