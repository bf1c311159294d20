import { execFileSync, spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

/** Whether this process has one core for all its threads: a figure by the wall is then one per core. */
export const isOnOneCore = (): boolean => availableParallelism() === 1

/**
 * Runs this very command again in a process that is kept to one core from its beginning, and gives its exit status.
 *
 * @returns null where that cannot be done: `taskset` is part of Linux only
 */
export function runAgainOnOneCore(): number | null {
  const [core] = allowedCores()
  if (core === undefined) return null
  const command = [process.execPath, ...process.execArgv, ...process.argv.slice(1)]
  return spawnSync('taskset', ['--cpu-list', core, ...command], { stdio: 'inherit' }).status
}

/** `pid 4711's current affinity list: 0-3,8` */
function allowedCores(): readonly string[] {
  try {
    const said = execFileSync('taskset', ['--cpu-list', '--pid', String(process.pid)], {
      encoding: 'utf8',
      stdio: 'pipe',
    })
    return said.split(':').at(-1)?.trim().split(/[-,]/) ?? []
  } catch {
    return []
  }
}
