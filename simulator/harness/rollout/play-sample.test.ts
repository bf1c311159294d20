import assert from 'node:assert/strict'
import { it } from 'node:test'
import { courseOf } from './course.ts'
import type { AskCheck } from './decision.ts'
import { createAskCheck } from './decision.ts'
import type { Installation } from './installations.ts'
import { playSample } from './play-sample.ts'
import { rolloutStart, workOut } from './run-rollout.ts'
import { smallPlan } from './testing/small-plan.ts'

/** A check that has nothing against anything: a sample has to tell it from the real one. */
const accepting: AskCheck = () => ({
  outcome: 'accepted',
  rule: 'NOC-10',
  expected: [],
  found: [],
  because: 'It accepts everything.',
  warnings: [],
})

const plan = smallPlan({ premises: 300, sample: 90 }, ['commandShare=1', 'commandDays=10', 'supplierMendsDays=3'])
const { sample } = workOut(plan)

/** Four courses that have little in common: a mistake that is sent, nothing sent, and two where Registration Data lags. */
const chosen: readonly Installation[] = [
  sample.find(({ mistake, lag }) => mistake?.cause === 'neighbouring-area' && lag === null),
  sample.find(({ mistake, lag, day }) => mistake?.cause === 'dcc-left' && lag === null && day < 100),
  sample.find(({ mistake, lag, drawn }) => mistake === null && lag !== null && drawn('insists') < 0.5),
  sample.find(({ mistake, lag, drawn }) => mistake === null && lag !== null && drawn('insists') > 0.5),
].flatMap((each) => each ?? [])

it('the whole network does to a sample what was worked out, and not what a check that accepts everything would do', async () => {
  assert.equal(chosen.length, 4)
  const played = await playSample(plan, chosen, 'enforce')
  assert.deepEqual(played.disagreements, [])
  assert.ok(played.compared > 20, `${played.compared} compared`)
  const otherwise = await playSample(plan, chosen.slice(0, 1), 'enforce', { askCheck: accepting })
  assert.match(otherwise.disagreements.join('\n'), /the code of 6\.\S+ is E06\d+, worked out was I0/)
  assert.match(otherwise.disagreements.join('\n'), /the verdict is refused NOC-10/)
})

it('the holder of a slot that co-operates gives it back itself, while Registration Data names another', async () => {
  const strangers = sample.filter(
    ({ mistake, lag, drawn }) =>
      mistake?.cause === 'neighbouring-area' &&
      lag === null &&
      drawn('holderNever') >= plan.assumptions.holderNeverShare,
  )
  const course = (installation: Installation) =>
    courseOf(installation, { mode: 'off', askCheck: createAskCheck(rolloutStart), assumptions: plan.assumptions })
  const isMended = (installation: Installation): boolean =>
    course(installation).some((step) => step.kind === 'request' && step.purpose === 'mend' && !step.request.isSupplier)
  const mended = strangers.filter(isMended).slice(0, 1)
  assert.equal(mended.length, 1)
  assert.deepEqual((await playSample(plan, mended, 'off')).disagreements, [])
})
