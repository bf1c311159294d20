import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { InFlight } from '../../vocabulary/ports/in-flight.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import type { Scheduler } from '../../vocabulary/ports/scheduler.ts'
import type { Wan } from '../../vocabulary/ports/wan.ts'
import type { SentFrame } from '../access-control-broker.ts'
import type { DccEvents } from '../events.ts'
import { waitAfter } from '../settings/back-off.ts'
import type { DccSettings } from '../settings/settings.ts'
import { deviceOf, type Order, wasScheduled } from './order.ts'

export interface DispatchOptions {
  /** Makes an order's Command; durable once resolved. */
  readonly makeCommand: (order: Order) => Promise<SentFrame>
  readonly wan: Wan
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly inFlight: InFlight
  readonly events: DccEvents
  readonly log: Logger
  /** In force: read at each use. */
  readonly settings: Pick<DccSettings, 'deadlines' | 'wanRetry'>
  /** Takes an order that nobody answered, when its end is certain, with the Command that was sent if there was one. */
  readonly unanswered: (order: Order, code: 'E20' | 'E21', sent: SentFrame | null) => Promise<void>
}

/** Gets Commands to devices: one device's in the order of acceptance, each until it is delivered or its time is up. */
export interface Dispatch {
  /** @param sent what was recorded as sent before a restart */
  add(order: Order, sent?: SentFrame): void
  /** The order that a device's answer is for; undefined where none waits for it. */
  awaiting(device: EntityIdentifier, answered: Answered): Order | undefined
  /** Ends the order: the device has answered. False where it has ended already. */
  claim(order: Order): boolean
  /** Orders that have not ended. */
  size(): number
  close(): void
}

/** Which Command a device answers: it sends to the originator what carries the originator's counter. */
export type Answered = Omit<SentFrame, 'frame'>

interface Dispatched {
  readonly order: Order
  sent: SentFrame | null
  state: 'waiting' | 'attempting' | 'delivered' | 'ended'
  attempts: number
  /** The time is up: what is being attempted is the last attempt. */
  overdue: boolean
  cancelTimers: (() => void)[]
}

export function createDispatch(options: DispatchOptions): Dispatch {
  const { makeCommand, wan, clock, scheduler, inFlight, events, settings, log } = options
  const dispatched = new Map<Order, Dispatched>()
  const queues = new Map<EntityIdentifier, Dispatched[]>()
  const awaited = new Map<string, Dispatched>()
  let closed = false

  const finish = (one: Dispatched): boolean => {
    if (one.state === 'ended') return false
    one.state = 'ended'
    for (const cancel of one.cancelTimers) cancel()
    dispatched.delete(one.order)
    if (one.sent !== null) awaited.delete(awaitedKey(deviceOf(one.order), one.sent))
    return true
  }

  const giveUp = async (one: Dispatched, code: 'E20' | 'E21'): Promise<void> => {
    if (closed || !finish(one)) return
    if (code === 'E20') leaveQueue(one)
    await options.unanswered(one.order, code, one.sent)
  }

  /** The next of the device's goes once this one is delivered, or will never be. */
  const leaveQueue = (one: Dispatched): void => {
    const device = deviceOf(one.order)
    const queue = queues.get(device) ?? []
    const place = queue.indexOf(one)
    if (place >= 0) queue.splice(place, 1)
    const first = queue[0]
    if (first === undefined) queues.delete(device)
    else if (place === 0) void inFlight.during(attempt(first))
  }

  const attempt = async (one: Dispatched): Promise<void> => {
    if (closed || one.state !== 'waiting') return
    one.state = 'attempting'
    one.attempts += 1
    const isDelivered = await send(one).catch((err: unknown) => {
      log.error({ err, requestId: one.order.request.requestId }, 'a Command could not be sent')
      return false
    })
    if (closed) return
    if (isDelivered) return delivered(one)
    // An answer came although the WAN said that the frame had not arrived.
    if (isEnded(one)) return leaveQueue(one)
    one.state = 'waiting'
    if (one.overdue) return giveUp(one, 'E20')
    later(one, instant(clock.now() + waitAfter(settings.wanRetry, one.attempts)), 'next attempt', () => attempt(one))
  }

  const send = async (one: Dispatched): Promise<boolean> => {
    const device = deviceOf(one.order)
    one.sent ??= await makeCommand(one.order)
    awaited.set(awaitedKey(device, one.sent), one)
    const { serviceReferenceVariant, requestIdParts } = one.order.request
    const carriedFor = { serviceReferenceVariant, user: requestIdParts.originator }
    return (await wan.carryDown(device, one.sent.frame, carriedFor)) === 'delivered'
  }

  const delivered = (one: Dispatched): void => {
    const device = deviceOf(one.order)
    events.emit({ kind: 'command-delivered', at: clock.now(), requestId: one.order.request.requestId, device })
    if (!isEnded(one)) {
      one.state = 'delivered'
      later(one, instant(clock.now() + deadlineOf(one, 'unansweredMs')), 'answer', () => giveUp(one, 'E21'))
    }
    leaveQueue(one)
  }

  const later = (one: Dispatched, moment: Instant, what: string, task: () => Promise<void>): void => {
    one.cancelTimers.push(scheduler.at(moment, `${what} of ${one.order.request.requestId}`, task))
  }

  const deadlineOf = ({ order }: Dispatched, kind: 'undeliveredMs' | 'unansweredMs'): number =>
    settings.deadlines[wasScheduled(order) ? 'futureDatedMs' : kind]

  const overdue = async (one: Dispatched): Promise<void> => {
    one.overdue = true
    if (one.state === 'waiting') await giveUp(one, 'E20')
  }

  return {
    add(order, sent) {
      const one: Dispatched = {
        order,
        sent: sent ?? null,
        state: 'waiting',
        attempts: 0,
        overdue: false,
        cancelTimers: [],
      }
      dispatched.set(order, one)
      if (sent !== undefined) awaited.set(awaitedKey(deviceOf(order), sent), one)
      const queue = queues.get(deviceOf(order)) ?? []
      queues.set(deviceOf(order), queue)
      queue.push(one)
      if (queue.length === 1) void inFlight.during(attempt(one))
      later(one, instant(clock.now() + deadlineOf(one, 'undeliveredMs')), 'delivery', () => overdue(one))
    },
    awaiting: (device, answered) => awaited.get(awaitedKey(device, answered))?.order,
    claim(order) {
      const one = dispatched.get(order)
      const isUnderWay = one?.state === 'attempting'
      if (one === undefined || !finish(one)) return false
      if (!isUnderWay) leaveQueue(one)
      return true
    },
    size: () => dispatched.size,
    close() {
      closed = true
      for (const one of dispatched.values()) for (const cancel of one.cancelTimers) cancel()
    },
  }
}

/** Asked anew after every wait: an answer may have come meanwhile. */
const isEnded = ({ state }: Dispatched): boolean => state === 'ended'

const awaitedKey = (device: EntityIdentifier, { originator, counter, messageCode }: Answered): string =>
  `${device}/${originator}/${counter}/${messageCode}`
