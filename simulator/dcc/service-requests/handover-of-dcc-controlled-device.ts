import type { CredentialsReplacement, ServiceRequest } from '../../duis/request.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { checkSubjectOf } from './check-subject-of.ts'
import { learnFromCredentialsAnswer } from './credentials-answer.ts'
import { credentialsCommand } from './credentials-command.ts'
import { credentialsUpdate } from './credentials-update.ts'
import { handoverSteps } from './handover-steps.ts'
import type { ServiceRequestRules } from './service-request-rules.ts'

/**
 * SRV 6.21: a supplier asks the DCC to hand a slot that the ACB holds over to its rightful party.
 * The DCC itself makes the Command and signs it, as the holder of the slot.
 */
export const handoverOfDccControlledDevice: ServiceRequestRules = {
  serviceReferenceVariant: '6.21',
  entry: 'request',
  steps: handoverSteps,
  checkSubject: (facts) => checkSubjectOf(facts.releasedAt === null ? 'service-request' : 'dsp-release')(facts),
  carriedOut: {
    by: 'command',
    command: (request) => credentialsCommand(bodyOf(request)),
    learn: (request, answer) =>
      learnFromCredentialsAnswer(
        credentialsUpdate(bodyOf(request), answer.counter, null),
        request.requestIdParts.target,
        answer,
      ),
  },
}

function bodyOf({ body, requestId }: ServiceRequest): CredentialsReplacement {
  if (body.kind === 'RequestHandoverOfDCCControlledDevice') return body
  throw new SimulatorFault('SIM_INVARIANT', `${requestId} was admitted as a handover with a body of ${body.kind}`)
}
