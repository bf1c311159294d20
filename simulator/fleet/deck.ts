import type { Random } from '../vocabulary/ports/random.ts'
import { createPermutation } from './numbering/permutation.ts'

/** Where a card came from: the how manieth shuffle of the deck, and the card's place in the unshuffled deck. */
interface Dealt<Card> {
  readonly card: Card
  readonly shuffle: number
  readonly place: number
}

/**
 * Deals a property to premises after premises: every run of as many premises as there are cards gets each card once, in an
 * order of its own. So shares are exact, and even a small fleet holds every kind of premises.
 */
export interface Deck<Card> {
  deal(index: number): Dealt<Card>
  /** The index that is dealt the card of this place in this shuffle. */
  indexOf(shuffle: number, place: number): number
}

/** @param cards two at least */
export function createDeck<Card>(cards: readonly Card[], random: Random): Deck<Card> {
  const permutation = createPermutation(cards.length, random)
  return {
    deal(index) {
      const shuffle = Math.floor(index / cards.length)
      const place = permutation.forward(index % cards.length, shuffle)
      return { card: cards[place] as Card, shuffle, place }
    },
    indexOf: (shuffle, place) => shuffle * cards.length + permutation.backward(place, shuffle),
  }
}
