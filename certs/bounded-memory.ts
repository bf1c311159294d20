/** Remembers the values of the keys used last, up to a bound. */
export interface BoundedMemory<Key, Value> {
  get(key: Key): Value | undefined
  set(key: Key, value: Value): void
  readonly size: number
}

/** @param capacity how many are kept; the one unused for longest goes first */
export function createBoundedMemory<Key, Value>(capacity: number): BoundedMemory<Key, Value> {
  // A Map keeps the order of insertion, so its first key is the one unused for longest.
  const values = new Map<Key, Value>()
  return {
    get size() {
      return values.size
    },
    get(key) {
      const value = values.get(key)
      if (value === undefined) return undefined
      values.delete(key)
      values.set(key, value)
      return value
    },
    set(key, value) {
      values.delete(key)
      values.set(key, value)
      if (values.size <= capacity) return
      for (const oldest of values.keys()) {
        values.delete(oldest)
        break
      }
    },
  }
}
