import assert from 'node:assert/strict'
import { test } from 'node:test'
import { entityIdentifier } from '../vocabulary/entity-identifier.ts'
import { adopt, adopters, market } from './adoption.ts'
import { entityIdentifiersOf } from './look-up.ts'

const stranger = entityIdentifier('90-B3-D5-1F-30-02-00-00')
const supplier = entityIdentifier('90-B3-D5-1F-30-0A-00-00')

test('a foreign network operator is a further User ID of one party of each fuel', () => {
  const { networkOperators } = adopt({ networkOperators: [stranger], suppliers: [] })
  const known = networkOperators.filter((operator) => entityIdentifiersOf(operator).includes(stranger))
  assert.deepEqual(
    known.map(({ id, fuel }) => [id, fuel]),
    [
      [adopters.electricity, 'electricity'],
      [adopters.gas, 'gas'],
    ],
  )
  // The first stays the party's own: what the seed made rests on it.
  for (const operator of known) assert.notEqual(entityIdentifiersOf(operator)[0], stranger)
})

test('a foreign supplier acts for a supplier that premises are registered with', () => {
  const { suppliers } = adopt({ networkOperators: [], suppliers: [supplier] })
  assert.deepEqual(
    suppliers.filter(({ id }) => id === adopters.supplier).map(({ entityIdentifier: identifier }) => identifier).length,
    2,
  )
  assert.equal(suppliers.find(({ entityIdentifier: identifier }) => identifier === supplier)?.id, adopters.supplier)
})

test('who is in the market already is not adopted', () => {
  const [own] = market.suppliers
  const [operator] = market.networkOperators.flatMap(entityIdentifiersOf)
  assert.ok(own !== undefined && operator !== undefined)
  assert.deepEqual(adopt({ networkOperators: [operator], suppliers: [own.entityIdentifier] }), market)
})
