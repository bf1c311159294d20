import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const nameOfState = /^worker-([1-9]\d*)$/

/**
 * Where the workers of a network have their states: each in a directory of its own below that of the network. Where the network keeps
 * none they are temporary: a worker that takes the place of another finds what that one had, and the last of them leaves nothing.
 */
export class StatesOfWorkers {
  readonly #kept: string | undefined
  readonly #temporary = new Map<number, string>()

  constructor(kept: string | undefined) {
    this.#kept = kept
  }

  of(worker: number): string {
    if (this.#kept !== undefined) return join(this.#kept, `worker-${worker}`)
    const made = this.#temporary.get(worker) ?? mkdtempSync(join(tmpdir(), 'dcc-sim-worker-'))
    this.#temporary.set(worker, made)
    return made
  }

  /** Removes what is temporary. */
  remove(): void {
    for (const directory of this.#temporary.values()) rmSync(directory, { recursive: true, force: true })
  }
}

/** The states of workers that are in the state directory of a network, the first worker's first. */
export function statesOfWorkersIn(directory: string): readonly string[] {
  const numbers = readdirSync(directory).flatMap((name) => nameOfState.exec(name)?.[1] ?? [])
  const inOrder = numbers.map(Number).sort((one, other) => one - other)
  return inOrder.map((worker) => join(directory, `worker-${worker}`)).filter((state) => readdirSync(state).length > 0)
}
