import type { Put, State } from '../vocabulary/ports/state.ts'
import { everyValue } from './every-value.ts'

/** Who holds values in memory, with the versions that they have. */
export interface Follower {
  /** With which the keys begin whose values it holds. */
  readonly prefix: string
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
  count: (kinds) => state.count(kinds),
  abandon: (works) => state.abandon(works),
  onHint: (listener) => state.onHint(listener),
  close: () => state.close(),
})

/**
 * Tells followers of what other processes have put since they were told last: every value below their prefixes is looked at, so what
 * it costs grows with how many there are.
 */
export class OthersValues {
  readonly #state: Pick<State, 'page'>
  readonly #followers: readonly Follower[]
  readonly #versions = new Map<Follower, ReadonlyMap<string, number>>()

  constructor(state: Pick<State, 'page'>, followers: readonly Follower[]) {
    this.#state = state
    this.#followers = followers
  }

  async look(): Promise<void> {
    for (const follower of this.#followers) await this.#lookFor(follower)
  }

  async #lookFor(follower: Follower): Promise<void> {
    const before = this.#versions.get(follower) ?? new Map<string, number>()
    const now = new Map<string, number>()
    for await (const { key, version, value } of everyValue(this.#state, follower.prefix)) {
      now.set(key, version)
      if (before.get(key) !== version) follower.took({ key, value }, version)
    }
    for (const key of before.keys()) if (!now.has(key)) follower.took({ key, value: undefined }, 0)
    this.#versions.set(follower, now)
  }
}

/** The versions of the values below a prefix, as far as this process has read or written them. */
export class Versions implements Follower {
  readonly prefix: string
  readonly #known = new Map<string, number>()

  constructor(prefix: string) {
    this.prefix = prefix
  }

  took({ key, value }: Pick<Put, 'key' | 'value'>, version: number): void {
    if (!key.startsWith(this.prefix)) return
    if (value === undefined) this.#known.delete(key)
    else this.#known.set(key, version)
  }

  /** 0 of a key that has no value. */
  of(key: string): number {
    return this.#known.get(key) ?? 0
  }
}
