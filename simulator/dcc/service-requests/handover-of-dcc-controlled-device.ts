import type { CredentialsReplacement } from '../../duis/request.ts'
import { writeCs02bCommand } from '../../gbcs/credentials/update-security-credentials.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { brokerCommand } from './broker-command.ts'
import { checkSubjectOf } from './check-subject-of.ts'
import { learnFromCredentialsAnswer } from './credentials-answer.ts'
import { credentialsUpdate, replacementMode } from './credentials-update.ts'
import { handoverSteps } from './handover-steps.ts'
import type { DccCommand, ServiceRequestRules } from './service-request-rules.ts'

/**
 * SRV 6.21: a supplier asks the DCC to hand a slot that the ACB holds over to its rightful party.
 * The DCC itself makes the Command and signs it, as the holder of the slot.
 */
export const handoverOfDccControlledDevice: ServiceRequestRules<'RequestHandoverOfDCCControlledDevice'> = {
  serviceReferenceVariant: '6.21',
  body: 'RequestHandoverOfDCCControlledDevice',
  entry: 'request',
  steps: handoverSteps,
  checkSubject: (facts) => checkSubjectOf(facts.release === null ? 'service-request' : 'dsp-release')(facts),
  carriedOut: {
    by: 'command',
    command: ({ request: { body, requestIdParts } }) => handoverCommand(requestIdParts.target, body),
    learn: ({ request: { body, requestIdParts } }, answer) =>
      learnFromCredentialsAnswer(credentialsUpdate(body, answer.counter, null), requestIdParts.target, answer),
  },
}

/**
 * The Command by which the ACB hands a slot over that it holds. It names no time: the DSP holds a future-dated handover
 * until its own (docs/domain/duis.md#handover).
 */
const handoverCommand = (device: EntityIdentifier, replacement: CredentialsReplacement): DccCommand =>
  brokerCommand(device, replacementMode(replacement.remotePartyRole).messageCode, 'access-control-broker', (counter) =>
    writeCs02bCommand(credentialsUpdate(replacement, counter, null)),
  )
