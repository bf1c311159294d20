import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'

/** Why the time of cores and threads cannot be read here; null where it can. */
export const absentCoreTime: string | null = !existsSync('/proc/stat')
  ? 'there is no /proc to read the time of cores from'
  : cpus().length < 2
    ? 'this machine has one core'
    : null

/** Of a core, and of what a network had of it: seconds since the start of either. */
export interface CoreTime {
  /** In which nobody had the cores. */
  readonly idle: number
  /** That the network's processes had, all threads of them. */
  readonly network: number
  /** That each thread of the network had, by its identifier. */
  readonly threads: ReadonlyMap<string, number>
}

let ticks: number | null = null

const secondsOf = (counted: number): number => {
  ticks ??= Number(execFileSync('getconf', ['CLK_TCK']))
  return counted / ticks
}

/** What has been had of some cores until now, by a process with its children and by nobody. */
export function coreTimeOf(cores: readonly number[], processId: number): CoreTime {
  const threads = new Map([processId, ...childrenOf(processId)].flatMap(threadsOf))
  const idle = idleOf(cores)
  return { idle, network: [...threads.values()].reduce((sum, each) => sum + each, 0), threads }
}

/** proc(5): `cpu0 user nice system idle iowait …`. */
function idleOf(cores: readonly number[]): number {
  const lines = readFileSync('/proc/stat', 'utf8').split('\n')
  return cores.reduce((sum, core) => {
    const fields = lines.find((line) => line.startsWith(`cpu${core} `))?.split(' ') ?? []
    return sum + secondsOf(Number(fields[4]) + Number(fields[5]))
  }, 0)
}

const childrenOf = (processId: number): readonly number[] =>
  readdirSync(`/proc/${processId}/task`).flatMap((thread) =>
    readFileSync(`/proc/${processId}/task/${thread}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number),
  )

function threadsOf(processId: number): readonly (readonly [string, number])[] {
  return readdirSync(`/proc/${processId}/task`).map((thread) => {
    // The name of the thread, in brackets, may hold blanks; the fields behind it count from the third.
    const fields = readFileSync(`/proc/${processId}/task/${thread}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return [`${processId}/${thread}`, secondsOf(Number(fields[11]) + Number(fields[12]))]
  })
}
