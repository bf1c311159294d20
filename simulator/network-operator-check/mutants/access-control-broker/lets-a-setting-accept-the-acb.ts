import { isAccessControlBrokers } from '../../certificate-roles.ts'
import { decide } from '../../decide.ts'
import { determiningPoint } from '../../determining-point.ts'
import { excludedFromScope } from '../../scope.ts'
import { accepted } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-13',
  story:
    'Without a metering point there is nothing to compare with, so a setting that accepts that ends the check at once.',
}

export default deciding((question) => {
  const { certificates, settings } = question
  const endsAtOnce =
    determiningPoint(question) === null &&
    settings.onUnknown['no-metering-point'] === 'accept' &&
    certificates.some(isAccessControlBrokers)
  return excludedFromScope(question) === null && endsAtOnce
    ? accepted('NOC-12', { expected: [], certificates, warnings: [] }, 'There is no metering point.')
    : decide(question)
})
