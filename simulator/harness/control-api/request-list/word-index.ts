/** Places of a list, by the words of what stands there: found without looking at the others. */
export class WordIndex {
  /** Places in rising order. */
  readonly #places = new Map<string, number[]>()

  add(word: string, place: number): void {
    const places = this.#places.get(word) ?? []
    this.#places.set(word, places)
    places.splice(insertionPoint(places, place), 0, place)
  }

  remove(word: string, place: number): void {
    const places = this.#places.get(word) ?? []
    const at = insertionPoint(places, place) - 1
    if (places[at] === place) places.splice(at, 1)
    if (places.length === 0) this.#places.delete(word)
  }

  /** In rising order. */
  placesOf(word: string): readonly number[] {
    return this.#places.get(word) ?? []
  }

  /** Drops every place before one. */
  dropBefore(place: number): void {
    for (const [word, places] of this.#places) {
      const kept = insertionPoint(places, place - 1)
      if (kept === 0) continue
      if (kept === places.length) this.#places.delete(word)
      else this.#places.set(word, places.slice(kept))
    }
  }
}

/** Where a place goes among others: behind those that are not greater. Most go to the end. */
export function insertionPoint(places: readonly number[], place: number): number {
  if ((places.at(-1) ?? -1) <= place) return places.length
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return low
}
