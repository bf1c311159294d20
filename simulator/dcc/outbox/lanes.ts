import type { OutboxEntry } from './outbox-entry.ts'

/** An entry on its way, and how often it was tried. */
export interface Item {
  readonly entry: OutboxEntry
  /** The document where it is at hand; otherwise it is read again from the record. */
  document: string | null
  attempts: number
}

/** What waits for one user about one device: the first is tried until it is gone, then the next. */
interface Lane {
  readonly items: Item[]
}

/** What waits for one user. Lanes go on side by side, up to so many at once. */
export interface Lanes {
  readonly size: number
  has(key: string): boolean
  add(item: Item): void
  /** The next item to try, if there is one and a connection is free. */
  take(): Item | undefined
  /** The connection is free again; the lane goes on after `ready` or `remove`. */
  release(): void
  /** The item may be tried again. */
  ready(item: Item): void
  /** The item is gone; the next of its lane may go. */
  remove(item: Item): void
}

export function createLanes(connections: number): Lanes {
  const lanes = new Map<string, Lane>()
  const keys = new Set<string>()
  const waiting: Lane[] = []
  let free = connections

  const laneOf = ({ entry }: Item): Lane => {
    const lane = lanes.get(entry.device) ?? { items: [] }
    lanes.set(entry.device, lane)
    return lane
  }

  return {
    get size() {
      return keys.size
    },
    has: (key) => keys.has(key),
    add(item) {
      const lane = laneOf(item)
      lane.items.push(item)
      keys.add(item.entry.key)
      if (lane.items.length === 1) waiting.push(lane)
    },
    take() {
      if (free === 0) return undefined
      const lane = waiting.shift()
      if (lane === undefined) return undefined
      free -= 1
      return lane.items[0]
    },
    release() {
      free += 1
    },
    ready(item) {
      waiting.push(laneOf(item))
    },
    remove(item) {
      const lane = laneOf(item)
      lane.items.shift()
      keys.delete(item.entry.key)
      if (lane.items.length > 0) waiting.push(lane)
      else lanes.delete(item.entry.device)
    },
  }
}
