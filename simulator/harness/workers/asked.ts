import type { SimulatedPopulation } from '../../devices/population.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import type { Stage } from '../../vocabulary/stage.ts'
import type { FaultRule } from '../../wan/fault-rule.ts'
import type { Configuration } from '../configuration/configuration.ts'
import type { WorldIdentities } from '../world/world-smki.ts'

/** Rules of the fault plan, and which they are of those that it had: a rule is claimed of the rules of its number. */
interface NumberedRules {
  readonly number: number
  readonly rules: readonly FaultRule[]
}

/** What a worker has to know of its network to hold a share of the devices. All else follows from the seed. */
export interface ShareOfWorld {
  readonly configuration: Configuration
  readonly identities: WorldIdentities | null
  /** When the estate was first read. */
  readonly estateReadAt: Instant | null
  /** Which worker it is: 1 is the first. */
  readonly worker: number
  /** The directory of its own state. */
  readonly state: string
  readonly now: Instant
  readonly isRunning: boolean
  readonly stages: readonly (readonly [index: number, stage: Stage])[]
  /** Devices that fleets elsewhere have claimed. */
  readonly elsewhere: readonly EntityIdentifier[]
  readonly faults: NumberedRules
}

/** What a network asks of a worker: its part of what a population does, and what has changed in the network. */
export interface AskedOfWorker
  extends Omit<
    SimulatedPopulation,
    'holds' | 'reaches' | 'confirms' | 'recall' | 'receive' | 'onUnprompted' | 'forget' | 'liveDevices'
  > {
  /** The first; it takes up its state. */
  begin(world: ShareOfWorld): Promise<void>
  /** @param number by which an answer names the frame that it is to */
  receive(number: number, device: EntityIdentifier, frame: Buffer): Promise<boolean>
  /** The life of premises begins at another stage. */
  beginStage(index: number, stage: Stage, device: EntityIdentifier): void
  claimedElsewhere(devices: readonly EntityIdentifier[]): void
  replaceFaults(faults: NumberedRules): void
  setRunning(isRunning: boolean): void
  /** The last: everything is durable and closed once answered. */
  end(): Promise<void>
}

/** What a worker asks of its network. */
export interface AskedOfNetwork {
  /** A device answers a frame. Resolves as `Send`. */
  answered(number: number, device: EntityIdentifier, frame: Buffer): Promise<void>
  /** A device says something unasked. Resolves as `Send`. */
  unprompted(device: EntityIdentifier, frame: Buffer): Promise<void>
  /** Whether a rule of the fault plan may strike a device where it is fitted: then it has. */
  claimFault(rules: number, rule: number): boolean
  inMemory(devices: number): void
  log(level: keyof Logger, context: object, message: string): void
  /** Its state takes nothing any more. */
  failed(code: SimulatorFault['code'], message: string): void
}
