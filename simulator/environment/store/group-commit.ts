import { SimulatorFault } from '../../vocabulary/faults.ts'

/** Writes in one transaction at most: so that a burst does not keep the process from everything else for long. */
const largestGroup = 512

/**
 * Milliseconds from the beginning of a group to that of the next, where it was not of one alone: turns of the event loop are
 * short under load, and a commit in each would take most of it. Whoever is alone waits for nobody.
 */
const restMs = 12

/** Within it what nobody waits for is committed, where nothing else brings a commit about. */
const commitWithinMs = 100

interface Pending<Outcome> {
  readonly write: () => Outcome
  readonly isAwaited: boolean
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (fault: unknown) => void
}

/** What groups are written to. Its transaction begins with the first write after a commit. */
export interface Transactions<Outcome> {
  /** Runs writes within the open transaction. */
  run(writes: readonly (() => Outcome)[]): readonly Outcome[]
  /** Durable when it returns. */
  commit(): void
}

/** When groups are written and committed: the real time of the process, which the network's own clock does not move. */
export interface Pace {
  /** Milliseconds. */
  now(): number
  /** Calls in the next turn of the event loop. */
  soon(task: () => void): void
  /** Calls after so many milliseconds, unless it is cancelled. @param keepsProcess whether the process lasts until then */
  later(ms: number, task: () => void, keepsProcess: boolean): () => void
}

const paceOfProcess: Pace = {
  now: () => performance.now(),
  soon: (task) => void setImmediate(task),
  later(ms, task, keepsProcess) {
    const timer = setTimeout(task, ms)
    if (!keepsProcess) timer.unref()
    return () => clearTimeout(timer)
  },
}

/**
 * Gathers what is to be written into groups. A group is what arrives in one turn of the event loop; under load, in the few
 * turns since the last one. It is committed where somebody waits for one of its writes; else the next one commits it too.
 */
export class GroupCommit<Outcome> {
  /** Resolves with SIM_STATE_UNWRITABLE when a group could not be made durable. Nothing is taken from then on. */
  readonly failure: Promise<SimulatorFault>
  readonly #transactions: Transactions<Outcome>
  readonly #where: string
  readonly #pace: Pace
  #pending: Pending<Outcome>[] = []
  #closed = false
  /** When the next group may begin. */
  #notBefore = 0
  #failed: SimulatorFault | null = null
  #announce: (fault: SimulatorFault) => void = () => {}
  /** Cancels the commit of what was written and nobody waited for; null where there is nothing such. */
  #cancelCommit: (() => void) | null = null

  /** @param where what the store is called in a fault */
  constructor(transactions: Transactions<Outcome>, where: string, pace: Pace = paceOfProcess) {
    this.failure = new Promise((resolve) => {
      this.#announce = resolve
    })
    this.#transactions = transactions
    this.#where = where
    this.#pace = pace
  }

  get hasFailed(): boolean {
    return this.#failed !== null
  }

  /** Runs a write within the next group; resolves when it is durable, or when it was run where nobody waits for that. */
  write(write: () => Outcome, isAwaited = true): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      if (this.#closed) throw new SimulatorFault('SIM_INVARIANT', 'A change came after the store was closed')
      if (this.#failed !== null) throw this.#failed
      if (this.#pending.length === 0) this.#writeSoon()
      this.#pending.push({ write, isAwaited, resolve, reject })
    })
  }

  /** Writes what is waiting, and takes nothing more. */
  close(): void {
    while (this.#pending.length > 0) this.#writePending()
    this.#commitWritten()
    this.#closed = true
  }

  #writePending(): void {
    const group = this.#pending.splice(0, largestGroup)
    if (group.length === 0) return
    this.#notBefore = group.length > 1 ? this.#pace.now() + restMs : 0
    if (this.#pending.length > 0) this.#writeSoon()
    try {
      const results = this.#transactions.run(group.map(({ write }) => write))
      if (group.some(({ isAwaited }) => isAwaited)) this.#commit()
      else this.#cancelCommit ??= this.#pace.later(commitWithinMs, () => this.#commitWritten(), false)
      for (const [index, outcome] of results.entries()) group[index]?.resolve(outcome)
    } catch (fault) {
      this.#fail(group, fault as Error)
    }
  }

  #writeSoon(): void {
    const wait = this.#notBefore - this.#pace.now()
    if (wait < 1) this.#pace.soon(() => this.#writePending())
    else this.#pace.later(wait, () => this.#writePending(), true)
  }

  #commit(): void {
    this.#cancelCommit?.()
    this.#cancelCommit = null
    this.#transactions.commit()
  }

  #commitWritten(): void {
    if (this.#cancelCommit === null || this.#failed !== null) return
    try {
      this.#commit()
    } catch (fault) {
      this.#fail([], fault as Error)
    }
  }

  #fail(group: readonly Pending<Outcome>[], cause: Error): void {
    const detail =
      `${this.#where} did not take what was to be kept (${cause.message}). Nothing was acknowledged that it had not ` +
      'taken before: see to its disk, and start again'
    this.#failed = new SimulatorFault('SIM_STATE_UNWRITABLE', detail, { cause })
    for (const { reject } of [...group, ...this.#pending.splice(0)]) reject(this.#failed)
    this.#announce(this.#failed)
  }
}
