import { createOriginatorCounter } from '../../../users/originator-counter.ts'
import type { User } from '../../../users/user.ts'
import type { EntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { parseRequestId, type RequestIdParts } from '../../../vocabulary/request-id.ts'
import type { Network } from '../../network.ts'
import { createRehearsingUsers, type RehearsingUsers } from '../../rehearsal/rehearsing-users.ts'
import { groundOf } from '../../rehearsal/test-bed.ts'
import type { RequestList } from '../request-list/request-list.ts'
import { everyRequest } from '../request-list/request-search.ts'

/** Requests of a user that are looked at for the counter that it used last. */
const latestLookedAt = 50

/** The simulated users, as whom a tester composes requests; made when the first one is composed. */
export class Composer {
  readonly #network: Network
  readonly #requests: RequestList
  readonly #last = new Map<EntityIdentifier, bigint>()
  #users: Promise<RehearsingUsers> | null = null

  constructor(network: Network, requests: RequestList) {
    this.#network = network
    this.#requests = requests
  }

  /** @throws SimulatorFault SIM_NO_SUCH_PARTY for one that has no keys */
  async user(entity: EntityIdentifier): Promise<User> {
    this.#users ??= createRehearsingUsers(this.#ground())
    return (await this.#users).user(entity)
  }

  /** The RequestID that a user's next request will have; `spend` gives it away. */
  nextRequestId(originator: EntityIdentifier, target: EntityIdentifier): RequestIdParts {
    const counter = createOriginatorCounter(this.#network.time.clock, this.#highest(originator)).next()
    return { originator, target, counter }
  }

  spend({ originator, counter }: RequestIdParts): void {
    this.#last.set(originator, counter)
  }

  async close(): Promise<void> {
    await (await this.#users)?.close()
  }

  /** Above what was used before, here or by an adaptor outside that counts as the DCC's tools do. */
  #highest(originator: EntityIdentifier): bigint {
    const { requests } = this.#requests.find({
      ...everyRequest,
      words: [originator.toLowerCase()],
      before: Number.POSITIVE_INFINITY,
      limit: latestLookedAt,
    })
    const used = requests.flatMap(({ requestId }) => parseRequestId(requestId) ?? [])
    return used
      .filter((parts) => parts.originator === originator)
      .reduce((most, { counter }) => (counter > most ? counter : most), this.#last.get(originator) ?? 0n)
  }

  #ground() {
    const { users } = this.#network.dcc
    return {
      ...groundOf(this.#network),
      // Whoever takes a user's documents goes on to take them.
      announce: async (user: EntityIdentifier, address: string) => {
        if (users.addressOf(user) === null) await users.setAddress(user, address)
      },
    }
  }
}
