import type { z } from 'zod'
import { accessInWords, wanInWords } from '../../../simulator/harness/control-api/openapi.ts'
import type { Operation } from '../../../simulator/harness/control-api/operation.ts'
import { operations } from '../../../simulator/harness/control-api/operations.ts'
import { escaped, table } from '../page.ts'
import { jsonSchemaOf, typeInWords } from './json-schema.ts'
import { referencePage } from './reference-page.ts'

function fieldsOf(place: string, schema: z.ZodType): readonly string[][] {
  const { properties = {}, required = [] } = jsonSchemaOf(schema)
  return Object.entries(properties).map(([name, field]) => [
    `\`${name}\``,
    place,
    escaped(typeInWords(field)),
    required.includes(name) ? 'yes' : '',
    escaped(field.description ?? ''),
  ])
}

function sectionOf({ method, route, summary, path, query, body, takes }: Operation): string {
  const bodyFields = method === 'get' || takes !== undefined ? [] : fieldsOf('body', body)
  const fields = [...fieldsOf('path', path), ...fieldsOf('query', query), ...bodyFields]
  const address = `/harness/v1${route.replace(/:(\w+)/g, '{$1}')}`
  return [
    `## ${method.toUpperCase()} ${address}`,
    `${escaped(summary)}.`,
    ...(takes === undefined ? [] : [`The body is \`${takes}\`.`]),
    ...(fields.length === 0 ? [] : [table(['name', 'in', 'value', 'required', ''], fields)]),
  ].join('\n\n')
}

export const controlApiPage = referencePage(
  'control-api',
  'Control API',
  'Where tools look at a network and change it while it runs: port 8090 unless told otherwise, JSON unless it says so. The ' +
    'running network describes the same, with the answers, at `/harness/v1/openapi.json`.',
  () =>
    [
      ['## Who may use it', ...accessInWords].join('\n\n'),
      ...operations.map(sectionOf),
      ['## /wan', ...wanInWords].join('\n\n'),
    ].join('\n\n'),
)
