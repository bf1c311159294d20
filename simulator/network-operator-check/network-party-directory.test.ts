import assert from 'node:assert/strict'
import { test } from 'node:test'
import { entityIdentifier } from '../vocabulary/entity-identifier.ts'
import { createNetworkPartyDirectory } from './network-party-directory.ts'

const [one, two, three] = ['90-B3-D5-1F-30-02-01-10', '90-B3-D5-1F-30-02-01-11', '90-B3-D5-1F-30-02-01-12'] as const
const parties = [
  { id: 'LOND', name: 'London', fuel: 'electricity', entityIdentifiers: [one] },
  { id: 'CAD', name: 'Cadent', fuel: 'gas', entityIdentifiers: [two] },
  { id: 'LOND', name: 'London too', fuel: 'electricity', entityIdentifiers: [three, 'nobody'] },
] as const

test('a party is the same whether it is asked for first or later, with the identifiers of all its entries', () => {
  for (const before of [[], ['CAD'], ['nobody', 'CAD'], ['LOND']]) {
    const directory = createNetworkPartyDirectory(parties)
    for (const id of before) directory.party(id)
    const london = directory.party('LOND')
    assert.deepEqual(london, {
      id: 'LOND',
      name: 'London',
      entityIdentifiers: new Set([one, three].map(entityIdentifier)),
    })
    assert.equal(directory.party('LOND'), london)
    assert.equal(directory.party('nobody'), undefined)
  }
})

test('an identifier leads to each party that is known by it, once', () => {
  const shared = [...parties, { id: 'EELC', name: 'Eastern', fuel: 'electricity', entityIdentifiers: [one] } as const]
  const holders = createNetworkPartyDirectory(shared).holdersOf(entityIdentifier(one))
  assert.deepEqual(
    holders.map(({ id }) => id),
    ['LOND', 'EELC'],
  )
})
