import { z } from 'zod'
import type { Operation } from './operation.ts'

/** The OpenAPI 3.1 document of the control API, from the same schemas that validate. */
export function openApiDocument(operations: readonly Operation[]): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations) {
    const path = `/harness/v1${operation.route.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [operation.method]: describe(operation) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'DCC simulator control API', version: '1' },
    paths,
  }
}

function describe({ summary, path, query, body, method }: Operation): object {
  return {
    summary,
    parameters: [...parametersIn('path', path), ...parametersIn('query', query)],
    ...(method === 'put' && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } },
    }),
    responses: {
      200: { description: 'As asked' },
      400: { description: 'The input is wrong; the answer says how', content: { 'application/json': {} } },
      404: { description: 'There is no such thing', content: { 'application/json': {} } },
    },
  }
}

function parametersIn(place: 'path' | 'query', schema: z.ZodType): object[] {
  const { properties = {}, required = [] } = schemaOf(schema) as {
    properties?: Record<string, object>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema,
  }))
}

const schemaOf = (schema: z.ZodType): object => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
