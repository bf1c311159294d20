/** Places of a list, by the words of what stands there: found without looking at the others. */
export class WordIndex {
  /** Places in rising order. */
  readonly #places = new Map<string, number[]>()
  /** The words in their order, some of which may be gone. */
  #sorted: readonly string[] = []
  /** Those that came since: few, so that they are looked through one by one. */
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

  /** Places of the words that begin so, in rising order; null where they are more than so many, or the words are. */
  placesOfWordsFrom(beginning: string, most: number): readonly number[] | null {
    const words = this.#wordsFrom(beginning, most)
    if (words === null) return null
    const lists: (readonly number[])[] = []
    let count = 0
    for (const word of words) {
      const places = this.#places.get(word)
      if (places === undefined) continue
      count += places.length
      if (count > most) return null
      lists.push(places)
    }
    const [only = [], ...others] = lists
    return others.length === 0 ? only : [...new Set(lists.flat().sort((one, other) => one - other))]
  }

  #wordsFrom(beginning: string, most: number): ReadonlySet<string> | null {
    if (this.#added.length > Math.max(fewAdded, this.#sorted.length >> 4)) this.#sort()
    const words = new Set(this.#added.filter((word) => word.startsWith(beginning)))
    for (let at = firstNotBefore(this.#sorted, beginning); this.#sorted[at]?.startsWith(beginning); at += 1) {
      if (words.size > most) return null
      words.add(this.#sorted[at] ?? '')
    }
    return words
  }

  #sort(): void {
    this.#sorted = [...this.#places.keys()].sort()
    this.#added = []
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

/** Words that came since the others were put in order: so many are looked through. */
const fewAdded = 1_000

/** Where a place goes among others: behind those that are not greater. Most go to the end. */
function insertionPoint(places: readonly number[], place: number): number {
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
