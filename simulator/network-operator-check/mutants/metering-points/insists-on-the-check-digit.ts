import { hasRightMpanCheckDigit, type Mpan } from '../../../vocabulary/metering-point.ts'
import { type Flaw, misreading } from '../workshop/flawed.ts'
import { withPoints } from '../workshop/misread-points.ts'

export const flaw: Flaw = {
  rule: 'NOC-6',
  story: 'A metering point with a wrong check digit is discarded as a typing error, though it is registered.',
}

export default misreading((question) =>
  withPoints(question, (points) =>
    points.filter(({ kind, value }) => kind === 'MPRN' || hasRightMpanCheckDigit(value as Mpan)),
  ),
)
