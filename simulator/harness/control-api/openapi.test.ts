import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openApiDocument } from './openapi.ts'
import { operations } from './operations.ts'

interface Documented {
  readonly operationId: string
  readonly parameters?: readonly { name: string; in: string; required: boolean; schema: object }[]
  readonly requestBody?: { content: Record<string, { schema: { properties?: object } }> }
  readonly responses: Record<string, { content?: Record<string, { schema?: object }> }>
}

const document = openApiDocument(operations) as {
  openapi: string
  paths: Record<string, Record<string, Documented>>
  components: { schemas: Record<string, { oneOf?: { properties: { kind: { const: string } } }[] }> }
}
const all = Object.values(document.paths).flatMap(({ servers: _, ...methods }) => Object.values(methods))

describe('the OpenAPI document', () => {
  test('is of version 3.1 and plain JSON', () => {
    assert.match(document.openapi, /^3\.1\./)
    assert.deepEqual(JSON.parse(JSON.stringify(document)), document)
  })

  test('has every operation under its own id, with its path parameters', () => {
    assert.equal(new Set(all.map(({ operationId }) => operationId)).size, operations.length + 3)
    for (const [path, methods] of Object.entries(document.paths))
      for (const { parameters = [] } of Object.values(methods).filter(({ operationId }) => operationId)) {
        const named = parameters.filter((each) => each.in === 'path').map(({ name }) => `{${name}}`)
        assert.deepEqual(path.match(/\{\w+\}/g) ?? [], named, path)
      }
  })

  test('shows what the body of a change may hold', () => {
    const put = document.paths['/harness/v1/check']?.put
    const schema = put?.requestBody?.content['application/json']?.schema
    assert.deepEqual(Object.keys(schema?.properties ?? {}), ['mode', 'settings'])
  })

  test('shows the answer of every operation that answers in JSON', () => {
    for (const { operationId, responses } of all) {
      const content = responses[200]?.content ?? responses[101]?.content ?? {}
      assert.ok(Object.keys(content).length > 0, operationId)
    }
  })

  test('documents every kind of event', () => {
    const kinds = document.components.schemas.Event?.oneOf?.map(({ properties }) => properties.kind.const) ?? []
    assert.ok(kinds.includes('request-answered') && kinds.includes('document-abandoned'))
  })
})
