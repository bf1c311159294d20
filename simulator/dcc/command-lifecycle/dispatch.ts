import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { InFlight } from '../../vocabulary/ports/in-flight.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import type { Scheduler } from '../../vocabulary/ports/scheduler.ts'
import type { Wan } from '../../vocabulary/ports/wan.ts'
import type { SentFrame } from '../access-control-broker.ts'
import type { DccEvents } from '../events.ts'
import type { DccSettings } from '../settings/settings.ts'
import { waitAfter } from '../settings/settings.ts'
import type { DeliveryNotes } from './delivery-notes.ts'
import { deviceOf, type Order, wasScheduled } from './order.ts'

export interface DispatchOptions {
  readonly wan: Wan
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly inFlight: InFlight
  readonly events: DccEvents
  readonly log: Logger
  readonly deliveryNotes: DeliveryNotes
  /** In force: read at each use. */
  readonly settings: Pick<DccSettings, 'deadlines' | 'wanRetry'>
  /** Takes an order to which no Response came, when its end is certain. */
  readonly noResponse: (order: Order, code: 'E20' | 'E21') => Promise<void>
}

/** Identifies the Command that a response answers: its originator and originator counter. */
export type CommandReference = Omit<SentFrame, 'frame'>

/** An order and how far its Command has come. */
interface OrderUnderWay {
  readonly order: Order
  state: 'waiting' | 'attempting' | 'delivered' | 'ended'
  attempts: number
  /** When the device had it before a restart; undefined where it was not, or where that is not known. */
  readonly deliveredAt: Instant | undefined
  /** The time is up: what is being attempted is the last attempt. */
  isOverdue: boolean
  readonly cancelTimers: (() => void)[]
}

/** After a restart devices send their Responses again: they have this long before E21. */
const sendsAgainWithinMs = 2_000

/** Gets Commands to devices: one device's in the order of acceptance, each until it is delivered or its time is up. */
export class Dispatch {
  readonly #options: DispatchOptions
  readonly #dispatched = new Map<Order, OrderUnderWay>()
  readonly #queues = new Map<EntityIdentifier, OrderUnderWay[]>()
  readonly #awaited = new Map<string, OrderUnderWay>()
  #isClosed = false

  constructor(options: DispatchOptions) {
    this.#options = options
  }

  /** Orders that have not ended. */
  get size(): number {
    return this.#dispatched.size
  }

  /** @param deliveredAt when the device had the Command before a restart, as far as that is known */
  add(order: Order, deliveredAt?: Instant): void {
    const { inFlight } = this.#options
    const device = deviceOf(order)
    const one: OrderUnderWay = {
      order,
      deliveredAt,
      state: 'waiting',
      attempts: 0,
      isOverdue: false,
      cancelTimers: [],
    }
    this.#dispatched.set(order, one)
    if (order.sent !== null) this.#awaited.set(awaitedKey(device, order.sent), one)
    const queue = this.#queues.get(device) ?? []
    this.#queues.set(device, queue)
    queue.push(one)
    if (queue.length === 1) void inFlight.during(this.#attempt(one))
    this.#later(one, this.#deadline(one, 'undeliveredMs', order.acceptedAt), 'delivery', () => this.#overdue(one))
  }

  /** The order that a Response belongs to; undefined where none waits for it. */
  awaiting(device: EntityIdentifier, command: CommandReference): Order | undefined {
    return this.#awaited.get(awaitedKey(device, command))?.order
  }

  /** Ends the order: its Response has come. False where it has ended already. */
  claim(order: Order): boolean {
    const one = this.#dispatched.get(order)
    const isUnderWay = one?.state === 'attempting'
    if (one === undefined || !this.#finish(one)) return false
    if (!isUnderWay) this.#leaveQueue(one)
    return true
  }

  close(): void {
    this.#isClosed = true
    for (const one of this.#dispatched.values()) for (const cancel of one.cancelTimers) cancel()
  }

  async #attempt(one: OrderUnderWay): Promise<void> {
    if (this.#isClosed || one.state !== 'waiting') return
    const { clock, settings, deliveryNotes, log } = this.#options
    const { requestId } = one.order.request
    one.state = 'attempting'
    one.attempts += 1
    const isDelivered = await this.#send(one).catch((err: unknown) => {
      log.error({ err, requestId }, 'a Command could not be sent')
      return false
    })
    if (this.#isClosed) return
    if (isDelivered) return this.#delivered(one)
    // A Response came although the WAN said that the frame had not arrived.
    if (isEnded(one)) return this.#leaveQueue(one)
    one.state = 'waiting'
    deliveryNotes.undelivered(one.order)
    if (one.isOverdue) return this.#giveUp(one, 'E20')
    const moment = instant(clock.now() + waitAfter(settings.wanRetry, one.attempts))
    this.#later(one, moment, 'next attempt', () => this.#attempt(one))
  }

  async #send({ order }: OrderUnderWay): Promise<boolean> {
    if (order.sent === null) return false
    const { serviceReferenceVariant, requestIdParts } = order.request
    const carriedFor = { serviceReferenceVariant, user: requestIdParts.originator }
    return (await this.#options.wan.carryDown(deviceOf(order), order.sent.frame, carriedFor)) === 'delivered'
  }

  #delivered(one: OrderUnderWay): void {
    const { events, clock, deliveryNotes } = this.#options
    const { order, deliveredAt } = one
    const now = clock.now()
    events.emit({
      kind: 'command-delivered',
      at: now,
      requestId: order.request.requestId,
      device: deviceOf(order),
    })
    if (!isEnded(one)) {
      one.state = 'delivered'
      deliveryNotes.delivered(order, now)
      const respondBy =
        deliveredAt === undefined
          ? this.#deadline(one, 'unansweredMs', now)
          : instant(Math.max(this.#deadline(one, 'unansweredMs', deliveredAt), now + sendsAgainWithinMs))
      this.#later(one, respondBy, 'Response', () => this.#giveUp(one, 'E21'))
    }
    this.#leaveQueue(one)
  }

  async #overdue(one: OrderUnderWay): Promise<void> {
    one.isOverdue = true
    if (one.state === 'waiting') await this.#giveUp(one, 'E20')
  }

  async #giveUp(one: OrderUnderWay, code: 'E20' | 'E21'): Promise<void> {
    if (this.#isClosed || !this.#finish(one)) return
    if (code === 'E20') this.#leaveQueue(one)
    await this.#options.noResponse(one.order, code)
  }

  #finish(one: OrderUnderWay): boolean {
    if (one.state === 'ended') return false
    one.state = 'ended'
    for (const cancel of one.cancelTimers) cancel()
    this.#dispatched.delete(one.order)
    if (one.order.sent !== null) this.#awaited.delete(awaitedKey(deviceOf(one.order), one.order.sent))
    return true
  }

  /** The next of the device's goes once this one is delivered, or will never be. */
  #leaveQueue(one: OrderUnderWay): void {
    const device = deviceOf(one.order)
    const queue = this.#queues.get(device) ?? []
    const place = queue.indexOf(one)
    if (place >= 0) queue.splice(place, 1)
    const first = queue[0]
    if (first === undefined) this.#queues.delete(device)
    else if (place === 0) void this.#options.inFlight.during(this.#attempt(first))
  }

  #later(one: OrderUnderWay, moment: Instant, what: string, task: () => Promise<void>): void {
    const { scheduler } = this.#options
    one.cancelTimers.push(scheduler.at(moment, `${what} of ${one.order.request.requestId}`, task))
  }

  #deadline({ order }: OrderUnderWay, kind: 'undeliveredMs' | 'unansweredMs', from: Instant): Instant {
    const { deadlines } = this.#options.settings
    return instant(from + deadlines[wasScheduled(order) ? 'futureDatedMs' : kind])
  }
}

/** Asked anew after every wait: a Response may have come meanwhile. */
const isEnded = ({ state }: OrderUnderWay): boolean => state === 'ended'

const awaitedKey = (device: EntityIdentifier, { originator, counter, messageCode }: CommandReference): string =>
  `${device}/${originator}/${counter}/${messageCode}`
