import { availableParallelism, cpus } from 'node:os'
import { createRandom } from '../../simulator/environment/randomness.ts'
import { assumedMix } from '../../simulator/harness/load/mix.ts'
import { type LoadedNetwork, networkInOneProcess, networkOnDatabase } from './loaded-network.ts'
import { costOf, type Idle, idleOf, type Kind, kinds, mixOf, ratesOf, type Tried } from './measure.ts'
import { type Costs, type Plan, planFor, simulateHere } from './national-plan.ts'
import type { Simulated } from './queues.ts'

export interface CapacityOptions {
  readonly seed: string
  readonly premises: number
  readonly dccs: number
  readonly fleets: number
  /** At which the cost of a message is measured. */
  readonly perSecond: number
  /** Of each measurement. */
  readonly seconds: number
  /** Messages a second of the plans. */
  readonly national: readonly number[]
  readonly tell: (line: string) => void
}

interface Measured {
  readonly processes: LoadedNetwork['processes']
  readonly idle: Idle
  readonly costs: Costs
  readonly tried: readonly Tried[]
  readonly commitMs: number | null
  readonly connections: number | null
}

export interface CapacityReport {
  readonly machine: { readonly processor: string; readonly cores: number; readonly node: string }
  readonly perSecond: number
  readonly shared: Measured
  readonly alone: Measured
  readonly connectionsPerProcess: number
  readonly plans: readonly Plan[]
  /** This machine simulated at a rate that it carried; null where it carried none. */
  readonly here: { readonly perSecond: number; readonly simulated: Simulated } | null
}

export async function runCapacity(options: CapacityOptions): Promise<CapacityReport> {
  const { seed, dccs, fleets, perSecond, seconds, national, tell } = options
  tell(`${dccs} DCCs and ${fleets} fleets on a database`)
  const shared = await measured(await networkOnDatabase(options, dccs, fleets), options)
  tell('one process on a state directory')
  const alone = await measured(await networkInOneProcess(options), options)
  const connectionsPerProcess = Math.ceil((shared.connections ?? 0) / (dccs + fleets))
  const commitMs = shared.commitMs ?? 0
  const ground = { costs: shared.costs, commitMs, connectionsPerProcess, simulatedSeconds: 60 }
  const random = createRandom(seed).derive('queues')
  const plans = national.map((rate) => planFor(rate, ground, random.derive(`plan ${rate}`)))
  const cores = availableParallelism()
  const held = shared.tried.findLast(({ fails }) => fails === null)
  return {
    machine: { processor: cpus()[0]?.model.trim() ?? 'unknown', cores, node: process.versions.node },
    perSecond,
    shared,
    alone,
    connectionsPerProcess,
    plans,
    here: held === undefined ? null : simulatedHere(held),
  }

  function simulatedHere({ perSecond, senderProcessors }: Tried) {
    const processors = Math.max(1, Math.round(cores - senderProcessors))
    const traffic = { perSecond, processors, seconds: 10 * seconds }
    return { perSecond, simulated: simulateHere(shared.costs, commitMs, traffic, random.derive('here')) }
  }
}

async function measured(network: LoadedNetwork, options: CapacityOptions): Promise<Measured> {
  const { perSecond, seconds, tell } = options
  try {
    tell('  warming up')
    await network.load(assumedMix, perSecond, seconds)
    const idle = await idleOf(network, Math.ceil(seconds / 2))
    const costs: Partial<Record<Kind, Costs[Kind]>> = {}
    for (const kind of Object.keys(kinds) as Kind[]) {
      tell(`  ${kinds[kind]}`)
      costs[kind] = await costOf(network, mixOf[kind], { perSecond, seconds }, idle)
    }
    tell('  how much it carries')
    const tried = await ratesOf(network, seconds)
    const connections = (await network.counters())?.connections ?? null
    return { processes: network.processes, idle, costs: costs as Costs, tried, commitMs: network.commitMs, connections }
  } finally {
    await network.close()
  }
}
