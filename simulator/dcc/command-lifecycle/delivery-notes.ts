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
  /** By order: the version of its note, when what was written of it is there. */
  readonly #noted = new WeakMap<Taken, Promise<number>>()

  constructor(state: Pick<State, 'change' | 'read'>, log: Logger) {
    this.#state = state
    this.#log = log
  }

  /** The device could not be called. */
  undelivered({ taken }: Pick<Order, 'taken'>): void {
    if (!this.#noted.has(taken)) this.#write(taken, null)
  }

  /** The device has it, after it could not be called before. */
  delivered({ taken }: Pick<Order, 'taken'>, at: Instant): void {
    if (this.#noted.has(taken)) this.#write(taken, at)
  }

  /** When orders that are taken up again were delivered; undefined where one never was. @throws SimulatorFault SIM_STATE_UNREADABLE */
  async read(orders: readonly Pick<Order, 'taken' | 'acceptedAt'>[]): Promise<readonly (Instant | undefined)[]> {
    const stored = await this.#state.read(orders.map(({ taken }) => keyOf(taken)))
    return orders.map(({ acceptedAt, taken }, place) => {
      const note = storedDeliveryNote.read(stored[place]?.key ?? '', stored[place]?.value)
      if (note === undefined) return acceptedAt
      this.#noted.set(taken, Promise.resolve(stored[place]?.version ?? 0))
      return (note.deliveredAt as Instant | null) ?? undefined
    })
  }

  /** What the change that ends an order must put. */
  async toRemove({ taken }: Pick<Order, 'taken'>): Promise<readonly Put[]> {
    const version = this.#noted.get(taken)
    return version === undefined ? [] : [{ key: keyOf(taken), version: await version, value: undefined }]
  }

  #write(taken: Taken, deliveredAt: Instant | null): void {
    const before = this.#noted.get(taken) ?? Promise.resolve(0)
    this.#noted.set(
      taken,
      before.then((version) => this.#writeOver(version, keyOf(taken), deliveredAt)),
    )
  }

  async #writeOver(version: number, key: string, deliveredAt: Instant | null): Promise<number> {
    const put = [{ key, version, value: storedDeliveryNote.write({ deliveredAt }) }]
    try {
      const changed = await this.#state.change({ put, asynchronous: true })
      return changed.ok ? changed.version : version
    } catch (err) {
      this.#log.debug({ err, key }, 'a delivery is not noted')
      return version
    }
  }
}
