import { setWorldConstructor, World } from '@cucumber/cucumber'
import { createLogger } from '../../simulator/environment/logger.ts'
import { configure } from '../../simulator/harness/configuration.ts'
import { bringUp, type Network } from '../../simulator/harness/network.ts'
import { type Stage, setStage } from '../../simulator/harness/rehearsal/stage.ts'
import { Scene } from './scene.ts'

/** Premises among which a scenario finds one that suits; none costs anything until it is looked at. */
const premises = 5000

/**
 * The world of one scenario: a network of its own over real HTTP on free ports, with the virtual clock, and what the
 * steps have said so far. The network comes up when a step first needs it.
 */
export class NetworkWorld extends World {
  readonly scene = new Scene()
  #stage: Promise<Stage> | null = null

  stage(): Promise<Stage> {
    this.#stage ??= this.#raiseCurtain()
    return this.#stage
  }

  async network(): Promise<Network> {
    return (await this.stage()).network
  }

  /** Ends the network, if the scenario needed one. */
  async strike(): Promise<void> {
    const stage = await this.#stage
    await stage?.close()
  }

  async #raiseCurtain(): Promise<Stage> {
    const configuration = configure({
      seed: 'features',
      premises,
      deterministic: true,
      port: 0,
      smkiPort: 0,
      harnessPort: 0,
    })
    return setStage(await bringUp(configuration, createLogger({ level: 'silent' })))
  }
}

setWorldConstructor(NetworkWorld)
