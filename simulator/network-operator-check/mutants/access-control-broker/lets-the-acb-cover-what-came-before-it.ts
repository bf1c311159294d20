import { isAccessControlBrokers } from '../../certificate-roles.ts'
import { decide } from '../../decide.ts'
import { excludedFromScope } from '../../scope.ts'
import { accepted } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-13',
  story: 'Each certificate overwrites the verdict on the one before, and an allowed one of the ACB ends the loop well.',
}

export default deciding((question) => {
  const { certificates, settings } = question
  const last = certificates.at(-1)
  const isCovered = last !== undefined && isAccessControlBrokers(last) && settings.allowAccessControlBroker
  return excludedFromScope(question) === null && isCovered
    ? accepted('NOC-13', { expected: [], certificates, warnings: [] }, "The last certificate is the ACB's.")
    : decide(question)
})
