import { type MarketDate, parseMarketDate } from '../../../simulator/vocabulary/market-date.ts'
import { daysAfter, marketDay } from '../market-day.ts'
import type { RealWorld } from '../real-world.ts'
import { changedFrom } from '../registration-model.ts'
import { type Step, step } from '../step.ts'
import type { PointModel, Registered, WorldModel } from '../world-model.ts'

/** Which metering point, whose party changes on which day from today; nobody follows where it is null. */
export interface Change {
  readonly point: number
  readonly party: string | null
  readonly inDays: number
  /** Whether the earlier party's records stand beside the new ones: contradictory registration. */
  readonly beside: boolean
}

const pointNames = ['MPAN', 'MPRN', "neighbour's MPAN", "neighbour's MPRN"]

const words = (series: string, { point, party, inDays, beside }: Change): string =>
  `${series} of the ${pointNames[point]}: ${party ?? 'nobody'} from today${inDays < 0 ? inDays : `+${inDays}`}${beside ? ', beside the others' : ''}`

export const changeNetworkParty = (change: Change): Step =>
  step(words('network party', change), async (model, world) => {
    const changed = pointOf(model, change)
    changed.network = following(model, changed.network, change)
    await world.network.registration.record(changed.point, {
      networkParties: changed.network.map(({ party, from, to }) => ({
        meteringPoint: changed.point,
        networkParty: party,
        ...period(from, to),
      })),
    })
    tell(world, changed, change)
  })

export const changeSupplier = (change: Change): Step =>
  step(words('supplier', change), async (model, world) => {
    const changed = pointOf(model, change)
    changed.supply = following(model, changed.supply, change)
    await world.network.registration.record(changed.point, {
      suppliers: changed.supply.map(({ party, from, to }) => ({
        meteringPoint: changed.point,
        supplier: party,
        ...period(from, to),
      })),
    })
    tell(world, changed, change)
  })

function pointOf({ points }: WorldModel, { point }: Change): PointModel {
  const found = points[point]
  if (found === undefined) throw new Error(`The model has no point ${point}`)
  return found
}

function following(
  { agenda }: WorldModel,
  records: readonly Registered[],
  { party, inDays, beside }: Change,
): readonly Registered[] {
  const from = daysAfter(marketDay(agenda.now), inDays)
  return beside && party !== null ? [...records, { party, from, to: null }] : changedFrom(records, from, party)
}

const period = (from: string, to: string | null) => ({ from: dated(from), to: to === null ? null : dated(to) })

function dated(day: string): MarketDate {
  const date = parseMarketDate(day)
  if (date === null) throw new Error(`${day} is no day`)
  return date
}

const tell = (world: RealWorld, { point }: PointModel, change: Change): void =>
  world.tell(
    `Registration Data, ${pointNames[change.point]} ${point}: ${change.party ?? 'nobody'} from today${change.inDays < 0 ? change.inDays : `+${change.inDays}`}`,
  )
