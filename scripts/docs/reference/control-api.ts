import type { z } from 'zod'
import {
  addressOf,
  type Example,
  examples,
  nameOfOperation,
} from '../../../simulator/harness/control-api/examples/examples.ts'
import {
  type RecordedAnswer,
  recordedAnswers,
} from '../../../simulator/harness/control-api/examples/recorded-answers.ts'
import { accessInWords, wanInWords } from '../../../simulator/harness/control-api/openapi.ts'
import type { Operation } from '../../../simulator/harness/control-api/operation.ts'
import { operations } from '../../../simulator/harness/control-api/operations.ts'
import { escaped, table } from '../page.ts'
import { fieldsIn } from './fields.ts'
import { jsonSchemaOf } from './json-schema.ts'
import { referencePage } from './reference-page.ts'

const origin = 'http://127.0.0.1:8090/harness/v1'

const rowsOf = (place: string, schema: z.ZodType): readonly string[][] =>
  fieldsIn(jsonSchemaOf(schema)).map(({ path, type, required, description }) => [
    `\`${path}\``,
    place,
    escaped(type),
    required ? 'yes' : '',
    escaped(description),
  ])

function sectionOf(operation: Operation): string {
  const { method, route, summary, path, query, body, takes } = operation
  const ofBody = method === 'get' || takes !== undefined ? [] : rowsOf('body', body)
  const rows = [...rowsOf('path', path), ...rowsOf('query', query), ...ofBody]
  const name = nameOfOperation(operation)
  const answers = recordedAnswers()[name] ?? []
  return [
    `## ${method.toUpperCase()} /harness/v1${route.replace(/:(\w+)/g, '{$1}')}`,
    `${escaped(summary)}.`,
    ...(takes === undefined ? [] : [`The body is \`${takes}\`.`]),
    ...(rows.length === 0 ? [] : [table(['name', 'in', 'value', 'required', ''], rows)]),
    ...(examples[name] ?? []).map((example, index) => exampleOf(operation, example, answers[index])),
  ].join('\n\n')
}

function exampleOf({ method, route, takes }: Operation, example: Example, answered?: RecordedAnswer): string {
  const { says, body } = example
  const address = `'${origin}${addressOf(route, example)}'`
  return [
    `${escaped(says)}${says.endsWith('?') ? '' : ':'}`,
    `\`\`\`sh\ncurl -s ${method === 'get' ? '' : changing(method, body, takes)}${address}\n\`\`\``,
    ...(answered === undefined ? [] : [block(answered)]),
  ].join('\n\n')
}

/** The options of curl, the body as a shell reads it. */
function changing(method: string, body: unknown, takes = 'application/json'): string {
  const text = typeof body === 'string' ? `$'${body.replaceAll('\n', '\\n')}'` : `'${JSON.stringify(body)}'`
  return `-X ${method.toUpperCase()} -H 'content-type: ${takes}' --data-binary ${text} \\\n  `
}

const block = ({ contentType, answer }: RecordedAnswer): string =>
  contentType === 'application/json'
    ? `\`\`\`json\n${JSON.stringify(answer, null, 2)}\n\`\`\``
    : `\`\`\`text\n${String(answer).trimEnd()}\n\`\`\``

export const controlApiPage = referencePage(
  'control-api',
  'Control API',
  'Where tools look at a network and change it while it runs: port 8090 unless told otherwise, JSON unless it says so. The ' +
    'running network describes the same for programs, with schemas of the answers, at `/harness/v1/openapi.json`. The ' +
    'examples are about the network that comes up where nobody says otherwise, after a handover or two, so they can be tried ' +
    'as they stand; of long lists and texts in the answers the beginning is shown.',
  () =>
    [
      ['## Who may use it', ...accessInWords].join('\n\n'),
      ...operations.map(sectionOf),
      ['## /wan', ...wanInWords].join('\n\n'),
    ].join('\n\n'),
)
