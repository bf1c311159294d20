/**
 * A map that forgets what was used longest ago once it holds `capacity` entries: for what can be made again.
 *
 * @example
 * const validated = new BoundedMap<string, boolean>(10_000)
 * const answer = validated.getOrMake(key, () => verify(key))
 */
export class BoundedMap<Key, Value> {
  readonly #entries = new Map<Key, Entry<Key, Value>>()
  readonly #capacity: number
  // Entries in the order of their use. Taken from the order of the map itself, each use would be a deletion and an insertion, and
  // the oldest entry would stand behind all that were deleted.
  #oldest: Entry<Key, Value> | undefined
  #newest: Entry<Key, Value> | undefined

  constructor(capacity: number) {
    if (!Number.isInteger(capacity) || capacity < 1)
      throw new RangeError(`A bounded map cannot hold ${capacity} entries`)
    this.#capacity = capacity
  }

  get size(): number {
    return this.#entries.size
  }

  get(key: Key): Value | undefined {
    const entry = this.#entries.get(key)
    if (entry === undefined) return undefined
    this.#use(entry)
    return entry.value
  }

  set(key: Key, value: Value): void {
    const known = this.#entries.get(key)
    if (known !== undefined) {
      known.value = value
      this.#use(known)
      return
    }
    const entry: Entry<Key, Value> = { key, value, older: undefined, newer: undefined }
    this.#entries.set(key, entry)
    this.#append(entry)
    if (this.#entries.size > this.#capacity && this.#oldest !== undefined) this.delete(this.#oldest.key)
  }

  /** The value of a key, made and kept where there is none. What `make` throws is not kept. */
  getOrMake(key: Key, make: () => Value): Value {
    const entry = this.#entries.get(key)
    if (entry !== undefined) {
      this.#use(entry)
      return entry.value
    }
    const value = make()
    this.set(key, value)
    return value
  }

  delete(key: Key): boolean {
    const entry = this.#entries.get(key)
    if (entry === undefined) return false
    this.#takeOut(entry)
    // To the collector of garbage an old entry that nobody has any more is one that keeps what it leads to.
    entry.newer = undefined
    return this.#entries.delete(key)
  }

  #use(entry: Entry<Key, Value>): void {
    if (entry === this.#newest) return
    this.#takeOut(entry)
    this.#append(entry)
  }

  #append(entry: Entry<Key, Value>): void {
    entry.older = this.#newest
    entry.newer = undefined
    if (this.#newest === undefined) this.#oldest = entry
    else this.#newest.newer = entry
    this.#newest = entry
  }

  #takeOut({ older, newer }: Entry<Key, Value>): void {
    if (older === undefined) this.#oldest = newer
    else older.newer = newer
    if (newer === undefined) this.#newest = older
    else newer.older = older
  }
}

interface Entry<Key, Value> {
  readonly key: Key
  value: Value
  older: Entry<Key, Value> | undefined
  newer: Entry<Key, Value> | undefined
}
