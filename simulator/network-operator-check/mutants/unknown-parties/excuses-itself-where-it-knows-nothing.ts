import { decide } from '../../decide.ts'
import { notApplicable } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-12',
  story: 'Where the party cannot be found the check answers "not applicable", since it cannot be applied.',
}

export default deciding((question) => {
  const verdict = decide(question)
  return verdict.rule === 'NOC-12' ? notApplicable('NOC-12', verdict.because) : verdict
})
