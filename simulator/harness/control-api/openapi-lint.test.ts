import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { examples } from './examples/examples.ts'
import { openApiDocument } from './openapi.ts'
import { operations } from './operations.ts'

const config = await createConfig({ extends: ['recommended'] })

/** What Redocly's linter says of a document under its recommended rules, warnings too. */
async function complaintsAbout(document: object): Promise<readonly string[]> {
  const problems = await lintFromString({ source: JSON.stringify(document), config })
  return problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} (${location[0]?.pointer})`)
}

const document = openApiDocument(operations)

describe('the OpenAPI document, under the recommended rules of Redocly', () => {
  test('has no flaw, and no example that its schema refuses', async () => {
    assert.deepEqual(await complaintsAbout(document), [])
  })

  test('would be found out with an example that does not fit', async () => {
    const broken = JSON.stringify(document).replace('{"bySeconds":3600}', '{"bySeconds":"an hour"}')
    const [complaint, ...more] = await complaintsAbout(JSON.parse(broken))
    assert.match(complaint ?? '', /^no-invalid-media-type-examples: .*bySeconds/)
    assert.deepEqual(more, [])
  })
})

describe('the examples', () => {
  test('are of every operation, and of nothing else: examples/examples.ts', () => {
    const names = operations.map(({ method, route }) => `${method.toUpperCase()} ${route}`)
    assert.deepEqual(Object.keys(examples).sort(), [...names].sort())
  })

  for (const { method, route, path, query, body } of operations)
    for (const example of examples[`${method.toUpperCase()} ${route}`] ?? [])
      test(`${method.toUpperCase()} ${route}: ${example.says}`, () => {
        const read = [path.safeParse(example.path ?? {}), query.safeParse(example.query ?? {})]
        if (method !== 'get') read.push(body.safeParse(example.body))
        assert.deepEqual(
          read.flatMap(({ error }) => error?.issues ?? []),
          [],
        )
      })
})
