import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Check } from '../../dcc/check/check.ts'
import { CheckFailure, failureReasonOf } from '../../dcc/check/implementations/check-failure.ts'
import type { CheckQuestion } from '../../network-operator-check/question.ts'
import { withFailureLimit } from './failure-limit.ts'

const question = {} as CheckQuestion

/** Answers in turn: `null` is a verdict, anything else a failure. */
function scripted(...script: readonly (CheckFailure['reason'] | null)[]): Check & { readonly asked: () => number } {
  let asked = 0
  return {
    asked: () => asked,
    async decide() {
      const reason = script[asked++] ?? null
      if (reason !== null) throw new CheckFailure(reason, 'as scripted')
      return { outcome: 'accepted', rule: 'NOC-10', because: '', expected: [], found: [], warnings: [] }
    },
  }
}

const endsOf = async (check: Check, questions: number) => {
  const ends: string[] = []
  for (let asked = 0; asked < questions; asked += 1)
    ends.push(await check.decide(question).then(({ outcome }) => outcome, failureReasonOf))
  return ends
}

describe('an implementation that runs out of time', () => {
  it('is not asked any more after three questions in a row, and what follows counts as not asked', async () => {
    const check = scripted('time-out', 'time-out', 'time-out')
    assert.deepEqual(await endsOf(withFailureLimit(check), 5), [
      'time-out',
      'time-out',
      'time-out',
      'not-asked',
      'not-asked',
    ])
    assert.equal(check.asked(), 3)
  })

  it('is asked on where it answers in between, or fails otherwise', async () => {
    const check = scripted('time-out', 'time-out', null, 'time-out', 'time-out', 'crashed', 'time-out', null)
    const ends = await endsOf(withFailureLimit(check), 8)
    assert.deepEqual([ends.at(-1), check.asked()], ['accepted', 8])
  })

  it('is not asked any more once questions in a row have cost too much to fail, for whatever reason', async () => {
    const costsMs = [0, 1_000][Symbol.iterator]()
    const slow: Check = {
      async decide() {
        await new Promise((resolve) => setTimeout(resolve, costsMs.next().value))
        throw new CheckFailure('crashed', 'as scripted')
      },
    }
    const ends = await endsOf(withFailureLimit(slow, { timeOuts: 3, failedForMs: 900 }), 4)
    assert.deepEqual(ends, ['crashed', 'crashed', 'not-asked', 'not-asked'])
  })
})
