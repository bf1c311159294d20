import { z } from 'zod'
import type { RequestEntry } from '../../vocabulary/command-variant.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Put, State } from '../../vocabulary/ports/state.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { storedKind } from '../../vocabulary/stored-kind.ts'
import { type CommandReference, laneOfResponse, type Order, type StoredOrder } from './order.ts'

/** A Command whose request has ended with E20 or E21: no Response to it has come. */
export interface OutstandingResponse {
  /** What the change that learns from its Response must put. */
  readonly toRemove: Put
  readonly order: Pick<StoredOrder, 'requestId' | 'entry'>
}

export const storedOutstandingResponse = storedKind(
  'a Command that was not answered',
  1,
  z.strictObject({
    requestId: z.string().transform((id) => id as RequestId),
    entry: z.enum(['request', 'signed-pre-command'] satisfies RequestEntry[]),
  }),
)

const keyOf = (lane: string): string => `outstanding-answer/${lane}`

/**
 * The Commands to which a Response may still come after their requests have ended. The device may have executed them: what it says
 * of its cells, however late, is the only way to know.
 */
export class OutstandingResponses {
  readonly #state: Pick<State, 'read'>

  constructor(state: Pick<State, 'read'>) {
    this.#state = state
  }

  /** @throws SimulatorFault SIM_STATE_UNREADABLE */
  async find(device: EntityIdentifier, command: CommandReference): Promise<OutstandingResponse | undefined> {
    const key = keyOf(laneOfResponse(device, command))
    const [found] = await this.#state.read([key])
    const order = storedOutstandingResponse.read(key, found?.value)
    return order && { order, toRemove: { key, version: found?.version ?? 0, value: undefined } }
  }

  /** What the change that ends a request without a Response to its Command must put. */
  toPut({ work: { lane }, requestId, entry }: Order): Put {
    return { key: keyOf(lane), version: 0, value: storedOutstandingResponse.write({ requestId, entry }) }
  }
}
