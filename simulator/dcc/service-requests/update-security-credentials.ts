import type { Cs02bCommand } from '../../gbcs/credentials/update-security-credentials.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { SignedPreCommand } from '../admission/signed-pre-command.ts'
import { checkSubjectOf } from './check-subject-of.ts'
import { learnFromCredentialsAnswer } from './credentials-answer.ts'
import { credentialsPreCommand } from './pre-command.ts'
import type { ServiceRequestRules } from './service-request-rules.ts'
import { signedPreCommandSteps } from './signed-pre-command-steps.ts'
import { updateCredentialsSteps } from './update-credentials-steps.ts'

/** SRV 6.15.1 as a Service Request: the user asks what it would have to sign. */
export const transformUpdateSecurityCredentials: ServiceRequestRules<'UpdateSecurityCredentialsKRP'> = {
  serviceReferenceVariant: '6.15.1',
  body: 'UpdateSecurityCredentialsKRP',
  entry: 'request',
  steps: updateCredentialsSteps,
  checkSubject: checkSubjectOf('service-request'),
  carriedOut: {
    by: 'pre-command',
    preCommand: ({ request: { body, requestIdParts }, role }) => credentialsPreCommand(body, requestIdParts, role),
  },
}

/**
 * SRV 6.15.1 as a Signed Pre-Command. All that is judged is the payload's, with or without an earlier Transform: the
 * payload is what reaches the device (NOC-14).
 */
export const signedUpdateSecurityCredentials: ServiceRequestRules<'SignedPreCommand'> = {
  serviceReferenceVariant: '6.15.1',
  body: 'SignedPreCommand',
  entry: 'signed-pre-command',
  steps: [...signedPreCommandSteps, ...updateCredentialsSteps],
  checkSubject: checkSubjectOf('signed-pre-command'),
  carriedOut: {
    by: 'command',
    command: ({ signed: { message } }) => ({ signedBy: 'user', message }),
    learn: ({ request, signed }, answer) =>
      learnFromCredentialsAnswer(updateIn(signed), request.requestIdParts.target, answer),
  },
}

function updateIn({ payload }: SignedPreCommand): Cs02bCommand {
  if (payload.kind === 'credentials-update') return payload.update
  throw new SimulatorFault('SIM_INVARIANT', `a Signed Pre-Command of 6.15.1 was admitted: ${payload.because}`)
}
