import assert from 'node:assert/strict'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { projectDirectory } from '../../certs/testing/judges.ts'
import { paceOfMachine } from '../../certs/testing/pace.ts'
import { firstLineOf } from './testing/command-lines.ts'

/** What the package holds: from source, types are taken away first, at twice the time and the memory. */
const program = join(projectDirectory, 'dist', 'simulator', 'cli', 'main.js')

const skip =
  (!existsSync('/proc/self/status') && 'there is no /proc to read memory and processor time from') ||
  (isOutOfDate() && 'dist is not that of this source: npm run build')

/**
 * The most that `up` may take until it takes requests. Seconds of processor time, which two processes on one core stretch:
 * so they are multiplied by the pace of the machine.
 */
const limits = [
  { premises: 100, seconds: 3, megabytes: 250 },
  { premises: 10_000, seconds: 10, megabytes: 400 },
] as const

describe('up', { skip }, () => {
  for (const { premises, seconds, megabytes } of limits) {
    it(`with ${premises} premises is ready within ${seconds} s and ${megabytes} MB`, async () => {
      const used = await usedUntilReady(premises)
      const allowed = seconds * paceOfMachine()
      assert.ok(used.seconds < allowed, `${used.seconds} s of ${allowed}`)
      assert.ok(used.megabytes < megabytes, `${used.megabytes} MB`)
    })
  }
})

async function usedUntilReady(premises: number): Promise<{ readonly seconds: number; readonly megabytes: number }> {
  const ports = ['--port', '0', '--smki-port', '0', '--harness-port', '0']
  const network = spawn(process.execPath, [program, 'up', '--json', '--premises', String(premises), ...ports])
  network.stderr.resume()
  try {
    assert.equal((JSON.parse(await firstLineOf(network)) as { event: string }).event, 'ready')
    return { seconds: processorTimeOf(network.pid), megabytes: peakMemoryOf(network.pid) }
  } finally {
    network.kill('SIGKILL')
  }
}

/** Fields 14 and 15 of proc(5): ticks in user and in kernel mode. The name before them may hold spaces. */
function processorTimeOf(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** The most that was ever resident, in megabytes. */
function peakMemoryOf(pid: number | undefined): number {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1_000
}

/** Whether the package was built of another source than this one. */
function isOutOfDate(): boolean {
  return spawnSync(process.execPath, ['scripts/build.mjs', '--check'], { cwd: projectDirectory }).status !== 0
}
