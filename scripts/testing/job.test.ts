import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Job, runJobs } from './job.ts'

/** A job that ends when it is let. */
const job = (name: string, until: Promise<unknown> = Promise.resolve()): Job => ({
  name,
  async run() {
    await until
    return [{ suite: name, name, status: 'passed', seconds: 0, detail: '' }]
  },
})

describe('runJobs', () => {
  it('gives the results in order of the jobs, and tells of each as it ends', async () => {
    const ended: string[] = []
    let letSlowEnd = (): void => {}
    const slow = job('slow', new Promise<void>((resolve) => (letSlowEnd = resolve)))
    const results = await runJobs([slow, job('a'), job('b')], 2, ({ name }) => {
      if (ended.push(name) === 2) letSlowEnd()
    })
    assert.deepEqual(
      results.map(({ name }) => name),
      ['slow', 'a', 'b'],
    )
    assert.deepEqual(ended, ['a', 'b', 'slow'])
  })

  it('counts a job that cannot be run as a failure, and goes on', async () => {
    const broken: Job = { name: 'broken', run: () => Promise.reject(new Error('no such command')) }
    const [first, second] = await runJobs([broken, job('next')], 1, () => {})
    assert.equal(first?.status, 'failed')
    assert.match(first?.detail ?? '', /no such command/)
    assert.equal(second?.status, 'passed')
  })
})
