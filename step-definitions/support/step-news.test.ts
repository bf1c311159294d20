import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { StepNews } from './step-news.ts'

const line = (what: string, ...details: string[]) => ({ at: '2026-11-22T09:00:00Z', who: 'DCC', what, details })

describe('what a scenario tells of its requests', () => {
  test('is each line once, under the step that made it happen', () => {
    const account = new StepNews()
    const [first, second] = [line('the check: refused', 'found: another network'), line('E062106')]
    assert.equal(
      account.newsOf([{ requestId: 'A', lines: [first] }]),
      'A\n  2026-11-22T09:00:00Z  DCC: the check: refused\n      · found: another network',
    )
    assert.equal(
      account.newsOf([{ requestId: 'A', lines: [first, second] }]),
      'A\n  2026-11-22T09:00:00Z  DCC: E062106',
    )
    assert.equal(account.newsOf([{ requestId: 'A', lines: [first, second] }]), '')
  })

  test('says once where nothing was recorded', () => {
    const account = new StepNews()
    assert.equal(account.newsOf([{ requestId: 'A', lines: [] }]), 'A\n  nothing was recorded')
    assert.equal(account.newsOf([{ requestId: 'A', lines: [] }]), '')
  })
})
