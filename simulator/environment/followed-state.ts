import type { Put, State } from '../vocabulary/ports/state.ts'

/** Who holds values in memory, with the versions that they have. */
export interface Follower {
  /** A value is durable now, in this version; a value of undefined is gone. */
  took(put: Pick<Put, 'key' | 'value'>, version: number): void
}

/**
 * The same State, whose changes are told to those who hold a part of it in memory: they name the version that they hold. Where
 * another process was first, they are told what it has put.
 */
export const followedState = (state: State, followers: readonly Follower[]): State => ({
  read: (keys) => state.read(keys),
  page: (prefix, after, most) => state.page(prefix, after, most),
  async change(change) {
    const changed = await state.change(change)
    const told = (put: Pick<Put, 'key' | 'value'>, version: number): void => {
      for (const follower of followers) follower.took(put, version)
    }
    if (changed.ok) for (const put of change.put ?? []) told(put, changed.version)
    else for (const found of await state.read(changed.lost)) told(found, found.version)
    return changed
  },
  take: (kind, now, most) => state.take(kind, now, most),
  works: (kind, lane) => state.works(kind, lane),
  count: (kind) => state.count(kind),
  onHint: (listener) => state.onHint(listener),
  close: () => state.close(),
})

/** The versions of the values below a prefix, as far as this process has read or written them. */
export class Versions implements Follower {
  readonly #prefix: string
  readonly #known = new Map<string, number>()

  constructor(prefix: string) {
    this.#prefix = prefix
  }

  took({ key, value }: Pick<Put, 'key' | 'value'>, version: number): void {
    if (!key.startsWith(this.#prefix)) return
    if (value === undefined) this.#known.delete(key)
    else this.#known.set(key, version)
  }

  /** 0 of a key that has no value. */
  of(key: string): number {
    return this.#known.get(key) ?? 0
  }
}
