import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { State, WorkInLane } from '../../vocabulary/ports/state.ts'
import {
  type CommandReference,
  commandIn,
  commandWork,
  deviceOfLane,
  laneOfResponse,
  type Order,
  orderIn,
  orderWork,
  type WorkReference,
} from './order.ts'

/** The orders that have not ended, as the State has them: whichever process accepted one, any may bring its end. */
export class OpenOrders {
  readonly #state: Pick<State, 'works' | 'count'>

  constructor(state: Pick<State, 'works' | 'count'>) {
    this.#state = state
  }

  async count(): Promise<number> {
    const [count = 0] = await this.#state.count([orderWork])
    return count
  }

  /** The order whose Command a Response answers; undefined where none waits for it. @throws SimulatorFault SIM_STATE_UNREADABLE */
  awaiting(device: EntityIdentifier, command: CommandReference): Promise<Order | undefined> {
    return this.inLane(laneOfResponse(device, command))
  }

  /** @throws SimulatorFault SIM_STATE_UNREADABLE */
  async inLane(lane: string): Promise<Order | undefined> {
    const [work] = await this.#state.works(orderWork, lane)
    return work && orderIn(work)
  }

  /** The Command of an order, in the lane of its device; undefined where none could be made, or the order has ended. */
  async commandOf({ work: { lane } }: Pick<Order, 'work'>): Promise<WorkInLane | undefined> {
    const commands = await this.#state.works(commandWork, deviceOfLane(lane))
    return commands.find((command) => commandIn(command).order === lane)
  }

  /** What the change that ends an order must withdraw. */
  async worksOf(order: Pick<Order, 'work'>): Promise<readonly WorkReference[]> {
    const command = await this.commandOf(order)
    return command === undefined ? [order.work] : [order.work, command]
  }

  /** When an order's Command was delivered; null where it was not, `attempting` where that is being tried just now. */
  async deliveryOf(order: Order): Promise<Order['deliveredAt'] | 'attempting'> {
    if (order.deliveredAt !== null) return order.deliveredAt
    const command = await this.commandOf(order)
    if (command?.hold === 'passed') return order.acceptedAt
    return command?.hold === 'held' ? 'attempting' : null
  }
}
