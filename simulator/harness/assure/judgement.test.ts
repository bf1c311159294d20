import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { figuresOf, judgeScenario } from './judgement.ts'
import type { ScenarioStep } from './scenario.ts'
import { observation, scenario, verdict } from './testing/scenarios.ts'

const right = await observation({})
const refused = await observation({ certificates: [] })
const outOfScope = await observation({ role: 'Supplier' })
const silent = { outcome: 'no-verdict', reason: 'time-out', because: 'It did not answer' } as const
const failedStep: ScenarioStep = { text: 'Then it accepts', table: [], status: 'failed', message: 'it did not' }

describe('an implementation in a scenario', () => {
  const cases = [
    ['agreed where it answered every question as ours', { observations: [right, refused] }, 'agreed'],
    ['missed what it let through', { observations: [right, { ...refused, theirs: verdict('accepted') }] }, 'missed'],
    [
      'missed what it took for out of scope',
      { observations: [{ ...refused, theirs: verdict('not-applicable') }] },
      'missed',
    ],
    ['wrongly stopped what it refused', { observations: [{ ...right, theirs: refused.theirs }] }, 'stopped'],
    [
      'wrongly stopped what is not for the check',
      { observations: [{ ...outOfScope, theirs: refused.theirs }] },
      'stopped',
    ],
    ['gave no verdict', { observations: [{ ...right, theirs: silent }] }, 'error'],
    ['gave no verdict where it should refuse', { observations: [{ ...refused, theirs: silent }] }, 'error'],
    ['confused the scope', { observations: [{ ...outOfScope, theirs: verdict('accepted') }] }, 'other'],
    ['did not go as written though the outcomes agree', { observations: [right], steps: [failedStep] }, 'other'],
  ] as const
  for (const [what, given, result] of cases) it(what, () => assert.equal(judgeScenario(scenario(given)).result, result))

  it('is shown at the first question that it did not answer as it should', () => {
    const wrong = { ...refused, theirs: verdict('accepted') }
    assert.equal(judgeScenario(scenario({ observations: [right, wrong, { ...wrong }] })).disagreement, wrong)
  })
})

describe('the figures of a rule', () => {
  it('count a scenario under each rule that it is tagged with, and say who decides the rule', () => {
    const judged = [
      judgeScenario(scenario({ tags: ['@NOC-10', '@NOC-14'], observations: [right] })),
      judgeScenario(scenario({ tags: ['@NOC-10'], observations: [{ ...right, theirs: refused.theirs }] })),
    ]
    const [ten, fourteen, ...others] = figuresOf(judged)
    assert.deepEqual(
      [ten?.rule, ten?.scenarios, ten?.agreed, ten?.stopped, ten?.decidedBy],
      ['NOC-10', 2, 1, 1, 'check'],
    )
    assert.equal(ten?.first, judged[1])
    assert.deepEqual([fourteen?.rule, fourteen?.scenarios, fourteen?.first], ['NOC-14', 1, null])
    assert.equal(fourteen?.decidedBy, 'simulator')
    assert.deepEqual(others, [])
  })
})
