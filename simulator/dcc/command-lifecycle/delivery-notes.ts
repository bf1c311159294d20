import { z } from 'zod'
import type { Instant } from '../../vocabulary/instant.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import type { Put, State, Taken } from '../../vocabulary/ports/state.ts'
import { storedKind } from '../../vocabulary/stored-kind.ts'
import type { Order } from './order.ts'

export const storedDeliveryNote = storedKind(
  'when a Command was delivered',
  1,
  z.strictObject({ deliveredAt: z.number().nullable() }),
)

const keyOf = ({ lane }: Taken): string => `order-delivered/${lane}`

/**
 * When the Commands of open orders were delivered, so that a restart does not give devices more time. Nothing is written of
 * one that was delivered at once, which is when its order was accepted; and nobody waits for what is.
 */
export class DeliveryNotes {
  readonly #state: Pick<State, 'change' | 'read'>
  readonly #log: Logger
  readonly #noted = new Set<string>()

  constructor(state: Pick<State, 'change' | 'read'>, log: Logger) {
    this.#state = state
    this.#log = log
  }

  /** The device could not be called. */
  undelivered({ taken }: Pick<Order, 'taken'>): void {
    const key = keyOf(taken)
    if (this.#noted.has(key)) return
    this.#noted.add(key)
    this.#write(key, null)
  }

  /** The device has it, after it could not be called before. */
  delivered({ taken }: Pick<Order, 'taken'>, at: Instant): void {
    if (this.#noted.has(keyOf(taken))) this.#write(keyOf(taken), at)
  }

  /** When orders that are taken up again were delivered; undefined where one never was. @throws SimulatorFault SIM_STATE_UNREADABLE */
  async read(orders: readonly Pick<Order, 'taken' | 'acceptedAt'>[]): Promise<readonly (Instant | undefined)[]> {
    const stored = await this.#state.read(orders.map(({ taken }) => keyOf(taken)))
    return orders.map(({ acceptedAt }, place) => {
      const note = storedDeliveryNote.read(stored[place]?.key ?? '', stored[place]?.value)
      if (note === undefined) return acceptedAt
      this.#noted.add(stored[place]?.key ?? '')
      return (note.deliveredAt as Instant | null) ?? undefined
    })
  }

  /** What the change that ends an order must put. */
  toRemove({ taken }: Pick<Order, 'taken'>): readonly Put[] {
    const key = keyOf(taken)
    return this.#noted.delete(key) ? [{ key, version: 'any', value: undefined }] : []
  }

  #write(key: string, deliveredAt: Instant | null): void {
    const put = [{ key, version: 'any', value: storedDeliveryNote.write({ deliveredAt }) }] as const
    void this.#state
      .change({ put, asynchronous: true })
      .catch((err: unknown) => this.#log.debug({ err, key }, 'a delivery is not noted'))
  }
}
