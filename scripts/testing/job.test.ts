import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type Job, runJobs } from './job.ts'

const job = (name: string, milliseconds: number): Job => ({
  name,
  async run() {
    await pause(milliseconds)
    return [{ suite: name, name, status: 'passed', seconds: 0, detail: '' }]
  },
})

describe('runJobs', () => {
  it('gives the results in order of the jobs, and tells of each as it ends', async () => {
    const ended: string[] = []
    const results = await runJobs([job('slow', 40), job('a', 1), job('b', 1)], 2, ({ name }) => ended.push(name))
    assert.deepEqual(
      results.map(({ name }) => name),
      ['slow', 'a', 'b'],
    )
    assert.deepEqual(ended, ['a', 'b', 'slow'])
  })

  it('counts a job that cannot be run as a failure, and goes on', async () => {
    const broken: Job = { name: 'broken', run: () => Promise.reject(new Error('no such command')) }
    const [first, second] = await runJobs([broken, job('next', 1)], 1, () => {})
    assert.equal(first?.status, 'failed')
    assert.match(first?.detail ?? '', /no such command/)
    assert.equal(second?.status, 'passed')
  })
})
