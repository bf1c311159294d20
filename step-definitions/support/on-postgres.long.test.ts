import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { describe, it } from 'node:test'
import { promisify } from 'node:util'
import { fromSource, projectDirectory } from '../../certs/testing/judges.ts'
import { absentPostgres, ownDatabase } from '../../simulator/environment/store/testing/own-database.ts'

const run = promisify(execFile)
const cucumber = 'node_modules/@cucumber/cucumber/bin/cucumber.js'

describe('scenarios on a store in PostgreSQL', { skip: absentPostgres ?? false }, () => {
  it('end as on any other: handovers, right and wrong', async () => {
    const { url, remove } = await ownDatabase('empty')
    try {
      const said = ['--tags', '@handover', '--world-parameters', JSON.stringify({ store: url }), '--format', 'summary']
      const { stdout } = await run(process.execPath, [...fromSource, cucumber, ...said], { cwd: projectDirectory })
      assert.match(stdout, /^[1-9]\d+ scenarios \(\d+ passed\)$/m)
    } finally {
      await remove()
    }
  })
})
