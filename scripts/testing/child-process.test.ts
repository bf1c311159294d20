import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { runProcess } from './child-process.ts'

const node = (source: string, seconds = 30) => runProcess(process.execPath, ['--eval', source], seconds)

describe('runProcess', () => {
  it('gives back what the process wrote to either stream', async () => {
    const ended = await node("console.log('out'); console.error('err')")
    assert.equal(ended.succeeded, true)
    assert.deepEqual(ended.output.trim().split('\n').sort(), ['err', 'out'])
  })

  it('says with which status it failed', async () => {
    assert.deepEqual(await node('process.exit(3)'), { succeeded: false, how: 'exit status 3', output: '' })
  })

  it('ends a process that does not end by itself', async () => {
    const ended = await node('setInterval(() => {}, 1000)', 0.3)
    assert.deepEqual(ended, { succeeded: false, how: 'killed by SIGKILL as it had not ended after 0.3 s', output: '' })
  })

  it('gives no input', async () => {
    const ended = await node("process.stdin.on('end', () => console.log('ended')).resume()")
    assert.equal(ended.output, 'ended\n')
  })
})
