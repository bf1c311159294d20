import { SimulatorFault } from '../../../vocabulary/faults.ts'
import { createDocumentReceiver } from '../../load/document-receiver.ts'
import { createDuisPoster } from '../../load/duis-poster.ts'
import { handoversOf, type SignedHandover } from '../signed-handovers.ts'
import { type BenchRow, warmUpOf } from '../table/row.ts'
import { absentCoreTime, type CoreTime, coreTimeOf } from './core-time.ts'
import { startOnCores } from './network-on-cores.ts'

const inFlight = 32
const answerWithinMs = 60_000

/** What so many complete handovers took of some cores. */
interface HandoversOnCores {
  readonly handovers: number
  readonly cores: number
  /** By the wall. */
  readonly seconds: number
  /** Of the cores, in which nobody had them. */
  readonly idle: number
  /** Of processor time, all threads of the network's processes. */
  readonly network: number
  /** Of the thread of the network that had most. */
  readonly busiest: number
}

/**
 * Complete handovers a second, had the network had its cores to itself: what the load generator and everybody else had of them is taken
 * off. Where others fill what the network leaves idle that would be too much, so that it is never more than its busiest thread allows.
 */
const rateOf = ({ handovers, cores, idle, network, busiest }: HandoversOnCores): number =>
  handovers / Math.max((idle + network) / cores, busiest)

interface WorkersBenchOptions {
  readonly handovers: number
  readonly seed: string
  readonly workers: number
  /** That the network is kept to; this process sends from wherever it is. */
  readonly cores: readonly number[]
}

/**
 * Hands GPFs over on a network in a process of its own, 32 at once, behind others that warm it. One is complete when its
 * Service Response has come.
 *
 * @throws SimulatorFault SIM_INVARIANT where one does not go through
 */
async function handOverOn({ handovers, seed, workers, cores }: WorkersBenchOptions): Promise<HandoversOnCores> {
  const warmUp = warmUpOf(handovers)
  const premises = warmUp + handovers
  const waiting = new Map<string, (code: string) => void>()
  const receiver = await createDocumentReceiver('127.0.0.1', 0, ({ requestId, code }) => {
    if (requestId !== null) waiting.get(requestId)?.(code)
  })
  const { parties, make } = handoversOf(seed, premises)
  const callbacks = parties.flatMap((party) => ['--callback', `${party}=${receiver.address}`])
  const world = ['--seed', seed, '--premises', String(premises), '--workers', String(workers)]
  const network = await startOnCores([...world, ...callbacks, '--set', 'dcc.gateway.longestWaitMs=60000'], cores)
  const poster = createDuisPoster(network.duis, inFlight, answerWithinMs)

  const handOver = async ({ requestId, document }: SignedHandover): Promise<void> => {
    const answered = new Promise<string>((resolve) => waiting.set(requestId, resolve))
    const posted = await poster.post('SendCommand', document)
    if ('fault' in posted || posted.status !== 200 || !posted.body.includes('>I99<'))
      throw notThrough(requestId, 'fault' in posted ? posted.fault : `${posted.status} ${posted.body.slice(0, 200)}`)
    const code = await withinTime(answered, requestId)
    waiting.delete(requestId)
    if (code !== 'I0') throw notThrough(requestId, code)
  }
  const run = async (first: number, count: number) => {
    const made: SignedHandover[] = []
    for (let index = first; index < first + count; index += 1) made.push(await make(index))
    const next = made.values()
    const oneAfterTheOther = async (): Promise<void> => {
      for (const handover of next) await handOver(handover)
    }
    const before = momentOf(cores, network.processId)
    await Promise.all(Array.from({ length: inFlight }, oneAfterTheOther))
    return differenceOf(before, momentOf(cores, network.processId))
  }
  try {
    await run(0, warmUp)
    return { handovers, cores: cores.length, ...(await run(warmUp, handovers)) }
  } finally {
    poster.close()
    await network.stop()
    await receiver.close()
  }
}

function notThrough(requestId: string, what: string): SimulatorFault {
  return new SimulatorFault('SIM_INVARIANT', `The handover ${requestId} did not go through: ${what}`)
}

async function withinTime(answered: Promise<string>, requestId: string): Promise<string> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(notThrough(requestId, 'no Service Response came')), answerWithinMs)
  })
  return Promise.race([answered, late]).finally(() => clearTimeout(timer))
}

const momentOf = (cores: readonly number[], processId: number) => ({
  at: performance.now(),
  ...coreTimeOf(cores, processId),
})

type Moment = CoreTime & { readonly at: number }

function differenceOf(before: Moment, now: Moment): Omit<HandoversOnCores, 'handovers' | 'cores'> {
  const ofThreads = [...now.threads].map(([thread, seconds]) => seconds - (before.threads.get(thread) ?? 0))
  return {
    seconds: (now.at - before.at) / 1_000,
    idle: now.idle - before.idle,
    network: now.network - before.network,
    busiest: Math.max(...ofThreads),
  }
}

/** Why the row of workers cannot be measured here; null where it can. */
export const absentWorkersRow = absentCoreTime

/**
 * A network with one worker on two cores, beside the same without on one of them. This process sends the requests, and is kept to the
 * other core where the bench is on one.
 */
export const workersRow = (requests: number, seed: string): BenchRow => ({
  name: 'workers',
  what: 'complete 6.21 on two cores, --workers 1',
  floor: 'the same without workers, on one core',
  goal: 1.7,
  bound: 1.1,
  async measure() {
    const one = await handOverOn({ handovers: requests, seed, workers: 0, cores: [1] })
    const two = await handOverOn({ handovers: requests, seed, workers: 1, cores: [0, 1] })
    return { perSecond: rateOf(two), floorPerSecond: rateOf(one) }
  },
})
