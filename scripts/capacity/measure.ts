import { setTimeout as wait } from 'node:timers/promises'
import type { Latency, LoadReport } from '../../simulator/harness/load/load-record.ts'
import { assumedMix, type Mix } from '../../simulator/harness/load/mix.ts'
import type { DatabaseCounters } from './database-counters.ts'
import type { LoadedNetwork, Part } from './loaded-network.ts'

/** The kinds of message whose cost is measured one by one: the assumed mix in four, each with its share of it. */
export const kinds = {
  reading: 'a reading of a meter, or of what its cells hold',
  inventory: 'a reading of the inventory (8.2), which concerns no device',
  handover: 'a handover (6.21)',
  refused: 'a handover (6.21) that the check refuses',
} as const
export type Kind = keyof typeof kinds

export const mixOf: Readonly<Record<Kind, Mix>> = {
  reading: assumedMix.filter(({ request }) => !['6.21', '8.2'].includes(request)),
  inventory: assumedMix.filter(({ request }) => request === '8.2'),
  handover: assumedMix.filter(({ certificates }) => certificates === 'registered'),
  refused: assumedMix.filter(({ certificates }) => certificates === 'wrong'),
}

export const shareOf = (kind: Kind): number => mixOf[kind].reduce((sum, { share }) => sum + share, 0)

/** What one message of a kind costs. */
export interface Cost {
  readonly messages: number
  /** Milliseconds of a processor, by part. */
  readonly processorMs: ProcessorMs
  /** What it did to the database; null on a state directory. */
  readonly database: Counted | null
  readonly answer: Latency
  readonly serviceResponse: Latency
}

type ProcessorMs = Readonly<Partial<Record<Part, number>>>
type Counted = Omit<DatabaseCounters, 'connections' | 'size'>

/** What a second costs in which nobody asks anything. */
export interface Idle {
  /** Milliseconds of a processor. */
  readonly processorMs: ProcessorMs
  readonly database: Counted | null
}

export async function idleOf(network: LoadedNetwork, seconds: number): Promise<Idle> {
  return perOne(await watched(network, () => wait(1_000 * seconds)), seconds)
}

/** @param idle is taken off, so that what is left belongs to the messages */
export async function costOf(
  network: LoadedNetwork,
  mix: Mix,
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
  idle: Idle,
): Promise<Cost> {
  const watching = await watched(network, () => network.load(mix, perSecond, seconds))
  requireExpected(watching.result)
  const { achieved, answer, serviceResponse } = watching.result
  const of = perOne(watching, achieved.requests)
  const idleSeconds = watching.seconds / achieved.requests
  const own = <K extends string>(all: Numbers<K>, atRest: Numbers<K>): Numbers<K> =>
    difference(
      mapped(atRest, (one) => one * idleSeconds),
      all,
    )
  return {
    messages: achieved.requests,
    processorMs: own(of.processorMs, idle.processorMs),
    database: of.database && idle.database && (own(of.database, idle.database) as Counted),
    answer,
    serviceResponse,
  }
}

interface Watched<Result> {
  readonly seconds: number
  readonly spent: ProcessorMs
  readonly counted: Counted | null
  readonly result: Result
}

async function watched<Result>(network: LoadedNetwork, work: () => Promise<Result>): Promise<Watched<Result>> {
  const [counters, spent, began] = [await network.counters(), network.spent(), performance.now()]
  const result = await work()
  const countersAfter = await network.counters()
  const seconds = (performance.now() - began) / 1_000
  return {
    seconds,
    spent: mapped(difference(spent, network.spent()), (one) => 1_000 * one),
    counted: counters && countersAfter && countedBetween(counters, countersAfter),
    result,
  }
}

const perOne = ({ spent, counted }: Watched<unknown>, count: number): Idle => ({
  processorMs: mapped(spent, (ms) => ms / count),
  database: counted && (mapped({ ...counted }, (one) => one / count) as Counted),
})

function requireExpected({ unexpected, withoutResponse, codes, serviceResponses }: LoadReport): void {
  if (unexpected === 0 && withoutResponse === 0) return
  const told = JSON.stringify({ codes: codes.filter(({ expected }) => !expected), serviceResponses, withoutResponse })
  throw new Error(`Not every message was answered as expected, so nothing is said of its cost: ${told}`)
}

const countedBetween = (before: DatabaseCounters, after: DatabaseCounters): Counted => ({
  commits: after.commits - before.commits,
  rowsWritten: after.rowsWritten - before.rowsWritten,
  rowsRemoved: after.rowsRemoved - before.rowsRemoved,
  log: after.log - before.log,
})

type Numbers<K extends string> = Readonly<Partial<Record<K, number>>>

const mapped = <K extends string>(all: Numbers<K>, each: (one: number) => number): Numbers<K> =>
  Object.fromEntries(Object.entries(all).map(([key, one]) => [key, each(one as number)])) as Numbers<K>

const difference = <K extends string>(before: Numbers<K>, after: Numbers<K>): Numbers<K> =>
  Object.fromEntries(
    Object.entries(after).map(([key, one]) => [key, Math.max(0, (one as number) - (before[key as K] ?? 0))]),
  ) as Numbers<K>

/** The assumed mix at a rate, and whether it was carried. */
export interface Tried {
  readonly perSecond: number
  readonly achieved: number
  readonly answer: Latency
  readonly serviceResponse: Latency
  /** Processors that the sender of the load used of this machine's. */
  readonly senderProcessors: number
  /** Why it does not hold; null where it does. */
  readonly fails: string | null
}

/** A rate holds where nearly all of it is answered, as expected, within a second at the 99th percentile. */
const bars = { achieved: 0.95, answerP99Ms: 1_000 }

async function tryRate(network: LoadedNetwork, perSecond: number, seconds: number): Promise<Tried> {
  const [own, began] = [process.cpuUsage(), performance.now()]
  const report = await network.load(assumedMix, perSecond, seconds)
  const { achieved, answer, serviceResponse } = report
  const { user, system } = process.cpuUsage(own)
  const senderProcessors = (user + system) / 1_000 / (performance.now() - began)
  return {
    perSecond,
    achieved: achieved.perSecond,
    answer,
    serviceResponse,
    senderProcessors,
    fails: failureOf(report),
  }
}

function failureOf({ codes, serviceResponses, withoutResponse, achieved, asked, answer }: LoadReport): string | null {
  const refusals = codes
    .filter(({ expected }) => !expected)
    .map(({ request, code, count }) => `${count} of ${request} got ${code}`)
  const errors = Object.entries(serviceResponses).flatMap(([code, count]) =>
    code === 'I0' ? [] : [`${count} ended in ${code}`],
  )
  const reasons = [
    ...refusals,
    ...errors,
    withoutResponse > 0 && `${withoutResponse} without a Service Response`,
    achieved.requests < bars.achieved * asked.requests && 'not all were answered',
    answer.p99Ms >= bars.answerP99Ms && 'answers are late',
  ].filter((reason) => reason !== false)
  return reasons.length === 0 ? null : reasons.join('; ')
}

/** Looks for the highest rate that holds: doubles it until one does not, then halves the gap twice. */
export async function ratesOf(network: LoadedNetwork, seconds: number, from = 10): Promise<readonly Tried[]> {
  const tried: Tried[] = []
  const tries = async (perSecond: number): Promise<boolean> => {
    const one = await tryRate(network, perSecond, seconds)
    tried.push(one)
    return one.fails === null
  }
  let [held, failed] = [0, from]
  while (await tries(failed)) [held, failed] = [failed, 2 * failed]
  for (let time = 0; time < 2; time += 1) {
    const middle = Math.round((held + failed) / 2)
    if (await tries(middle)) held = middle
    else failed = middle
  }
  return tried.toSorted((one, other) => one.perSecond - other.perSecond)
}
