import { decide } from '../../decide.ts'
import { partiesOn } from '../../responsible-party.ts'
import { refused } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'
import { dayOf } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-15',
  story: 'Every metering point of the device is looked up, and one without a record fails the request.',
}

export default deciding((question) => {
  const verdict = decide(question)
  const unrecorded = question.device.meteringPoints.some(
    ({ value }) => partiesOn(question, value, dayOf(question)).length === 0,
  )
  const evidence = { expected: [], certificates: question.certificates, warnings: [] }
  return verdict.outcome === 'accepted' && verdict.rule === 'NOC-10' && unrecorded
    ? refused('NOC-12', 'no-registration', evidence, 'A metering point has no record.')
    : verdict
})
