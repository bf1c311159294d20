/** Places of a list, by the words of what stands there: found without looking at the others. */
export class WordIndex {
  /** Places in rising order. */
  readonly #places = new Map<string, number[]>()
  /** The words in their order, some of which may be gone, and those that came since it was made. */
  #sorted: string[] = []
  #added: string[] = []

  add(word: string, place: number): void {
    const known = this.#places.get(word)
    const places = known ?? []
    if (known === undefined) {
      this.#places.set(word, places)
      this.#added.push(word)
    }
    places.splice(insertionPoint(places, place), 0, place)
  }

  remove(word: string, place: number): void {
    const places = this.#places.get(word) ?? []
    const at = insertionPoint(places, place) - 1
    if (places[at] === place) places.splice(at, 1)
    if (places.length === 0) this.#places.delete(word)
  }

  /** Places of the words that begin so, in rising order. */
  placesOfWordsFrom(beginning: string): readonly number[] {
    const lists = this.#wordsFrom(beginning).flatMap((word) => {
      const places = this.#places.get(word)
      return places === undefined ? [] : [places]
    })
    const [only = [], ...others] = lists
    return others.length === 0 ? only : [...new Set(Float64Array.from(lists.flat()).sort())]
  }

  #wordsFrom(beginning: string): string[] {
    if (this.#added.length > 0) {
      const known = [...this.#sorted, ...this.#added].filter((word) => this.#places.has(word))
      this.#sorted = [...new Set(known)].sort()
      this.#added = []
    }
    const first = firstNotBefore(this.#sorted, beginning)
    let end = first
    while (this.#sorted[end]?.startsWith(beginning)) end += 1
    return this.#sorted.slice(first, end)
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

/** Where the first of sorted words is that does not come before one. */
function firstNotBefore(words: readonly string[], word: string): number {
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle] ?? '') < word) low = middle + 1
    else high = middle
  }
  return low
}
