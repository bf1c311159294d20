import { type IWorldOptions, setWorldConstructor, World } from '@cucumber/cucumber'
import { createLogger } from '../../simulator/environment/logger.ts'
import { openInTablesOfItsOwn } from '../../simulator/environment/store/postgres/tables-of-its-own.ts'
import { type Observation, observed } from '../../simulator/harness/assure/observed-check.ts'
import { configure, type SaidConfiguration } from '../../simulator/harness/configuration/configuration.ts'
import type { Check, CheckOutcome } from '../../simulator/harness/index.ts'
import { bringUp, bringUpOn, type Network } from '../../simulator/harness/network.ts'
import { openTestBed, type TestBed } from '../../simulator/harness/rehearsal/test-bed.ts'
import { formatInstant, type Instant } from '../../simulator/vocabulary/instant.ts'
import type { FurtherDeviceType } from '../../simulator/vocabulary/trust-anchor-cell.ts'
import { checkUnderTest } from './check-under-test.ts'
import { type Judging, judging } from './judging.ts'
import type { WorldParameters } from './parameters.ts'
import { Question } from './question.ts'
import { Scene } from './scene.ts'
import { StepNews } from './step-news.ts'

/**
 * Premises among which a scenario finds one that suits, whatever the seed: the rarest are one in a thousand or two. None
 * costs anything until it is looked at.
 */
const premises = 50_000

/**
 * The world of one scenario: a network of its own over real HTTP on free ports, with the virtual clock, and what the
 * steps have said so far. The network comes up when a step first needs it.
 */
export class NetworkWorld extends World<WorldParameters> {
  readonly scene = new Scene()
  readonly news = new StepNews()
  /** What goes straight to the check, in scenarios that need no network. */
  readonly question = new Question()
  /** What became of several questions, each with what should have. */
  series: readonly { readonly expected: CheckOutcome; readonly found: CheckOutcome | undefined }[] = []
  /** How closely verdicts are looked at. */
  readonly verdict: Judging
  readonly seed: string
  /** Every question that the check was asked in this scenario. */
  readonly observations: Observation[] = []
  /** Who decides in this scenario, and is watched. */
  readonly check: Check
  #testBed: Promise<TestBed> | null = null
  /** Where the clock starts; where the deterministic profile has it unless said otherwise. */
  #start: Instant | null = null
  /** What else is said of the network before it comes up. */
  #said: SaidConfiguration = {}

  constructor(options: IWorldOptions<WorldParameters>) {
    super(options)
    this.verdict = judging(this.parameters.strict ?? true)
    this.seed = this.parameters.seed ?? 'features'
    // Looked up when it decides: where steps are only matched with scenarios, no implementation is opened.
    const underTest: Check = { decide: (question) => checkUnderTest().check.decide(question) }
    this.check = observed(underTest, (observation) => this.observations.push(observation))
  }

  testBed(): Promise<TestBed> {
    this.#testBed ??= this.#bringUp()
    return this.#testBed
  }

  async network(): Promise<Network> {
    return (await this.testBed()).network
  }

  /** Sets the clock: where it starts, or onward where it runs already. */
  async setClock(now: Instant): Promise<void> {
    if (this.#testBed === null) this.#start = now
    else await (await this.network()).time.virtual().advanceTo(now)
  }

  /** Says something of the network before it comes up. @throws Error where it is up already */
  configureWith(said: SaidConfiguration): void {
    if (this.#testBed !== null) throw new Error('Say what the network is like before anything is done in it')
    this.#said = { ...this.#said, ...said }
  }

  /** Gives every home a further device. @throws Error where the network is up already */
  giveEveryHome(type: FurtherDeviceType): void {
    this.configureWith({ furtherDevices: { ...this.#said.furtherDevices, [type]: 1 } })
  }

  /** Ends the network, if the scenario needed one. */
  async close(): Promise<void> {
    const testBed = await this.#testBed
    await testBed?.close()
  }

  async #bringUp(): Promise<TestBed> {
    const configuration = configure({
      seed: this.seed,
      premises,
      deterministic: true,
      ...(this.#start !== null && { at: formatInstant(this.#start) }),
      port: 0,
      smkiPort: 0,
      harnessPort: 0,
      checkMode: checkUnderTest().mode,
      ...this.#said,
    })
    const log = createLogger({ level: 'silent' })
    const { store } = this.parameters
    const network =
      store === undefined
        ? await bringUp(configuration, log)
        : await bringUpOn(await openInTablesOfItsOwn(store), configuration, log)
    network.dcc.check.configure({ implementation: this.check })
    return openTestBed(network)
  }
}

setWorldConstructor(NetworkWorld)
