import { type Flaw, misreading } from '../support/flawed.ts'
import { withPoints } from '../support/misread-points.ts'

export const flaw: Flaw = {
  rule: 'NOC-6',
  story: 'An MPRN with wrong check digits is discarded as a typing error, though it is registered.',
}

export default misreading((question) =>
  withPoints(question, (points) => points.filter(({ kind, value }) => kind === 'MPAN' || hasRightCheckDigits(value))),
)

/** The last two digits are the sum of the others, each times its distance from them, modulo 11. */
function hasRightCheckDigits(mprn: string): boolean {
  const others = mprn.slice(0, -2)
  const sum = [...others].reduce((total, digit, at) => total + Number(digit) * (others.length - at), 0)
  return Number(mprn.slice(-2)) === sum % 11
}
