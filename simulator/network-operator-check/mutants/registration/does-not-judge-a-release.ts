import { decide } from '../../decide.ts'
import { notApplicable } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-8',
  story: 'A future-dated request was checked when it came, so the team lets it pass when the DSP releases it.',
}

export default deciding((question) =>
  question.carriedBy === 'dsp-release' ? notApplicable('NOC-8', 'It was judged when it came.') : decide(question),
)
