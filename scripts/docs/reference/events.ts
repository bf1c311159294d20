import { eventSchema } from '../../../simulator/harness/control-api/event-view.ts'
import { streamInWords } from '../../../simulator/harness/control-api/openapi.ts'
import { escaped, table } from '../page.ts'
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts'
import { referencePage } from './reference-page.ts'

/** What every event says. */
const shared = ['kind', 'sequence', 'at', 'subject']

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
  'What `/harness/v1/events` of the control API tells, as a list and as a WebSocket. Each event says its `kind`, its place in ' +
    'the stream (`sequence`), the instant `at` which it happened, and the `subject` that it is about, unless that is the ' +
    'network as a whole; and beside them what stands in its row.\n\n' +
    streamInWords.join('\n\n'),
  () => table(['kind', 'what happened', 'says'], (jsonSchemaOf(eventSchema, 'output').oneOf ?? []).map(row)),
)
