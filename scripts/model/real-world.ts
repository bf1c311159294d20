import { subjectOfEvent } from '../../simulator/dcc/events.ts'
import type { ServiceRequest } from '../../simulator/duis/request.ts'
import type { Premises } from '../../simulator/fleet/fleet.ts'
import type { Network } from '../../simulator/harness/network.ts'
import { createRehearsingUsers } from '../../simulator/harness/rehearsal/rehearsing-users.ts'
import type { Exchange, User } from '../../simulator/users/user.ts'
import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { formatInstant } from '../../simulator/vocabulary/instant.ts'
import type { RequestId } from '../../simulator/vocabulary/request-id.ts'
import type { DuisService } from '../../simulator/vocabulary/service-reference.ts'
import { requestIn } from '../../simulator/vocabulary/subject.ts'
import { type DeviceName, isSupplier, type MeterName } from './parties.ts'
import { bringUpRestartable, groundOver } from './restartable-network.ts'
import { premisesFor, type Setting } from './setting.ts'
import { createWatch, type Watch } from './watch.ts'

/** Puts something else in the place of what the network came up with. */
export type Preparing = (network: Network) => void

/** A document that was sent and answered, so that it can be sent again. */
interface Exchanged {
  readonly by: EntityIdentifier
  readonly service: DuisService
  readonly exchange: Exchange
}

/** A network that is up, its users, and what was done on it. */
export interface RealWorld {
  /** As it is now: a restart brings another one up on the same state. */
  readonly network: Network
  readonly site: Premises
  readonly neighbour: Premises
  readonly exchanged: Exchanged[]
  /** The Service Request and the Pre-Command of each draft. */
  readonly drafts: Map<RequestId, { readonly request: ServiceRequest; readonly preCommand: Buffer }>
  readonly watch: Watch
  /** Users whose Receive Response service is away, with the address that it had. */
  readonly away: Map<EntityIdentifier, string>
  /** What happened, a line each, to explain a failure. */
  readonly account: string[]
  tell(line: string): void
  user(party: EntityIdentifier): Promise<User>
  device(name: DeviceName | MeterName): EntityIdentifier
  /** Everything that is under way has come to rest. */
  settled(): Promise<void>
  /** The whole network goes down in good order and comes up again on its state. */
  restart(): Promise<void>
  close(): Promise<void>
}

export async function openRealWorld(setting: Setting, prepare: Preparing = () => {}): Promise<RealWorld> {
  const watch = createWatch()
  const restartable = await bringUpRestartable(setting, (network) => {
    prepare(network)
    network.dcc.subscribe((event) => {
      const requestId = requestIn(subjectOfEvent(event))
      if (requestId !== undefined) watch.touched.add(requestId)
    })
  })
  const users = await createRehearsingUsers(await groundOver(restartable.network))
  const { site, neighbour } = premisesFor(setting, restartable.network().fleet)
  const account: string[] = []
  return {
    get network() {
      return restartable.network()
    },
    site,
    neighbour,
    exchanged: [],
    drafts: new Map(),
    watch,
    away: new Map(),
    account,
    tell: (line) => void account.push(`${formatInstant(restartable.network().time.clock.now())}  ${line}`),
    user: (party) => (isSupplier(party) ? users.supplier(party) : users.networkOperator(party)),
    device: (name) => site.devices[name],
    settled: () => restartable.network().time.inFlight.settled(),
    restart: restartable.restart,
    async close() {
      await users.close()
      await restartable.close()
    },
  }
}
