import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Why processor time cannot be read here; null where it can. */
export const absentProcessorTime: string | null = existsSync('/proc/self/stat')
  ? null
  : 'there is no /proc to read processor time from'

const ticksPerSecond = absentProcessorTime === null ? Number(execFileSync('getconf', ['CLK_TCK'])) : 100

/** Seconds of processor time of a process and of all that it started, those that have ended among them. */
export function processorSecondsOf(processId: number): number {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const readings = all.map((name) => readingOf(Number(name))).filter((reading) => reading !== null)
  const own = readings.find((reading) => reading.processId === processId)
  if (own === undefined) return 0
  const children = readings.filter(({ parent }) => parent === processId)
  return (
    (own.ticks + own.ticksOfEnded) / ticksPerSecond + sum(children.map((child) => processorSecondsOf(child.processId)))
  )
}

interface Reading {
  readonly processId: number
  readonly parent: number
  readonly ticks: number
  /** Of children that have ended. */
  readonly ticksOfEnded: number
}

/** proc(5): the fields behind the name, which may hold blanks, count from the third. */
function readingOf(processId: number): Reading | null {
  try {
    const fields = readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    const at = (field: number): number => Number(fields[field - 3])
    return { processId, parent: at(4), ticks: at(14) + at(15), ticksOfEnded: at(16) + at(17) }
  } catch {
    // It has ended meanwhile.
    return null
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
