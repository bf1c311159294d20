import type { Key, Put, State } from '../vocabulary/ports/state.ts'
import { readStored, type StoredKind } from '../vocabulary/stored-kind.ts'
import { everyValue } from './every-value.ts'
import type { Follower } from './followed-state.ts'

interface Held<Value> {
  readonly version: number
  readonly value: Value
}

/**
 * The values of one kind below a prefix, all of them in memory with the versions that they have. What is written is durable
 * first, and read here afterwards.
 *
 * @example
 * const addresses = await StoredValues.read(state, 'address/', storedAddress)
 * await addresses.write([['90-B3-D5-1F-30-01-00-00', 'http://127.0.0.1:9000/']])
 * addresses.get('90-B3-D5-1F-30-01-00-00') // 'http://127.0.0.1:9000/'
 */
export class StoredValues<Value> implements Follower {
  readonly prefix: string
  readonly #state: Pick<State, 'read' | 'change'>
  readonly #kind: StoredKind<Value>
  readonly #held = new Map<string, Held<Value>>()

  private constructor(state: Pick<State, 'read' | 'change'>, prefix: string, kind: StoredKind<Value>) {
    this.#state = state
    this.prefix = prefix
    this.#kind = kind
  }

  /** @throws SimulatorFault SIM_STATE_UNREADABLE where a value is not of the kind */
  static async read<Value>(
    state: Pick<State, 'page' | 'read' | 'change'>,
    prefix: string,
    kind: StoredKind<Value>,
  ): Promise<StoredValues<Value>> {
    const values = new StoredValues(state, prefix, kind)
    for await (const { key, version, value } of everyValue(state, prefix))
      values.#held.set(key.slice(prefix.length), { version, value: readStored(kind, key, value) })
    return values
  }

  /** @param name what stands behind the prefix */
  get(name: string): Value | undefined {
    return this.#held.get(name)?.value
  }

  *entries(): Generator<readonly [name: string, value: Value]> {
    for (const [name, { value }] of this.#held) yield [name, value]
  }

  /** Writes values in the place of whatever stands there, all of them or none; undefined removes one. */
  async write(anew: Iterable<readonly [name: string, value: Value | undefined]>): Promise<void> {
    const values = [...anew]
    for (;;) {
      const put = values.map(([name, value]) => this.#toPut(name, value))
      const changed = await this.#state.change({ put })
      if (changed.ok) {
        for (const [name, value] of values) this.#hold(name, changed.version, value)
        return
      }
      await this.#readAgain(changed.lost)
    }
  }

  #toPut(name: string, value: Value | undefined): Put {
    const version = this.#held.get(name)?.version ?? 0
    return { key: this.prefix + name, version, value: value === undefined ? undefined : this.#kind.write(value) }
  }

  #hold(name: string, version: number, value: Value | undefined): void {
    if (value === undefined) this.#held.delete(name)
    else this.#held.set(name, { version, value })
  }

  async #readAgain(lost: readonly Key[]): Promise<void> {
    for (const found of await this.#state.read(lost)) this.took(found, found.version)
  }

  /** Another process may have written it. */
  took({ key, value }: Pick<Put, 'key' | 'value'>, version: number): void {
    if (key.startsWith(this.prefix)) this.#hold(key.slice(this.prefix.length), version, this.#kind.read(key, value))
  }
}
