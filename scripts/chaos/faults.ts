import { setTimeout as wait } from 'node:timers/promises'
import { HungProcess, type StoreProcess } from '../../simulator/cli/testing/store-process.ts'
import type { Random } from '../../simulator/vocabulary/ports/random.ts'
import type { OwnCluster } from '../cluster/own-cluster.ts'

/** What was done to whom. */
export interface Done {
  readonly atMs: number
  readonly what: 'killed' | 'paused' | 'ended by itself' | 'hung' | 'database crashed'
  readonly name: string
  readonly forMs: number
}

export interface FaultOptions {
  readonly processes: readonly StoreProcess[]
  readonly cluster: OwnCluster
  readonly random: Random
  readonly leaseMs: number
  /** From the end of one fault of processes to the beginning of the next, at most. */
  readonly everyMs: number
  /** Share of what is to be done that is done: 0 to 1. */
  readonly progress: () => number
  /** At which shares the database crashes. */
  readonly databaseCrashesAt: readonly number[]
}

/** Kills and pauses one process after another, and crashes the database, until everything is done. Then all are up. */
export async function trouble(options: FaultOptions): Promise<readonly Done[]> {
  const done: Done[] = []
  const began = performance.now()
  const note = (what: Done['what'], name: string, forMs: number): void => {
    done.push({ atMs: Math.round(performance.now() - began), what, name, forMs: Math.round(forMs) })
  }
  await Promise.all([troubleProcesses(options, note), crashDatabase(options, note)])
  for (const process of options.processes) if (!process.isUp()) await restartUntilUp(process, note)
  return done
}

type Note = (what: Done['what'], name: string, forMs: number) => void

async function troubleProcesses(
  { processes, random, leaseMs, everyMs, progress }: FaultOptions,
  note: Note,
): Promise<void> {
  // In turns, so that a short run has both.
  let kills = true
  while (progress() < 1) {
    await wait(random.integer(everyMs / 4, everyMs))
    if (progress() >= 1) return
    const process = processes[random.integer(0, processes.length - 1)] as StoreProcess
    if (!process.isUp()) {
      // Nobody killed it: it gave up.
      note('ended by itself', process.name, 0)
      await restartUntilUp(process, note)
      continue
    }
    const forMs = random.integer(leaseMs / 2, 2 * leaseMs)
    if (kills) {
      await process.kill()
      await wait(forMs / 4)
      await restartUntilUp(process, note)
      note('killed', process.name, forMs / 4)
    } else {
      process.pause()
      await wait(forMs)
      process.resume()
      note('paused', process.name, forMs)
    }
    kills = !kills
  }
}

/** While the database is away a process cannot come up. */
async function restartUntilUp(process: StoreProcess, note: Note): Promise<void> {
  for (;;) {
    try {
      return await process.restart()
    } catch (fault) {
      if (fault instanceof HungProcess) note('hung', process.name, 0)
      await wait(500)
    }
  }
}

async function crashDatabase(
  { cluster, random, progress, databaseCrashesAt }: FaultOptions,
  note: Note,
): Promise<void> {
  for (const share of databaseCrashesAt) {
    while (progress() < share) await wait(50)
    const forMs = random.integer(500, 2_500)
    await cluster.crash()
    await wait(forMs)
    await cluster.start()
    note('database crashed', 'database', forMs)
  }
}
