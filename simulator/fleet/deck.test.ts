import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createRandom } from '../environment/randomness.ts'
import { createDeck } from './deck.ts'

const cards = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const deck = createDeck(cards, createRandom('deck'))

test('deals each card once in every run of as many premises', () => {
  fc.assert(
    fc.property(fc.nat(5_000_000), (shuffle) => {
      const dealt = cards.map((_, place) => deck.deal(shuffle * cards.length + place).card)
      assert.deepEqual(dealt.toSorted(), cards)
    }),
  )
})

test('knows which index was dealt a card', () => {
  fc.assert(
    fc.property(fc.nat(40_000_000), (index) => {
      const { shuffle, place, card } = deck.deal(index)
      assert.equal(card, cards[place])
      assert.equal(deck.indexOf(shuffle, place), index)
    }),
  )
})

test('shuffles anew for every run', () => {
  const orders = new Set(
    Array.from({ length: 50 }, (_, shuffle) =>
      cards.map((_, place) => deck.deal(shuffle * cards.length + place).card).join(''),
    ),
  )
  assert.ok(orders.size > 40, `${orders.size} of 50 orders differ`)
})
