import type { CredentialsReplacement } from '../../duis/request.ts'
import { writeCs02bCommand } from '../../gbcs/credentials/update-security-credentials.ts'
import { checkSubjectOf } from './check-subject-of.ts'
import { learnFromCredentialsAnswer } from './credentials-answer.ts'
import { credentialsUpdate, replacementMode } from './credentials-update.ts'
import { handoverSteps } from './handover-steps.ts'
import type { AcbCommand, ServiceRequestRules } from './service-request-rules.ts'

/**
 * SRV 6.21: a supplier asks the DCC to hand a slot that the ACB holds over to its rightful party.
 * The DCC itself makes the Command and signs it, as the holder of the slot.
 */
export const handoverOfDccControlledDevice: ServiceRequestRules<'RequestHandoverOfDCCControlledDevice'> = {
  serviceReferenceVariant: '6.21',
  body: 'RequestHandoverOfDCCControlledDevice',
  entry: 'request',
  steps: handoverSteps,
  checkSubject: (facts) => checkSubjectOf(facts.releasedAt === null ? 'service-request' : 'dsp-release')(facts),
  carriedOut: {
    by: 'command',
    command: ({ request: { body } }) => handoverCommand(body),
    learn: ({ request: { body, requestIdParts } }, answer) =>
      learnFromCredentialsAnswer(credentialsUpdate(body, answer.counter, null), requestIdParts.target, answer),
  },
}

/**
 * The Command by which the ACB hands a slot over that it holds. It names no time: the DSP holds a future-dated handover
 * until its own (docs/domain/duis.md#handover).
 */
const handoverCommand = (replacement: CredentialsReplacement): AcbCommand => ({
  signedBy: 'access-control-broker',
  messageCode: replacementMode(replacement.remotePartyRole).messageCode,
  content: (counter) => writeCs02bCommand(credentialsUpdate(replacement, counter, null)),
})
