import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { createRunner } from './runner.ts'

describe('the steps of the action, as a runner plays them', () => {
  const commands = [
    'curl --silent --fail --output /dev/null "$HARNESS_ADDRESS/harness/v1/status"',
    'echo "reached $DUIS_ADDRESS"',
    'dcc-sim --help > help.txt',
  ]
  const runner = createRunner({ run: commands.join('\n'), options: '--seed action --premises 50' })
  after(() => runner.remove())
  const report = (name: string): string => readFileSync(join(runner.work, 'dcc-sim-reports', name), 'utf8')

  test('bring a network up, run commands against it, keep its reports and end it', async () => {
    const up = await runner.play('up')
    assert.ok(up.succeeded, up.output)
    const run = await runner.play('run')
    assert.ok(run.succeeded, run.output)
    assert.match(run.output, /reached http:\/\/127\.0\.0\.1:\d+/)
    assert.match(readFileSync(join(runner.work, 'help.txt'), 'utf8'), /Usage: dcc-sim/)
    const keep = await runner.play('keep')
    assert.ok(keep.succeeded, keep.output)
    assert.equal((JSON.parse(report('status.json')) as { seed: string }).seed, 'action')
    assert.match(report('metrics.txt'), /^# HELP /m)
    for (const name of ['network.log', 'decisions.csv', 'decision-counts.json'])
      assert.ok(existsSync(join(runner.work, 'dcc-sim-reports', name)), name)
    await assert.rejects(fetch(/http:\/\/\S+/.exec(run.output)?.[0] ?? ''))
  })

  test('fail with what the network says where it does not come up, and keep the log', async () => {
    const wrong = createRunner({ run: 'true', options: '--premises none' })
    try {
      const { succeeded, output } = await wrong.play('up')
      assert.equal(succeeded, false)
      assert.match(output, /::error::.*[\s\S]*--premises/)
      const keep = await wrong.play('keep')
      assert.ok(keep.succeeded, keep.output)
    } finally {
      wrong.remove()
    }
  })
})
