import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CheckVerdict } from '../../network-operator-check/contract.ts'
import { hasRightGrounds, letPass } from './grounds.ts'
import { kindOf } from './judgement.ts'
import type { Circumstances } from './questions/circumstances.ts'
import { pairOf } from './questions/described-certificate.ts'
import { observation } from './testing/scenarios.ts'

const supplier = pairOf('90-B3-D5-1F-30-01-00-00', 2)
const broker = pairOf('90-B3-D5-1F-30-00-00-02', 4)
const otherPoint = 'other-network-party-on-secondary-point'

type Change = Partial<Pick<CheckVerdict, 'rule' | 'warnings'>> & { readonly reason?: string }

async function areRight(given: Circumstances, change: Change): Promise<boolean> {
  const { request, ours } = await observation(given)
  return hasRightGrounds(request, ours, { ...ours, ...change } as CheckVerdict)
}

describe('the grounds of a verdict', () => {
  const cases: readonly (readonly [string, Circumstances, Change, boolean])[] = [
    ['may be either rule where an SRV is excluded by both', { variant: '6.23' }, { rule: 'NOC-2' }, true],
    ['are the first rule that excludes', { role: 'Supplier' }, { rule: 'NOC-4' }, false],
    [
      'may be any rule of identifiers for another party',
      { certificates: pairOf('90-B3-D5-1F-30-02-01-30') },
      { rule: 'NOC-9' },
      true,
    ],
    [
      'are not the roles for another party',
      { certificates: pairOf('90-B3-D5-1F-30-02-01-30') },
      { reason: 'wrong-role' },
      false,
    ],
    ['may be either role where two are wrong', { certificates: [...supplier, ...broker] }, { rule: 'NOC-13' }, true],
    ['are not the role that no certificate has', { certificates: supplier }, { rule: 'NOC-13' }, false],
    ['may be the rule that finds no record', { registration: [] }, { rule: 'NOC-7' }, true],
    ['are the reason of what is unknown', { registration: [] }, { reason: 'no-metering-point' }, false],
    [
      'are without a warning that a refusal need not have',
      { registration: [] },
      { warnings: ['no-registration'] },
      true,
    ],
    [
      'are with the warning of what is let pass',
      { registration: [], accepting: ['no-registration'] },
      { warnings: [] },
      false,
    ],
    ['are without a warning of nothing', {}, { warnings: [otherPoint] }, false],
  ]
  for (const [what, given, change, right] of cases)
    it(what, async () => assert.equal(await areRight(given, change), right))
})

describe('what a setting let pass', () => {
  it('is warned of, whether grounds are judged or not', async () => {
    const { request, ours } = await observation({ registration: [], accepting: ['no-registration'] })
    assert.equal(letPass(ours), 'no-registration')
    assert.equal(kindOf({ request, ours, theirs: { ...ours, warnings: [] } }, false), 'unwarned')
    assert.equal(
      kindOf({ request, ours, theirs: { ...ours, warnings: ['no-registration', otherPoint] } }, true),
      'agreed',
    )
  })

  it('is nothing where nothing was unknown', async () => assert.equal(letPass((await observation({})).ours), null))
})
