import { decide } from '../../decide.ts'
import { accepted } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-4',
  story:
    'A network operator that renews its own certificates is let through, as it would hardly send those of another meter.',
}

export default deciding((question) => {
  const verdict = decide(question)
  const { entityIdentifier, userRole } = question.submittedBy
  const areItsOwn = question.certificates.every(
    ({ certificate }) => certificate?.subject.uniqueIdentifier === entityIdentifier,
  )
  const evidence = { expected: [], certificates: question.certificates, warnings: [] }
  return verdict.outcome === 'refused' &&
    verdict.reason === 'other-party' &&
    (userRole === 'ED' || userRole === 'GT') &&
    areItsOwn
    ? accepted('NOC-10', evidence, "The certificates are the requester's own.")
    : verdict
})
