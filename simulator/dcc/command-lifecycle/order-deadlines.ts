import { DueWorks, type DueWorksOptions } from '../../environment/due-works.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { instant } from '../../vocabulary/instant.ts'
import type { Taken } from '../../vocabulary/ports/state.ts'
import type { OpenOrders } from './open-orders.ts'
import { deviceOfLane, type Order, orderIn, orderWork } from './order.ts'

export interface OrderDeadlinesOptions extends Omit<DueWorksOptions, 'kind' | 'atOnce' | 'perform'> {
  readonly orders: Pick<OpenOrders, 'count' | 'deliveryOf'>
  /** Does something that concerns a device, behind whatever else does. */
  readonly inTurn: (device: EntityIdentifier, end: () => Promise<void>) => Promise<void>
  /** Asks for a Command to be given back that another process has and has not said what became of. */
  readonly recall: (device: EntityIdentifier) => void
  /** Ends an order to which no Response came. */
  readonly noResponse: (order: Order, code: 'E20' | 'E21') => Promise<void>
}

/** Orders that end at the same time because their time is up. */
const endedAtOnce = 64

/** After a restart Commands are sent again, and devices send their Responses again: no order ends for so long. */
const sendsAgainWithinMs = 2_000

/** When an order is looked at again whose Command is being attempted as its time ends. */
export const lastAttemptMs = 1_000

/** Ends orders whose time is up: E20 where the device could not be reached, E21 where it has not responded. */
export class OrderDeadlines {
  readonly #options: OrderDeadlinesOptions
  readonly #works: DueWorks
  #cancelStart = () => {}

  constructor(options: OrderDeadlinesOptions) {
    this.#options = options
    this.#works = new DueWorks({
      ...options,
      kind: orderWork,
      atOnce: endedAtOnce,
      perform: (taken) => options.inTurn(deviceOfLane(taken.lane), () => this.#end(taken)),
    })
  }

  async start(): Promise<void> {
    const { orders, clock, scheduler } = this.#options
    if ((await orders.count()) === 0) return this.#works.start()
    const moment = instant(clock.now() + sendsAgainWithinMs)
    this.#cancelStart = scheduler.at(moment, 'deadlines of orders', async () => this.#works.start())
  }

  close(): void {
    this.#cancelStart()
    this.#works.close()
  }

  async #end(taken: Taken): Promise<void> {
    const { orders, clock, state, noResponse, recall } = this.#options
    const order = orderIn(taken)
    const delivery = await orders.deliveryOf(order)
    if (delivery === null) return noResponse(order, 'E20')
    const now = clock.now()
    if (delivery === 'attempting') recall(deviceOfLane(taken.lane))
    const due = delivery === 'attempting' ? instant(now + lastAttemptMs) : instant(delivery + order.respondWithinMs)
    if (due <= now) return noResponse(order, 'E21')
    await state.change({ again: [{ taken, due }], asynchronous: true })
  }
}
