import assert from 'node:assert/strict'
import { test } from 'node:test'
import { skipWithout } from '../../../certs/testing/judges.ts'
import { compareSchemas, generatedResponses, variedRequests } from '../testing/schema-comparison.ts'

const skip = skipWithout.reference

test('our schema and the official one are of one mind about 50 000 variations of all bodies', { skip }, () => {
  const { taken, refused, astray } = compareSchemas(variedRequests(50_000, 'a long night'))
  assert.deepEqual(astray, [])
  assert.ok(taken > 10_000 && refused > 10_000, `${taken} taken, ${refused} refused`)
})

test('our schema and the official one are of one mind about 10 000 responses and alerts', { skip }, () => {
  const { astray } = compareSchemas(generatedResponses(10_000, 'a long night'))
  assert.deepEqual(astray, [])
})
