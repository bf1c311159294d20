import { SimulatorFault } from '../../vocabulary/faults.ts'

/** Writes in one transaction at most: so that a burst does not keep the process from everything else for long. */
const largestGroup = 512

interface Pending<Outcome> {
  readonly write: () => Outcome
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (fault: unknown) => void
}

/**
 * Gathers what is to be written into groups, each one transaction. A group is what arrives in one turn of the event loop,
 * which under load is what arrived during the last write.
 */
export class GroupCommit<Outcome> {
  /** Resolves with SIM_STATE_UNWRITABLE when a group could not be made durable. Nothing is taken from then on. */
  readonly failure: Promise<SimulatorFault>
  readonly #transaction: (writes: readonly (() => Outcome)[]) => readonly Outcome[]
  readonly #where: string
  #pending: Pending<Outcome>[] = []
  #closed = false
  #failed: SimulatorFault | null = null
  #announce: (fault: SimulatorFault) => void = () => {}

  /**
   * @param transaction runs all of them in one transaction, durable when it returns
   * @param where what the store is called in a fault
   */
  constructor(transaction: (writes: readonly (() => Outcome)[]) => readonly Outcome[], where: string) {
    this.failure = new Promise((resolve) => {
      this.#announce = resolve
    })
    this.#transaction = transaction
    this.#where = where
  }

  get hasFailed(): boolean {
    return this.#failed !== null
  }

  /** Runs a write within the next group; resolves when it is durable. */
  write(write: () => Outcome): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      if (this.#closed) throw new SimulatorFault('SIM_INVARIANT', 'A change came after the store was closed')
      if (this.#failed !== null) throw this.#failed
      if (this.#pending.length === 0) setImmediate(() => this.#writePending())
      this.#pending.push({ write, resolve, reject })
    })
  }

  /** Writes what is waiting, and takes nothing more. */
  close(): void {
    while (this.#pending.length > 0) this.#writePending()
    this.#closed = true
  }

  #writePending(): void {
    const group = this.#pending.splice(0, largestGroup)
    if (group.length === 0) return
    if (this.#pending.length > 0) setImmediate(() => this.#writePending())
    try {
      const results = this.#transaction(group.map(({ write }) => write))
      for (const [index, outcome] of results.entries()) group[index]?.resolve(outcome)
    } catch (fault) {
      this.#fail(group, fault as Error)
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
