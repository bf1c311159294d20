import { z } from 'zod'
import { dccSettings, dccSettingsSchema } from '../../../dcc/settings/settings.ts'
import { changedSettings } from '../../configuration/change-settings.ts'
import { settingRows } from '../../configuration/setting-table.ts'
import { operation, type ServedNetwork } from '../operation.ts'
import { nothing } from '../parameters.ts'

export const settingsSchema = z.strictObject({
  settings: dccSettingsSchema,
  about: z
    .array(z.strictObject({ path: z.string(), default: z.unknown(), meaning: z.string() }))
    .describe('Every setting by its path, as --set takes it'),
})

type JsonSchema = z.core.JSONSchema.JSONSchema

/** Any part of the settings; documented as they are, and read against what is in force. */
const change = z
  .record(z.string(), z.unknown())
  .meta({ ...inPart(z.toJSONSchema(dccSettingsSchema, { io: 'input' })), description: 'Any part of the settings' })

/** What may be said of a setting anew: a part of it, and null for its default. */
function inPart({ properties, required, default: _, ...schema }: JsonSchema): JsonSchema {
  if (properties === undefined) return schema
  const named = Object.entries(properties).map(([name, inner]) => [name, orNull(inPart(inner as JsonSchema))])
  return { ...schema, properties: Object.fromEntries(named) }
}

function orNull({ description, ...schema }: JsonSchema): JsonSchema {
  return { ...(description !== undefined && { description }), anyOf: [schema, { type: 'null' }] }
}

export const settingsOperations = [
  operation({
    method: 'get',
    route: '/settings',
    summary: 'The settings of the DCC in force, and what each of them means',
    path: nothing,
    query: nothing,
    body: nothing,
    answer: settingsSchema,
    perform: (network) => settingsView(network),
  }),
  operation({
    method: 'put',
    route: '/settings',
    summary:
      'Change settings of the DCC from the next request on, for as long as the network is up. What is left out stays; a ' +
      'null takes a setting back to its default',
    path: nothing,
    query: nothing,
    body: change,
    answer: settingsSchema,
    perform: (network, { body }) => {
      network.dcc.configure(changedSettings(network.dcc.settings(), body))
      return settingsView(network)
    },
  }),
]

const settingsView = ({ dcc }: ServedNetwork) => ({
  settings: dcc.settings(),
  about: settingRows(dccSettingsSchema, dccSettings(), ['dcc']),
})
