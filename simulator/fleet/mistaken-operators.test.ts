import assert from 'node:assert/strict'
import { test } from 'node:test'
import { neighboursOf } from '../market/neighbouring-regions.ts'
import { electricityNetworkOperators, gasNetworkOperators } from '../market/network-operators.ts'
import { regions } from '../market/regions.ts'
import { incumbentOf, mistakenFor, sharesIdentifier } from './mistaken-operators.ts'

const regionNamed = (name: string) => {
  const region = regions.find((candidate) => candidate.name === name)
  assert.ok(region)
  return region
}
const operator = (id: string) => {
  const found = [...electricityNetworkOperators, ...gasNetworkOperators].find((candidate) => candidate.id === id)
  assert.ok(found)
  return found
}
const mistaken = (id: string, region: string) => mistakenFor(operator(id), regionNamed(region)).map((other) => other.id)

test("takes the region's DNO for an IDNO inside it", () => {
  assert.deepEqual(mistaken('GUCL', 'London'), ['LOND'])
})

test("takes the region's gas transporter for an iGT inside it", () => {
  assert.deepEqual(mistaken('IPL', 'Yorkshire'), ['NGN'])
})

test('takes neighbouring DNOs for the DNO', () => {
  assert.deepEqual(mistaken('YELG', 'Yorkshire').toSorted(), ['EMEB', 'NEEB', 'NORW'])
})

test('passes over neighbours that share the right identifier, since their certificates would be right', () => {
  assert.deepEqual(mistaken('LOND', 'London'), ['SOUT'])
})

test('looks further where all neighbours share the right identifier', () => {
  // North Scotland borders on SGN's other area alone; beyond it lie the North East and the North West.
  assert.deepEqual(mistaken('SCO', 'North Scotland').toSorted(), ['CAD', 'NGN'])
})

test('finds somebody for every operator anywhere, of the same fuel and without a shared identifier', () => {
  const independents = [...electricityNetworkOperators, ...gasNetworkOperators].filter(
    ({ kind }) => kind.startsWith('i') || kind === 'IDNO',
  )
  for (const region of regions)
    for (const right of [incumbentOf(region, 'electricity'), incumbentOf(region, 'gas'), ...independents]) {
      const others = mistakenFor(right, region)
      assert.ok(others.length > 0, `${right.id} in ${region.name}`)
      for (const other of others) {
        assert.equal(other.fuel, right.fuel)
        assert.ok(!sharesIdentifier(right, other), `${other.id} for ${right.id}`)
      }
    }
})

test('gives every region neighbours among the regions, in both directions', () => {
  const ids = regions.map(({ distributorId }) => distributorId)
  for (const id of ids) {
    const neighbours = neighboursOf(id)
    assert.ok(neighbours.length > 0, id)
    assert.equal(new Set(neighbours).size, neighbours.length, id)
    for (const neighbour of neighbours) assert.ok(ids.includes(neighbour) && neighboursOf(neighbour).includes(id))
  }
})
