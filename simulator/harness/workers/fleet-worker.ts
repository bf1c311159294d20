import { type ChildProcess, fork } from 'node:child_process'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BrokenOff, type CallMessages, Calls } from '../../environment/calls.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import type { AskedOfNetwork, AskedOfWorker, ShareOfWorld } from './asked.ts'

/** The same file in the sources and in the package. */
const program = new URL(`./worker-main${extname(fileURLToPath(import.meta.url))}`, import.meta.url)

/** Deaths within so long that are too many: another would die as well. */
const mostDeaths = 5
const deathsWithinMs = 60_000

/** How long a worker has to make everything durable when it is to end. */
const endsWithinMs = 10_000

/**
 * What does no harm if it is done twice. A frame that a device has taken is a replay the second time, and what it had to answer
 * stands in its state.
 */
const repeatable: ReadonlySet<keyof AskedOfWorker> = new Set([
  'receive',
  'awakeFrom',
  'nextTopUpNumber',
  'cellsOf',
  'countersOf',
  'displayOf',
  'logOf',
  'framesSeen',
] as const)

type Asking = Pick<Calls<AskedOfWorker>, 'ask'>

export interface FleetWorkerOptions {
  /** Which worker it is, as the log has it: 1 is the first. */
  readonly worker: number
  /** What it has to know when it begins, now. */
  readonly world: () => ShareOfWorld
  readonly network: AskedOfNetwork
  readonly log: Logger
}

/**
 * A process that holds a share of a network's devices, and another in its place when it dies: what was asked of it and does no harm
 * twice is asked again.
 */
export class FleetWorker implements Asking {
  readonly #options: FleetWorkerOptions
  /** Resolves with why the share cannot be held any more. */
  readonly failure: Promise<SimulatorFault>
  #fail: (fault: SimulatorFault) => void = () => {}
  #child: ChildProcess | null = null
  #calls: Calls<AskedOfWorker> | null = null
  /** Resolves when the process takes what it is asked. */
  #up: Promise<Calls<AskedOfWorker>>
  #mayStart: () => void = () => {}
  #deaths: number[] = []
  #isToResume = false
  #isEnding = false

  constructor(options: FleetWorkerOptions) {
    this.#options = options
    this.failure = new Promise((resolve) => {
      this.#fail = resolve
    })
    // The DCC takes up its Commands first: until it begins they wait here.
    this.#up = new Promise<void>((resolve) => {
      this.#mayStart = resolve
    }).then(() => this.#start())
    this.#up.catch(() => {})
  }

  /** Starts it; resolves when it takes what it is asked. @throws what keeps it from coming up */
  async begin(): Promise<void> {
    this.#mayStart()
    await this.#up
  }

  /** From now on, and whenever another takes its place: see `SimulatedPopulation`. */
  resume(): void {
    this.#isToResume = true
    this.tell('resume')
  }

  async ask<Name extends keyof AskedOfWorker>(
    name: Name,
    ...given: Parameters<AskedOfWorker[Name]>
  ): Promise<Awaited<ReturnType<AskedOfWorker[Name]>>> {
    for (;;) {
      const calls = this.#calls ?? (await this.#up)
      try {
        return await calls.ask(name, ...given)
      } catch (fault) {
        if (!(fault instanceof BrokenOff)) throw fault
        if (!repeatable.has(name) || this.#isEnding)
          throw new SimulatorFault(
            'SIM_NO_ANSWER',
            `Worker ${this.#options.worker} ended before it answered: look at the device whether it was done, and ask again`,
          )
      }
    }
  }

  /** Of one that comes up just now: it is told by its `ShareOfWorld`. */
  tell<Name extends keyof AskedOfWorker>(name: Name, ...given: Parameters<AskedOfWorker[Name]>): void {
    this.#calls?.tell(name, ...given)
  }

  /** Ends the process when everything is durable. */
  async end(): Promise<void> {
    this.#isEnding = true
    if (this.#child === null) return
    const calls = await this.#up.catch(() => null)
    const ended = calls?.ask('end').catch(() => {})
    const child = this.#child
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    const timer = setTimeout(() => child.kill('SIGKILL'), endsWithinMs)
    await Promise.race([ended, gone])
    if (child.connected) child.disconnect()
    await gone
    clearTimeout(timer)
  }

  async #start(): Promise<Calls<AskedOfWorker>> {
    const { network, world, worker, log } = this.#options
    // Detached: an interrupt at the terminal is for the network, which then ends this process in its turn.
    const child = fork(program, [], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
      detached: true,
    })
    const calls = new Calls<AskedOfWorker>((messages) => void (child.connected && child.send(messages, () => {})))
    calls.answerWith(network)
    this.#child = child
    child.on('message', (messages) => calls.hear(messages as unknown as CallMessages))
    child.once('error', (fault) => log.error({ worker, err: fault }, 'a worker could not be started'))
    const gone = new Promise<string>((resolve) => {
      child.once('error', (fault) => resolve(fault.message))
      child.once('exit', (status, signal) => resolve(`it ended with ${signal ?? `status ${status}`}`))
    })
    void gone.then(() => calls.breakOff())
    await calls.ask('begin', world()).catch(async (fault: unknown) => {
      const why = fault instanceof BrokenOff ? await gone : fault
      if (child.connected) child.disconnect()
      if (why instanceof Error) throw why
      throw new SimulatorFault('SIM_NOT_INSTALLED', `Worker ${worker} did not come up: ${why}`)
    })
    this.#calls = calls
    log.info({ worker, pid: child.pid }, 'a worker has the devices of its share')
    if (this.#isToResume) calls.tell('resume')
    void gone.then((why) => this.#replace(why))
    return calls
  }

  #replace(why: string): void {
    const { worker, log } = this.#options
    this.#calls = null
    if (this.#isEnding) return
    const now = performance.now()
    this.#deaths = [...this.#deaths.filter((at) => at > now - deathsWithinMs), now]
    if (this.#deaths.length > mostDeaths) {
      this.#up = Promise.reject(
        new SimulatorFault('SIM_INVARIANT', `Worker ${worker} ends again and again; the last time ${why}`),
      )
    } else {
      log.error({ worker, why }, 'a worker ended: another takes its place')
      this.#up = this.#start()
    }
    this.#up.catch((fault: unknown) =>
      this.#fail(fault instanceof SimulatorFault ? fault : new SimulatorFault('SIM_INVARIANT', String(fault))),
    )
  }
}
