/**
 * A map that forgets what was used longest ago once it holds `capacity` entries: for what can be made again.
 *
 * @example
 * const validated = new BoundedMap<string, boolean>(10_000)
 * const answer = validated.getOrMake(key, () => verify(key))
 */
export class BoundedMap<Key, Value> {
  // A Map iterates in order of insertion, so its first key is the one that was used longest ago.
  readonly #entries = new Map<Key, Value>()
  readonly #capacity: number

  constructor(capacity: number) {
    if (!Number.isInteger(capacity) || capacity < 1)
      throw new RangeError(`A bounded map cannot hold ${capacity} entries`)
    this.#capacity = capacity
  }

  get size(): number {
    return this.#entries.size
  }

  get(key: Key): Value | undefined {
    const value = this.#entries.get(key)
    if (value === undefined && !this.#entries.has(key)) return undefined
    this.#entries.delete(key)
    this.#entries.set(key, value as Value)
    return value
  }

  set(key: Key, value: Value): void {
    this.#entries.delete(key)
    this.#entries.set(key, value)
    if (this.#entries.size > this.#capacity) this.#forgetOldest()
  }

  /** The value of a key, made and kept where there is none. What `make` throws is not kept. */
  getOrMake(key: Key, make: () => Value): Value {
    if (this.#entries.has(key)) return this.get(key) as Value
    const value = make()
    this.set(key, value)
    return value
  }

  delete(key: Key): boolean {
    return this.#entries.delete(key)
  }

  #forgetOldest(): void {
    for (const key of this.#entries.keys()) {
      this.#entries.delete(key)
      return
    }
  }
}
