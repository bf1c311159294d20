import { isAccessControlBrokers, refusalByRole } from './certificate-roles.ts'
import type { CheckVerdict, WarningCode } from './contract.ts'
import { warningsOfOtherPoints } from './other-points.ts'
import { belongTo } from './ownership.ts'
import type { CheckQuestion } from './question.ts'
import { knownParty, registeredParty, type Unknown } from './responsible-party.ts'
import { excludedFromScope } from './scope.ts'
import { accepted, refused } from './verdicts.ts'

/**
 * The Network Operator Certificate check (SECMP0063): may these certificates go into this device's network operator
 * slot? Pure and total. The first rule that fails decides, and the rules are asked in this order.
 */
export function decide(question: CheckQuestion): CheckVerdict {
  // NOC-1 … NOC-5: is it for the check to decide at all?
  const excluded = excludedFromScope(question)
  if (excluded !== null) return excluded

  // NOC-13, NOC-10: whatever the registration says, these roles cannot be right.
  const wrongRole = refusalByRole(question)
  if (wrongRole !== null) return wrongRole
  if (question.certificates.every(isAccessControlBrokers)) return acceptedAsAccessControlBrokers(question)

  // NOC-6, NOC-7, NOC-8: who is registered for the device's metering point on the day that counts?
  const registered = registeredParty(question)
  if (!registered.ok) return withoutParty(question, registered.failure, [])
  const warnings = warningsOfOtherPoints(question, registered.value) // NOC-15

  // NOC-9, NOC-12: and what is that party known by?
  const party = knownParty(question, registered.value)
  if (!party.ok) return withoutParty(question, party.failure, warnings)

  // NOC-9, NOC-10, NOC-11: are the certificates that party's?
  return belongTo(party.value, registered.value, question, warnings)
}

/** NOC-13, with the setting that allows it: Registration Data has nothing to say about the DCC's own certificates. */
const acceptedAsAccessControlBrokers = ({ certificates }: CheckQuestion): CheckVerdict =>
  accepted(
    'NOC-13',
    { expected: [], certificates, warnings: [] },
    'The certificates are those of the Access Control Broker, which a setting allows.',
  )

/** NOC-12: nobody can say whose certificates would be right; a setting for each reason says what becomes of it. */
function withoutParty(
  { certificates, settings }: CheckQuestion,
  { reason, because }: Unknown,
  warnings: readonly WarningCode[],
): CheckVerdict {
  if (settings.onUnknown[reason] === 'refuse')
    return refused('NOC-12', reason, { expected: [], certificates, warnings }, `${because}.`)
  const evidence = { expected: [], certificates, warnings: [reason, ...warnings] }
  return accepted('NOC-12', evidence, `${because}, which a setting accepts.`)
}
