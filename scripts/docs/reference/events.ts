import { eventSchema } from '../../../simulator/harness/control-api/event-view.ts'
import { escaped, table } from '../page.ts'
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts'
import { referencePage } from './reference-page.ts'

/** What every event says. */
const shared = ['kind', 'at']

const row = ({ properties = {}, description = '' }: JsonSchema): string[] => [
  `\`${properties.kind?.const}\``,
  escaped(description),
  Object.keys(properties)
    .filter((name) => !shared.includes(name))
    .map((name) => `\`${name}\``)
    .join(', '),
]

export const eventsPage = referencePage(
  'events',
  'Events',
  'The messages of the event stream, a WebSocket at `/harness/v1/events` of the control API. Each says its `kind` and the ' +
    'instant `at` which it happened, and beside them what stands in its row.',
  () => table(['kind', 'what happened', 'says'], (jsonSchemaOf(eventSchema, 'output').oneOf ?? []).map(row)),
)
