import type { CredentialsReplacement, ServiceRequest } from '../../duis/request.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { learnFromCredentialsAnswer } from './credentials-answer.ts'
import { credentialsCommand } from './credentials-command.ts'
import { credentialsUpdate } from './credentials-update.ts'
import { handoverSteps } from './handover-steps.ts'
import { replacementCertificates } from './replacement-certificates.ts'
import type { ServiceRequestRules } from './service-request-rules.ts'

/**
 * SRV 6.21: a supplier asks the DCC to hand a slot that the ACB holds over to its rightful party.
 * The DCC itself makes the Command and signs it, as the holder of the slot.
 */
export const handoverOfDccControlledDevice: ServiceRequestRules = {
  serviceReferenceVariant: '6.21',
  entry: 'request',
  steps: handoverSteps,
  checkSubject: ({ replacement }) =>
    replacement && {
      carriedBy: 'service-request',
      cancels: false,
      remotePartyRole: replacement.remotePartyRole,
      certificates: replacementCertificates(replacement),
    },
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
