import type { RuleId } from '../../rules.ts'
import { accessControlBroker } from './access-control-broker.ts'
import { certificateSubjects } from './certificate-subjects.ts'
import { certificates } from './certificates.ts'
import { determiningPoint } from './determining-point.ts'
import { effectiveDay } from './effective-day.ts'
import { otherPoints } from './other-points.ts'
import { partyIdentifiers } from './party-identifiers.ts'
import type { Row } from './row.ts'
import { scope } from './scope.ts'
import { unknownParty } from './unknown-party.ts'

/** What every rule that the check decides says, row by row. */
export const ruleBook: Readonly<Partial<Record<RuleId, readonly Row[]>>> = {
  ...scope,
  ...determiningPoint,
  ...effectiveDay,
  ...partyIdentifiers,
  ...certificates,
  ...certificateSubjects,
  ...unknownParty,
  ...accessControlBroker,
  ...otherPoints,
}
