import { hasRightMpanCheckDigit, type Mpan } from '../../../vocabulary/metering-point.ts'
import { type Flaw, misreading } from '../support/flawed.ts'
import { withPoints } from '../support/misread-points.ts'

export const flaw: Flaw = {
  rule: 'NOC-6',
  story: 'A metering point with a wrong check digit is discarded as a typing error, though it is registered.',
}

export default misreading((question) =>
  withPoints(question, (points) =>
    points.filter(({ kind, value }) => kind === 'MPRN' || hasRightMpanCheckDigit(value as Mpan)),
  ),
)
