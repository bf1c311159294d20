import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { it } from 'node:test'
import { absentProcessorTime, processorSecondsOf } from './processor-time.ts'

const burn = 'const until = process.cpuUsage().user + 400_000; while (process.cpuUsage().user < until);'

it('counts what a child computes, while it lives and once it has ended', {
  skip: absentProcessorTime ?? false,
}, async () => {
  const before = processorSecondsOf(process.pid)
  const child = spawn(process.execPath, ['-e', `${burn} console.log('done'); process.stdin.resume()`])
  await once(child.stdout, 'data')
  const alive = processorSecondsOf(process.pid) - before
  child.stdin.end()
  await once(child, 'close')
  const ended = processorSecondsOf(process.pid) - before
  assert.ok(alive >= 0.4, `${alive} s`)
  assert.ok(ended >= alive, `${ended} s after ${alive} s`)
  assert.equal(processorSecondsOf(child.pid ?? 0), 0)
})
