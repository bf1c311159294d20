import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Check } from '../../../dcc/check/check.ts'
import { ourCheck } from '../../../dcc/check/check.ts'
import { decide } from '../../../network-operator-check/decide.ts'
import type { CheckQuestion } from '../../../network-operator-check/question.ts'
import { compareCases } from './compare-cases.ts'

const misreading = (misread: (question: CheckQuestion) => CheckQuestion): Check => ({
  decide: async (question) => decide(misread(question)),
})

describe('random questions', () => {
  it('find nothing in what is ours, and reach every outcome', async () => {
    const reached = new Set<string>()
    const watched: Check = {
      async decide(question) {
        const verdict = decide(question)
        reached.add(`${verdict.outcome} ${verdict.rule}`)
        return verdict
      },
    }
    const report = await compareCases(watched, { cases: 600, seed: 'a', strict: false })
    assert.deepEqual([report.agreed, report.disagreements], [600, []])
    for (const end of ['accepted NOC-10', 'accepted NOC-12', 'refused NOC-10', 'refused NOC-12', 'refused NOC-13'])
      assert.ok(reached.has(end), end)
    for (const rule of [1, 2, 3, 4, 5]) assert.ok(reached.has(`not-applicable NOC-${rule}`), `NOC-${rule}`)
  })

  it('shrink a disagreement to what it takes, in words', async () => {
    const asOfReceipt = misreading((question) => ({ ...question, effectiveAt: question.receivedAt }))
    const { disagreements } = await compareCases(asOfReceipt, { cases: 600, seed: 's', strict: false })
    const missed = disagreements.find(({ result }) => result === 'missed')
    assert.equal(missed?.words.length, 1)
    assert.match(missed?.words[0] ?? '', /^it (takes effect|was received) at /)
    assert.equal(missed?.observation.ours.outcome, 'refused')
    assert.equal(missed?.observation.theirs.outcome, 'accepted')
  })

  it('are the same again with the same seed', async () => {
    const first = misreading((question) => ({ ...question, certificates: question.certificates.slice(0, 1) }))
    const once = await compareCases(first, { cases: 300, seed: 'again', strict: false })
    assert.ok(once.disagreements.length > 0)
    assert.deepEqual(await compareCases(first, { cases: 300, seed: 'again', strict: false }), once)
  })

  it('count an implementation that breaks off as one that disagrees', async () => {
    const breaking: Check = {
      decide: (question) => (question.cancels ? Promise.reject(new Error('no')) : ourCheck.decide(question)),
    }
    const { disagreements } = await compareCases(breaking, { cases: 300, seed: 'a', strict: false })
    assert.deepEqual(disagreements.map(({ result, words }) => [result, words])[0], [
      'error',
      ['it cancels a future-dated request'],
    ])
  })
})
