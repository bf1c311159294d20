import { type FaultCode, faults, SimulatorFault } from '../vocabulary/faults.ts'

type Operation = (...given: never[]) => unknown

/** What one process may ask of another, by name. What is given and answered is copied on the way: data, and no functions. */
export type Operations<Of> = { readonly [Name in keyof Of]: Operation }

/** A fault of ours as it goes to another process. */
interface ToldFault {
  readonly code: FaultCode
  readonly message: string
}

type CallMessage =
  | { readonly asked: number; readonly name: string; readonly given: readonly unknown[] }
  | { readonly told: string; readonly given: readonly unknown[] }
  | { readonly answered: number; readonly value: unknown }
  | { readonly failed: number; readonly fault: ToldFault }

/** What goes over the channel at once: all that one turn of the event loop has brought. */
export type CallMessages = readonly CallMessage[]

interface Open {
  readonly resolve: (value: unknown) => void
  readonly reject: (fault: unknown) => void
}

/** A call was open when the channel broke off: whether it was carried out is not known. */
export class BrokenOff extends Error {}

/**
 * One end of a channel between two processes of this program, each of which asks the other. Calls arrive in the order in which
 * they were made; each is begun when it arrives, and answered when it is done.
 */
export class Calls<Remote extends Operations<Remote>> {
  readonly #post: (messages: CallMessages) => void
  readonly #open = new Map<number, Open>()
  #answering: Readonly<Record<string, Operation | undefined>> = {}
  #waiting: CallMessage[] = []
  #last = 0
  #isBrokenOff = false

  constructor(post: (messages: CallMessages) => void) {
    this.#post = post
  }

  /** From now on answers what the other end asks; to be called before it asks. */
  answerWith<Local extends Operations<Local>>(operations: Local): void {
    this.#answering = operations
  }

  /** @throws whatever the operation throws at the other end, as a SimulatorFault; BrokenOff */
  ask<Name extends keyof Remote & string>(
    name: Name,
    ...given: Parameters<Remote[Name]>
  ): Promise<Awaited<ReturnType<Remote[Name]>>> {
    if (this.#isBrokenOff) return Promise.reject(brokenOff())
    this.#last += 1
    const asked = this.#last
    return new Promise((resolve, reject) => {
      // The other end is this very program: it answers what its operation is declared to.
      this.#open.set(asked, { resolve: resolve as Open['resolve'], reject })
      this.#send({ asked, name, given })
    })
  }

  /** As `ask`, where nobody waits for the answer. */
  tell<Name extends keyof Remote & string>(name: Name, ...given: Parameters<Remote[Name]>): void {
    this.#send({ told: name, given })
  }

  /** Takes what came over the channel. */
  hear(messages: CallMessages): void {
    for (const message of messages) {
      if ('asked' in message) void this.#answer(message.asked, message.name, message.given)
      else if ('told' in message) void this.#perform(message.told, message.given)
      else if ('answered' in message) this.#close(message.answered)?.resolve(message.value)
      else {
        const { code, message: told } = message.fault
        this.#close(message.failed)?.reject(new SimulatorFault(code, told))
      }
    }
  }

  /** The channel is gone: whoever waits for an answer gets BrokenOff, in the order in which they asked. */
  breakOff(): void {
    this.#isBrokenOff = true
    const open = [...this.#open.values()]
    this.#open.clear()
    for (const { reject } of open) reject(brokenOff())
  }

  #close(asked: number): Open | undefined {
    const open = this.#open.get(asked)
    this.#open.delete(asked)
    return open
  }

  async #answer(asked: number, name: string, given: readonly unknown[]): Promise<void> {
    try {
      this.#send({ answered: asked, value: await this.#perform(name, given) })
    } catch (fault) {
      this.#send({ failed: asked, fault: toldOf(fault) })
    }
  }

  async #perform(name: string, given: readonly unknown[]): Promise<unknown> {
    const operation = this.#answering[name]
    if (operation === undefined) throw new SimulatorFault('SIM_INVARIANT', `Nobody answers to ${name}`)
    return (operation as (...given: readonly unknown[]) => unknown)(...given)
  }

  #send(message: CallMessage): void {
    this.#waiting.push(message)
    if (this.#waiting.length === 1) setImmediate(() => this.#flush())
  }

  #flush(): void {
    const messages = this.#waiting
    this.#waiting = []
    this.#post(messages)
  }
}

const brokenOff = (): BrokenOff => new BrokenOff('The process that was asked has ended')

const toldOf = (fault: unknown): ToldFault => {
  if (fault instanceof SimulatorFault) return { code: fault.code, message: fault.message }
  return { code: 'SIM_INVARIANT', message: `${faults.SIM_INVARIANT}: ${fault instanceof Error ? fault.stack : fault}` }
}
