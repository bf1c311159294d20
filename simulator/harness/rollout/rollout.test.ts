import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { createAudit } from '../../audit/audit.ts'
import { createPartyBook } from '../../audit/party-book.ts'
import { createPartySets } from '../../audit/party-sets.ts'
import { createRandom } from '../../environment/randomness.ts'
import { createFleet, largestFleet } from '../../fleet/fleet.ts'
import { rightOperator } from '../audit/made-up-mistakes.ts'
import { madeUpParties } from '../estate/made-up-parties.ts'
import { madeUpRepository } from '../estate/made-up-repository.ts'
import { smkiOfSeed } from '../world/smki-of-seed.ts'
import { assumptionsSchema } from './assumptions.ts'
import type { RolloutMode } from './course.ts'
import { meteringPointOf } from './decision.ts'
import { installations } from './installations.ts'
import { rolloutPage } from './rollout-page.ts'
import { type RolloutPlan, rolloutStart, workOut } from './run-rollout.ts'
import { smallPlan } from './testing/small-plan.ts'
import type { RolloutTotals } from './totals.ts'

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const totalsOf = (plan: RolloutPlan): Readonly<Record<RolloutMode, RolloutTotals>> =>
  Object.fromEntries(workOut(plan).runs.map(({ mode, totals }) => [mode, totals])) as Record<RolloutMode, RolloutTotals>

/** Seeds are few, as each has an SMKI of its own; the shares are many. */
const plans = fc
  .record({
    seed: fc.constantFrom('gb', '7'),
    wrong: fc.double({ min: 0, max: 1, noNaN: true }),
    premises: fc.integer({ min: 1, max: 60 }),
    days: fc.integer({ min: 1, max: 200 }),
    lagShare: fc.double({ min: 0, max: 1, noNaN: true }),
    auditEveryDays: fc.nat(90),
  })
  .map(({ lagShare, auditEveryDays, ...said }) => {
    const plan = smallPlan(said)
    return { ...plan, assumptions: { ...plan.assumptions, lagShare, auditEveryDays } }
  })

const withoutLag = (plan: RolloutPlan): RolloutPlan => ({ ...plan, assumptions: { ...plan.assumptions, lagShare: 0 } })

describe('a rollout, whatever is assumed', () => {
  it('loses no wrong certificate: each is put right or still there, has a cause, and came in one way', () =>
    fc.assert(
      fc.property(plans, (plan) => {
        for (const totals of Object.values(totalsOf(plan))) {
          assert.equal(totals.slots, plan.premises * 2)
          assert.equal(totals.placedWrong, totals.mended + totals.openAtEnd)
          assert.equal(sum(Object.values(totals.placedWrongByCause)), totals.placedWrong)
          assert.equal(sum(Object.values(totals.placedWrongByWay)), totals.placedWrong)
          assert.equal(totals.outOfReach.at(-1), totals.openAtEnd + totals.waitingAtEnd)
          assert.equal(totals.placedWrongUpTo.at(-1), totals.placedWrong)
          assert.equal(sum(totals.noticedAfterDays), sum(Object.values(totals.noticed)))
          assert.ok(totals.mended <= sum(totals.noticedAfterDays))
          assert.ok(sum(totals.noticedAfterDays) <= totals.placedWrong)
          assert.ok([...totals.outOfReach, ...totals.waiting].every((count) => count >= 0))
        }
      }),
      { numRuns: 60 },
    ))

  it('places no stranger by a request while the check is enforced and Registration Data is right', () =>
    fc.assert(
      fc.property(plans.map(withoutLag), (plan) => {
        const { placedWrongByWay, refusals } = totalsOf({ ...plan, modes: ['enforce'] }).enforce
        assert.equal(placedWrongByWay['6.21'] + placedWrongByWay['6.15.1'], 0)
        assert.equal(refusals.ofRight, 0)
      }),
      { numRuns: 60 },
    ))

  it('has nothing out of reach where nobody is mistaken and Registration Data is right', () =>
    fc.assert(
      fc.property(plans.map(withoutLag), (plan) => {
        for (const totals of Object.values(totalsOf({ ...plan, wrong: 0 })))
          assert.equal(sum(totals.outOfReach) + totals.placedWrong + totals.refusals.ofWrong, 0)
      }),
      { numRuns: 30 },
    ))

  it('places the same in monitor as with the check off, and refuses nothing', () =>
    fc.assert(
      fc.property(plans, (plan) => {
        const { off, monitor } = totalsOf({ ...plan, modes: ['off', 'monitor'] })
        assert.deepEqual(monitor.placedWrongUpTo, off.placedWrongUpTo)
        assert.equal(monitor.refusals.ofWrong + monitor.refusals.ofRight, 0)
      }),
      { numRuns: 30 },
    ))
})

describe('a rollout', () => {
  const { off, monitor, enforce } = totalsOf(smallPlan({ premises: 1_000 }))

  it('meets what it is about: mistakes of every way, both errors of the check, each symptom and each remedy', () => {
    assert.ok(Object.values(off.placedWrongByWay).every((count) => count > 0))
    assert.ok(enforce.refusals.ofRight > 0 && enforce.refusals.ofWrong > 0 && enforce.wrongAccepted > 0)
    assert.ok(Object.values(monitor.noticed).every((count) => count > 0))
    assert.ok(off.visits.toExchange > 0 && off.visits.toFindOut > 0 && monitor.falseAlarms > 0)
  })

  it('has fewer devices out of reach with the check than without', () =>
    assert.ok(sum(enforce.outOfReach) < sum(monitor.outOfReach) && sum(monitor.outOfReach) < sum(off.outOfReach)))

  it('makes mistakes about as many slots as it is told', () => {
    const { placedWrong, slots } = totalsOf(smallPlan({ premises: 2_000, wrong: 0.1 })).off
    assert.ok(Math.abs(placedWrong / slots - 0.1) < 0.02)
  })

  it('gives the same page for the same plan, and another for another seed', () => {
    const page = (seed: string) => {
      const plan = smallPlan({ seed })
      return rolloutPage({ plan, ...workOut(plan), samples: [], command: 'dcc-sim rollout', version: '1' })
    }
    assert.equal(page('gb'), page('gb'))
    assert.notEqual(page('gb').replaceAll('gb', ''), page('7').replaceAll('7', ''))
    assert.doesNotMatch(page('gb'), /https?:|<script|NaN|undefined/)
  })

  it('says of each assumption what it means and where it comes from', () => {
    const plan = smallPlan()
    const text = rolloutPage({ plan, ...workOut(plan), samples: [], command: '', version: '1' })
    for (const name of Object.keys(assumptionsSchema.shape)) assert.ok(text.includes(`<td>${name}</td>`), name)
  })
})

describe('the mistakes of a rollout', () => {
  it('are those that an audit finds, by the same causes, and what is right is left alone', () => {
    const smki = smkiOfSeed('gb')
    const random = createRandom('gb')
    const fleet = createFleet({ random: random.derive('fleet'), smki, size: largestFleet })
    const options = { ...smallPlan({ premises: 400 }), random: random.derive('rollout'), smki, fleet }
    const sets = createPartySets()
    let operator = ''
    const setOf = () => sets.with(0, operator)
    const registered = { sets, setOf, setsOf: (points: readonly unknown[]) => points.map(setOf) }
    const repository = [...madeUpRepository(smki)]
    const audit = createAudit({ book, registered, repository, published: repository, at: rolloutStart })
    for (const installation of installations(options)) {
      const { site, mistake, right } = installation
      operator = rightOperator(site).id
      const findingOf = ({ pair }: typeof right) =>
        audit.judge([
          {
            line: 2,
            deviceId: site.premises.devices[site.type],
            type: site.type,
            meteringPoint: meteringPointOf(installation),
            digitalSignature: pair.digitalSignature.der.toString('base64'),
            keyAgreement: pair.keyAgreement.der.toString('base64'),
            supplier: '',
            postCode: '',
            installedOn: '',
            communicationsHub: '',
            stage: '',
          },
        ])[0]
      if (mistake !== null) assert.equal(findingOf(mistake)?.cause, mistake.cause)
      assert.equal(findingOf(right), null)
    }
  })
})

const book = createPartyBook(madeUpParties)
