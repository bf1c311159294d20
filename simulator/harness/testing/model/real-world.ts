import type { ServiceRequest } from '../../../duis/request.ts'
import type { Fleet, Premises } from '../../../fleet/fleet.ts'
import type { Exchange, User } from '../../../users/user.ts'
import type { EntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { formatInstant } from '../../../vocabulary/instant.ts'
import type { RequestId } from '../../../vocabulary/request-id.ts'
import type { DuisService } from '../../../vocabulary/service-reference.ts'
import type { Network } from '../../network.ts'
import type { Stage } from '../../rehearsal/stage.ts'
import { deterministicStage } from '../scene.ts'
import { type DeviceName, isSupplier, type MeterName } from './cast.ts'
import { isNeighbour, type Setting, suits } from './setting.ts'
import { createWatch, type Watch } from './watch.ts'

/** Premises among which a site is looked for; the SMKI of the one seed is made once for all runs. */
const world = { seed: 'model', premises: 5_000 }

/** Puts something else in the place of what the network came up with. */
export type Preparing = (network: Network) => void

/** A document that was sent and answered, so that it can be sent again. */
export interface Exchanged {
  readonly by: EntityIdentifier
  readonly service: DuisService
  readonly exchange: Exchange
}

/** A network that is up, its users, and what was done on it. */
export interface RealWorld {
  readonly stage: Stage
  readonly site: Premises
  readonly neighbour: Premises
  readonly exchanged: Exchanged[]
  /** The Service Request and the Pre-Command of each draft. */
  readonly drafts: Map<RequestId, { readonly request: ServiceRequest; readonly preCommand: Buffer }>
  readonly watch: Watch
  /** Users whose Receive Response service is away, with the address that it had. */
  readonly away: Map<EntityIdentifier, string>
  /** What happened, a line each, for whoever reads a failure. */
  readonly account: string[]
  tell(line: string): void
  user(party: EntityIdentifier): Promise<User>
  device(name: DeviceName | MeterName): EntityIdentifier
  /** Everything that is under way has come to rest. */
  settled(): Promise<void>
  close(): Promise<void>
}

export async function openRealWorld(setting: Setting, prepare: Preparing = () => {}): Promise<RealWorld> {
  const stage = await deterministicStage({ ...world, at: setting.start })
  prepare(stage.network)
  const { network, users } = stage
  const { site, neighbour } = premisesFor(setting, network.fleet)
  const account: string[] = []
  const watch = createWatch()
  network.dcc.subscribe((event) => {
    if ('requestId' in event) watch.touched.add(event.requestId)
  })
  return {
    stage,
    site,
    neighbour,
    exchanged: [],
    drafts: new Map(),
    watch,
    away: new Map(),
    account,
    tell: (line) => void account.push(`${formatInstant(network.time.clock.now())}  ${line}`),
    user: (party) => (isSupplier(party) ? users.supplier(party) : users.networkOperator(party)),
    device: (name) => site.devices[name],
    settled: () => network.time.inFlight.settled(),
    close: () => stage.close(),
  }
}

/** Which premises of the one fleet suit a setting: to look through it costs more than all else that comes before. */
const suitable = new Map<string, readonly [site: number, neighbour: number]>()

function premisesFor(setting: Setting, { find, premises }: Fleet) {
  const key = `${setting.esmeSlot} ${setting.neighbour}`
  const [at, next] = suitable.get(key) ?? found(setting, find)
  suitable.set(key, [at, next])
  return { site: premises(at), neighbour: premises(next) }
}

function found(setting: Setting, find: Fleet['find']): readonly [number, number] {
  const [site] = find((premises) => suits(premises, setting), 1)
  const [neighbour] = site ? find((premises) => isNeighbour(site, premises, setting), 1) : []
  if (site === undefined || neighbour === undefined) throw new Error('No premises of the fleet suits the setting')
  return [site.index, neighbour.index]
}
