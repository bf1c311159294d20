import assert from 'node:assert/strict'
import { test } from 'node:test'
import { skipWithout } from '../../../certs/testing/judges.ts'
import { serviceRequests } from '../../vocabulary/service-reference.ts'
import { compareSchemas, generatedResponses, variedRequests, variedRequestsOf } from '../testing/schema-comparison.ts'
import type { BodyName } from './request-bodies.ts'

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

/** The Service Requests in the life of a meter, from its box to another supplier, and of the network operator at work. */
const lifeOfMeter = [
  ...['12.2', '8.14.1', '8.14.2', '8.14.3', '8.14.4', '8.2', '8.3', '8.4', '8.13'],
  ...['8.11', '8.9', '8.12.1', '8.12.2', '8.7.1', '8.7.2', '8.8.1', '8.8.2', '8.1.1', '6.11'],
  ...['6.20.1', '6.20.2', '6.2.7', '11.2', '6.21', '6.15.1', '6.24.1', '6.15.2', '6.17', '6.24.2', '6.23'],
  ...['6.5', '6.27', '4.10', '6.22', '6.18.1', '6.18.2', '4.16', '14.1', '4.1.1'],
]

for (const variant of lifeOfMeter)
  test(`they are of one mind about 2 000 variations of ${variant}`, { skip }, () => {
    const element = serviceRequests[variant]?.element as BodyName
    const { taken, refused, astray } = compareSchemas(variedRequestsOf(element, 2000, 'a long night'))
    assert.deepEqual(astray, [])
    assert.ok(taken > 200 && refused > 200, `${taken} taken, ${refused} refused`)
  })
