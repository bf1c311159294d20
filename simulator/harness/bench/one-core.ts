import { execFileSync } from 'node:child_process'

/**
 * Keeps every thread of this process on one core, so that the thread pool and the event loop share it as they would share
 * one core of a machine: a figure by the wall is then one per core.
 *
 * @returns whether it worked: `taskset` is part of Linux only, and the core must be one that the process may use
 */
export function keepToOneCore(): boolean {
  try {
    const [core] = allowedCores()
    if (core === undefined) return false
    execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', core, String(process.pid)], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** `pid 4711's current affinity list: 0-3,8` */
function allowedCores(): string[] {
  const said = execFileSync('taskset', ['--cpu-list', '--pid', String(process.pid)], { encoding: 'utf8' })
  return said.split(':').at(-1)?.trim().split(/[-,]/) ?? []
}
