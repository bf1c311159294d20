import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createInFlight } from '../../../environment/in-flight.ts'
import type { CheckVerdict } from '../../../network-operator-check/contract.ts'
import { question } from '../../../network-operator-check/testing/questions.ts'
import type { Check } from '../check.ts'
import { ourCheck } from '../check.ts'
import { CheckFailure } from '../implementations/check-failure.ts'
import { createShadowRecord } from './shadow-record.ts'
import { shadowed } from './shadowed-check.ts'

const alwaysAccepting: Check = {
  decide: async (): Promise<CheckVerdict> => ({
    outcome: 'accepted',
    rule: 'NOC-10',
    because: 'It looks fine.',
    expected: [],
    found: [],
    warnings: [],
  }),
}
const failing: Check = { decide: () => Promise.reject(new CheckFailure('time-out', 'It slept')) }
const wrong = question({ certificates: [] })

function compared(deciding: Check, shadow: Check, capacity?: number) {
  const record = createShadowRecord(capacity)
  const inFlight = createInFlight()
  return { record, inFlight, check: shadowed({ deciding, shadow, record, inFlight }) }
}

describe('a check with a shadow', () => {
  it('decides as the one who decides does', async () => {
    const { check } = compared(ourCheck, alwaysAccepting)
    assert.equal((await check.decide(wrong)).outcome, 'refused')
  })

  it('counts agreement and keeps each disagreement with both explanations', async () => {
    const { check, record, inFlight } = compared(ourCheck, alwaysAccepting)
    await check.decide(question())
    await check.decide(wrong)
    await inFlight.settled()
    assert.deepEqual(record.counts(), [{ rule: 'NOC-10', agreed: 1, disagreed: 1, withoutVerdict: 0 }])
    const [disagreement, ...more] = record.disagreements()
    assert.deepEqual(more, [])
    assert.deepEqual(
      [disagreement?.decided.because, disagreement?.shadow.because],
      ['The request holds no certificate for the network operator.', 'It looks fine.'],
    )
  })

  it('counts a shadow that gives no verdict, and never as agreeing', async () => {
    const { check, record, inFlight } = compared(ourCheck, failing)
    assert.equal((await check.decide(question())).outcome, 'accepted')
    await inFlight.settled()
    assert.deepEqual(record.counts(), [{ rule: 'NOC-10', agreed: 0, disagreed: 0, withoutVerdict: 1 }])
    assert.deepEqual(record.disagreements()[0]?.shadow, {
      outcome: 'no-verdict',
      reason: 'time-out',
      because: 'time-out: It slept',
    })
  })

  it('compares nothing where the one who decides gives no verdict', async () => {
    const { check, record, inFlight } = compared(failing, ourCheck)
    await assert.rejects(check.decide(question()), /slept/)
    await inFlight.settled()
    assert.deepEqual(record.counts(), [])
  })

  it('does not let live traffic wait for the shadow, however much is under way', async () => {
    const { check, record } = compared(ourCheck, { decide: () => new Promise(() => {}) })
    for (let turn = 0; turn < 300; turn++) await check.decide(question())
    assert.equal(record.notAsked(), 300 - 256)
  })

  it('keeps the newest disagreements and counts all', async () => {
    const { check, record, inFlight } = compared(ourCheck, alwaysAccepting, 3)
    for (let turn = 0; turn < 5; turn++) await check.decide({ ...wrong, requestId: `R${turn}` })
    await inFlight.settled()
    assert.deepEqual(
      record.disagreements().map(({ requestId }) => requestId),
      ['R2', 'R3', 'R4'],
    )
    assert.equal(record.counts()[0]?.disagreed, 5)
  })
})
