import { DueWorks } from '../../environment/due-works.ts'
import { BoundedMap } from '../../vocabulary/bounded-map.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import { ownOctets } from '../../vocabulary/own.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { InFlight } from '../../vocabulary/ports/in-flight.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import type { Scheduler } from '../../vocabulary/ports/scheduler.ts'
import type { State, Taken } from '../../vocabulary/ports/state.ts'
import type { Wan } from '../../vocabulary/ports/wan.ts'
import type { DccEvents } from '../events.ts'
import type { DccSettings } from '../settings/settings.ts'
import { waitAfter } from '../settings/settings.ts'
import type { RequestRecord } from '../transcript/request-record.ts'
import type { OpenOrders } from './open-orders.ts'
import { commandIn, commandWork, workOfDelivered } from './order.ts'

export interface DispatchOptions {
  readonly wan: Wan
  readonly state: State
  readonly orders: Pick<OpenOrders, 'inLane'>
  readonly requests: Pick<RequestRecord, 'commandSent'>
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly inFlight: InFlight
  readonly events: DccEvents
  readonly log: Logger
  /** In force: read at each use. */
  readonly settings: Pick<DccSettings, 'wanRetry'>
}

/** Devices that are called at the same time. */
const calledAtOnce = 64

/** Frames at hand; the others are read from the records of their requests. */
const mostAtHand = 4_096

/**
 * Gets Commands to devices: one device's in the order of acceptance, each until it is delivered or its order has ended. A Command
 * that is delivered lets the next of its device go, and stays in its lane until its order ends: whatever a killed process had on
 * its way is sent again.
 */
export class Dispatch {
  readonly #options: DispatchOptions
  readonly #works: DueWorks
  readonly #frames = new BoundedMap<string, Uint8Array>(mostAtHand)
  readonly #startedAt: Instant
  #isClosed = false

  constructor(options: DispatchOptions) {
    this.#options = options
    this.#startedAt = options.clock.now()
    this.#works = new DueWorks({
      ...options,
      kind: commandWork,
      atOnce: calledAtOnce,
      perform: (taken) => this.#attempt(taken, false),
    })
  }

  /** Sends what waits in the lanes, now and from now on. */
  start(): void {
    this.#works.start()
  }

  /**
   * Takes note of a Command that a change has added.
   *
   * @param taken the Command, where the change holds it: it is the first of its device
   */
  added(lane: string, frame: Uint8Array, taken: Taken | undefined): void {
    this.#frames.set(lane, ownOctets(frame))
    if (taken !== undefined) this.#works.begin(taken, () => this.#attempt(taken, true))
  }

  /** The order in a lane has ended. */
  ended(lane: string): void {
    this.#frames.delete(lane)
  }

  close(): void {
    this.#isClosed = true
    this.#works.close()
  }

  /** @param isAtOnce whether nothing kept it from being sent when its request was accepted */
  async #attempt(taken: Taken, isAtOnce: boolean): Promise<void> {
    if (this.#isClosed) return
    const { clock, settings, state, log } = this.#options
    const command = commandIn(taken)
    const frame = await this.#frameOf(command)
    const isDelivered = await this.#send(taken, frame).catch((err: unknown) => {
      log.error({ err, requestId: command.requestId }, 'a Command could not be sent')
      return false
    })
    if (this.#isClosed) return
    if (isDelivered) return this.#delivered(taken, isAtOnce)
    const due = instant(clock.now() + waitAfter(settings.wanRetry, taken.attempts + 1))
    // Where it has ended, a Response came although the WAN said that the frame had not arrived.
    await state.change({ again: [{ taken, due }], asynchronous: true })
  }

  async #frameOf({ order, requestId }: ReturnType<typeof commandIn>): Promise<Uint8Array> {
    const frame = this.#frames.get(order) ?? (await this.#options.requests.commandSent(requestId))?.frame
    if (frame === undefined)
      throw new SimulatorFault('SIM_STATE_UNREADABLE', `The record of ${requestId} has lost its Command`)
    return frame
  }

  async #send(taken: Taken, frame: Uint8Array): Promise<boolean> {
    const { serviceReferenceVariant, user } = commandIn(taken)
    const device = taken.lane as EntityIdentifier
    return (await this.#options.wan.carryDown(device, frame, { serviceReferenceVariant, user })) === 'delivered'
  }

  async #delivered(taken: Taken, isAtOnce: boolean): Promise<void> {
    const { events, clock, state, orders } = this.#options
    const { order: lane, requestId } = commandIn(taken)
    const at = clock.now()
    events.emit({ kind: 'command-delivered', at, requestId, device: taken.lane as EntityIdentifier })
    const order = isAtOnce ? undefined : await orders.inLane(lane)
    if (order === undefined || order.deliveredAt !== null || this.#mayHaveHadIt(taken, order.acceptedAt))
      await state.change({ pass: [taken], asynchronous: true })
    else
      await state.change({
        pass: [taken],
        withdraw: [order.work],
        add: [workOfDelivered(order, at)],
        asynchronous: true,
      })
  }

  /** Nothing is written of a Command that is delivered when it is accepted: after a restart it is taken for one of these. */
  #mayHaveHadIt({ attempts }: Taken, acceptedAt: Instant): boolean {
    return attempts === 0 && acceptedAt < this.#startedAt
  }
}
