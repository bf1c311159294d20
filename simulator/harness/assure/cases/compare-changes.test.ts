import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Check } from '../../../dcc/check/check.ts'
import { ourCheck } from '../../../dcc/check/check.ts'
import { decide } from '../../../network-operator-check/decide.ts'
import type { CheckQuestion } from '../../../network-operator-check/question.ts'
import { createAsking } from './asking.ts'
import { changes } from './changes/changes.ts'
import { compareChanges } from './compare-changes.ts'
import { someQuestion } from './some-question.ts'

const misreading = (misread: (question: CheckQuestion) => CheckQuestion): Check => ({
  decide: async (question) => decide(misread(question)),
})
const options = { cases: 300, seed: 'a', strict: true }

describe('questions with one thing changed', () => {
  it('find nothing in what is ours', async () => {
    const { agreed, disagreements } = await compareChanges(ourCheck, options)
    assert.deepEqual([agreed, disagreements], [300, []])
  })

  it('begin with one that is right, and each change is made of some', async () => {
    const put = createAsking(ourCheck, 'a')
    const questions = fc.sample(someQuestion, { seed: 1, numRuns: 30 })
    for (const question of questions) assert.equal((await put(question)).ours.outcome, 'accepted')
    for (const { words, make } of changes)
      assert.ok(
        questions.some((question, at) => make(question, at * 37) !== null),
        words,
      )
  })

  it('matter and do not matter, about as often', async () => {
    const put = createAsking(ourCheck, 'a')
    const examples = fc.record({ before: someQuestion, change: fc.constantFrom(...changes), choice: fc.nat(10_000) })
    const refused = await Promise.all(
      fc.sample(examples, { seed: 1, numRuns: 200 }).map(async ({ before, change, choice }) => {
        const { ours } = await put({ ...before, ...change.make(before, choice) })
        return ours.outcome !== 'accepted'
      }),
    )
    const share = refused.filter(Boolean).length / refused.length
    assert.ok(share > 0.25 && share < 0.75, `${share} of the changes matter`)
  })

  it('say in words what was changed, and what it should have done', async () => {
    const inOrder = misreading((question) => ({ ...question, registration: question.registration.slice(0, 3) }))
    const { disagreements } = await compareChanges(inOrder, { ...options, cases: 600 })
    assert.ok(disagreements.length > 0)
    const words = disagreements.flatMap((disagreement) => disagreement.words)
    assert.ok(
      words.some((word) => /^then .*, which should (change nothing|make it refused by NOC-12)/.test(word)),
      words.join('\n'),
    )
  })
})
