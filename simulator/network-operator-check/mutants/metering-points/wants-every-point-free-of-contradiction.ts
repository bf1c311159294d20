import { decide } from '../../decide.ts'
import { partiesOn } from '../../responsible-party.ts'
import { refused } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'
import { dayOf } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-15',
  story: 'Records are tested for contradictions when they are loaded, all of a device together.',
}

export default deciding((question) => {
  const verdict = decide(question)
  const evidence = { expected: [], certificates: question.certificates, warnings: [] }
  const contradictory = question.device.meteringPoints.some(
    ({ value }) => partiesOn(question, value, dayOf(question)).length > 1,
  )
  return verdict.outcome === 'accepted' && verdict.rule === 'NOC-10' && contradictory
    ? refused('NOC-12', 'ambiguous-registration', evidence, 'Records of the device contradict each other.')
    : verdict
})
