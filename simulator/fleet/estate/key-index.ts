/**
 * Numbers by keys of 64 bits, in twelve octets a key and some room: what finds a device or a metering point among millions.
 * One hash table of a typed array, with open addressing.
 */
export interface KeyIndex {
  /** undefined where nothing was set. */
  get(key: Key): number | undefined
  /** @param value 0 … 2³² - 2 */
  set(key: Key, value: number): void
}

/** Two halves of 32 bits, each as an unsigned number. */
export interface Key {
  readonly high: number
  readonly low: number
}

/** Below 2⁵³. */
export const keyOfNumber = (number: number): Key => ({ high: Math.floor(number / 2 ** 32), low: number >>> 0 })

const words = 3
const fullest = 0.7

export function createKeyIndex(): KeyIndex {
  let places = 64
  let table = new Uint32Array(places * words)
  let count = 0

  /** Where a key stands, or the empty place where it would. */
  const placeOf = (high: number, low: number): number => {
    let place = hashOf(high, low) % places
    for (;;) {
      const at = place * words
      if (table[at + 2] === 0 || (table[at] === high && table[at + 1] === low)) return at
      place = place + 1 === places ? 0 : place + 1
    }
  }
  const put = (high: number, low: number, stored: number): void => {
    const at = placeOf(high, low)
    if (table[at + 2] === 0) count += 1
    table[at] = high
    table[at + 1] = low
    table[at + 2] = stored
  }
  const grow = (): void => {
    const old = table
    places *= 2
    table = new Uint32Array(places * words)
    count = 0
    for (let at = 0; at < old.length; at += words)
      if (old[at + 2] !== 0) put(old[at] as number, old[at + 1] as number, old[at + 2] as number)
  }

  return {
    get({ high, low }) {
      const stored = table[placeOf(high, low) + 2] as number
      return stored === 0 ? undefined : stored - 1
    },
    set({ high, low }, value) {
      if (count >= places * fullest) grow()
      put(high, low, value + 1)
    },
  }
}

function hashOf(high: number, low: number): number {
  const mixed = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
