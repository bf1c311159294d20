import { decide } from '../../decide.ts'
import { accepted } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-12',
  story: 'Two MPRNs of a GPF look like bad data to the team, and bad data has one setting.',
}

export default deciding((question) => {
  const verdict = decide(question)
  const { certificates, device, settings } = question
  const refuses = verdict.outcome === 'refused' && verdict.reason === 'no-metering-point'
  if (!refuses || device.meteringPoints.length < 2 || settings.onUnknown['ambiguous-registration'] === 'refuse')
    return verdict
  return accepted(
    'NOC-12',
    { expected: [], certificates, warnings: ['ambiguous-registration'] },
    'There are two MPRNs.',
  )
})
