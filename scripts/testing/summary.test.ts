import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lastLine, summaryOf } from './summary.ts'
import type { TestResult } from './test-result.ts'

const passed: TestResult = { suite: 'a.test.ts', name: 'one', status: 'passed', seconds: 0.1, detail: '' }
const slow: TestResult = { ...passed, name: 'two', seconds: 2.04 }
const failed: TestResult = { ...passed, name: 'three', status: 'failed', detail: 'expected 1\n\nfound 2' }
const skipped: TestResult = { ...passed, name: 'four', status: 'skipped', detail: 'no java' }
const types: TestResult = { ...passed, suite: 'types', name: 'types', status: 'failed', detail: 'a.ts(1,1): error' }

describe('summaryOf', () => {
  it('ends with the counts, which CI reads', () => {
    assert.equal(lastLine([passed, slow, failed, skipped]), '2 passed, 1 failed, 1 skipped')
    assert.equal(summaryOf([]).split('\n').at(-1), '0 passed, 0 failed, 0 skipped')
  })

  it('tells failures in full', () => {
    assert.match(summaryOf([failed, types]), /^Failed: a\.test\.ts › three\n {2}expected 1\n\n {2}found 2\n/m)
    assert.match(summaryOf([failed, types]), /^Failed: types\n {2}a\.ts\(1,1\): error\n/m)
  })

  it('tells what was skipped, by reason', () => {
    const other = { ...skipped, name: 'five' }
    assert.match(
      summaryOf([skipped, passed, other]),
      /^Skipped: no java\n {2}a\.test\.ts › four\n {2}a\.test\.ts › five\n\n/,
    )
  })

  it('names the slowest, where there are slow ones', () => {
    assert.match(summaryOf([passed, slow]), /^Slowest\n {2}2\.0 s {2}a\.test\.ts › two\n\n/)
    assert.equal(summaryOf([passed]), '1 passed, 0 failed, 0 skipped')
  })
})
