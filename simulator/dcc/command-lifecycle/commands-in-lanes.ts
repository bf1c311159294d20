import { DueWorks, type DueWorksOptions } from '../../environment/due-works.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { instant } from '../../vocabulary/instant.ts'
import type { Taken } from '../../vocabulary/ports/state.ts'
import type { Receipt } from '../../vocabulary/ports/wan.ts'
import type { RequestRecord } from '../transcript/request-record.ts'
import { OpenOrders } from './open-orders.ts'
import { commandIn, commandWork, workOfDelivered } from './order.ts'

export interface CommandsInLanesOptions extends Omit<DueWorksOptions, 'kind' | 'atOnce' | 'perform'> {
  readonly requests: Pick<RequestRecord, 'commandSent'>
  /** Whether the device is one of those that Commands are taken for. */
  readonly holds: (device: EntityIdentifier) => boolean
  /** Hands a Command to its device. @returns whether what the device made of it is durable, and the receipt with it */
  readonly deliver: (device: EntityIdentifier, frame: Uint8Array, receipt: Receipt) => Promise<boolean>
}

/** Devices that work at the same time. */
const workingAtOnce = 64

/** When a Command is looked at again whose device nobody here has. */
const lookAgainMs = 1_000

/**
 * Takes Commands from the lanes of their devices, in the process that has the devices (docs/decisions/0049). A Command is delivered
 * when its device's own change is durable: with it the Command's work ends, and the order is written anew, whose time for a
 * Response begins. Where the order has ended meanwhile, or another process has taken the Command, the device does nothing.
 */
export class CommandsInLanes {
  readonly #options: CommandsInLanesOptions
  readonly #orders: OpenOrders
  readonly #works: DueWorks

  constructor(options: CommandsInLanesOptions) {
    this.#options = options
    this.#orders = new OpenOrders(options.state)
    this.#works = new DueWorks({
      ...options,
      kind: commandWork,
      atOnce: workingAtOnce,
      perform: (taken) => this.#deliver(taken),
    })
  }

  start(): void {
    this.#works.start()
  }

  /** Takes nothing more; what devices are doing goes on. */
  close(): void {
    this.#works.close()
  }

  async #deliver(taken: Taken): Promise<void> {
    const { requests, holds, deliver, clock, state, log } = this.#options
    const device = taken.lane as EntityIdentifier
    const { order: lane, requestId } = commandIn(taken)
    if (!holds(device)) {
      await state.change({ again: [{ taken, due: instant(clock.now() + lookAgainMs) }] })
      return
    }
    const [order, sent] = await Promise.all([this.#orders.inLane(lane), requests.commandSent(requestId)])
    // Its time was up, and the Command went with it.
    if (order === undefined) return
    if (sent === undefined)
      throw new SimulatorFault('SIM_STATE_UNREADABLE', `The record of ${requestId} has lost its Command`)
    const receipt = { done: [taken], withdraw: [order.work], add: [workOfDelivered(order, clock.now())] }
    if (!(await deliver(device, sent.frame, receipt)))
      log.debug({ device, requestId }, 'a Command was ended, or taken by another')
  }
}
