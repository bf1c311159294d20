import { decide } from '../../decide.ts'
import { accepted } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-10',
  story: `New meters come with the supplier's own placeholder in the slot, so the team allows what the supplier has put there before.`,
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
    (userRole === 'IS' || userRole === 'GS') &&
    areItsOwn
    ? accepted('NOC-10', evidence, "The certificates are the requester's own.")
    : verdict
})
