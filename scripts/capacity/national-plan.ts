import type { Random } from '../../simulator/vocabulary/ports/random.ts'
import { type Cost, type Kind, kinds, shareOf } from './measure.ts'
import { type MessageKind, type Simulated, type Station, type Step, simulateQueues } from './queues.ts'

export type Costs = Readonly<Record<Kind, Cost>>

/** How busy a processor is planned to be, at most: what is left is for bursts, and for what one that died had to do. */
export const plannedBusy = 0.6

/** What a rate would take, if every message cost what it costs here. */
export interface Plan {
  readonly perSecond: number
  /** Processes, each on a core of its own. */
  readonly dccs: number
  readonly fleets: number
  /** Processors of the one database. */
  readonly databaseProcessors: number
  readonly connections: number
  readonly rowsPerSecond: number
  /** Octets of the write-ahead log a second. */
  readonly logPerSecond: number
  /** What the queues do to messages then. */
  readonly simulated: Simulated
}

/** What is done for a message before its answer is what a refused one costs; the rest comes when the device has answered. */
export function messageKinds(costs: Costs, commitMs: number): readonly MessageKind[] {
  const ofDcc = (kind: Kind): number => costs[kind].processorMs.dcc ?? 0
  return (Object.keys(kinds) as Kind[]).map((kind) => {
    const { fleet = 0, database = 0 } = costs[kind].processorMs
    const commit = (part: number): readonly Step[] => [
      { station: 'database', meanMs: database * part },
      { waitMs: commitMs },
    ]
    const share = shareOf(kind)
    if (kind === 'inventory' || kind === 'refused')
      return {
        name: kind,
        share,
        steps: [{ station: 'dcc', meanMs: ofDcc(kind) }, ...commit(1)],
        answeredAfter: 3,
      }
    const before = Math.min(ofDcc('refused'), ofDcc(kind) / 2)
    return {
      name: kind,
      share,
      steps: [
        { station: 'dcc', meanMs: before },
        ...commit(1 / 3),
        { station: 'fleet', meanMs: fleet },
        ...commit(1 / 3),
        { station: 'dcc', meanMs: ofDcc(kind) - before },
        ...commit(1 / 3),
      ],
      answeredAfter: 3,
    }
  })
}

/** The mean of something over the kinds, by their shares. */
export function meanOf(costs: Costs, of: (cost: Cost) => number): number {
  const all = Object.keys(kinds) as Kind[]
  const shares = all.reduce((sum, kind) => sum + shareOf(kind), 0)
  return all.reduce((sum, kind) => sum + shareOf(kind) * of(costs[kind]), 0) / shares
}

export interface PlanGround {
  readonly costs: Costs
  readonly commitMs: number
  /** Of one process to the database. */
  readonly connectionsPerProcess: number
  readonly simulatedSeconds: number
}

export function planFor(perSecond: number, ground: PlanGround, random: Random): Plan {
  const { costs, commitMs, connectionsPerProcess, simulatedSeconds } = ground
  const processorsFor = (part: 'dcc' | 'fleet' | 'database'): number =>
    Math.max(
      1,
      Math.ceil((perSecond * meanOf(costs, ({ processorMs }) => processorMs[part] ?? 0)) / 1_000 / plannedBusy),
    )
  const [dccs, fleets, databaseProcessors] = [processorsFor('dcc'), processorsFor('fleet'), processorsFor('database')]
  const stations: readonly Station[] = [
    { name: 'dcc', queues: dccs, processors: 1 },
    { name: 'fleet', queues: fleets, processors: 1 },
    { name: 'database', queues: 1, processors: databaseProcessors },
  ]
  const traffic = { stations, kinds: messageKinds(costs, commitMs), perSecond, settleSeconds: 5 }
  return {
    perSecond,
    dccs,
    fleets,
    databaseProcessors,
    connections: (dccs + fleets) * connectionsPerProcess,
    rowsPerSecond:
      perSecond * meanOf(costs, ({ database }) => (database?.rowsWritten ?? 0) + (database?.rowsRemoved ?? 0)),
    logPerSecond: perSecond * meanOf(costs, ({ database }) => database?.log ?? 0),
    simulated: simulateQueues({ ...traffic, seconds: simulatedSeconds }, random),
  }
}

/** The queues of this machine: all parts share its processors, less those that the sender of the load takes. */
export function simulateHere(
  costs: Costs,
  commitMs: number,
  {
    perSecond,
    processors,
    seconds,
  }: { readonly perSecond: number; readonly processors: number; readonly seconds: number },
  random: Random,
): Simulated {
  const here = (step: Step): Step => ('waitMs' in step ? step : { ...step, station: 'here' })
  const traffic = messageKinds(costs, commitMs).map((kind) => ({ ...kind, steps: kind.steps.map(here) }))
  const stations = [{ name: 'here', queues: 1, processors }]
  return simulateQueues({ stations, kinds: traffic, perSecond, seconds, settleSeconds: 5 }, random)
}
