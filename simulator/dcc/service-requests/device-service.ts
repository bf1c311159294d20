import type { BodyKind } from '../../duis/request.ts'
import type { TransformedCommand } from '../../transform/transform.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { ResponseCode } from '../../vocabulary/response-code.ts'
import { serviceRequests } from '../../vocabulary/service-reference.ts'
import type { Facts } from '../admission/facts.ts'
import { type AdmissionStep, type Judgement, passed, refused } from '../admission/step.ts'
import { contentOfVariant } from './content-of-response.ts'
import { stepsOfVariant } from './device-service-steps.ts'
import { executionWindow } from './execution-window.ts'
import { learnFromAnswer } from './lessons-of-answers.ts'
import type { Admitted, Command, ServiceRequestRules } from './service-request-rules.ts'
import { signedMessageSteps } from './signed-message-steps.ts'
import { commandOf } from './transform-facts.ts'

/**
 * How the DCC deals with any Service Reference Variant of which the transform has a row: a Command for a device, or a Pre-Command
 * that its user signs first. What is particular to one is a row elsewhere: its steps, and what its answers teach.
 */
export function deviceService(variant: string): readonly ServiceRequestRules<BodyKind>[] {
  const definition = serviceRequests[variant]
  if (definition === undefined) throw new SimulatorFault('SIM_INVARIANT', `The matrix has no ${variant}`)
  const window = definition.futureDating === 'none' ? [] : [executionWindow]
  const steps = [...window, ...stepsOfVariant(variant), useCase]
  const rules = { serviceReferenceVariant: variant, body: 'described', checkSubject: () => null } as const
  const content = contentOfVariant[variant]
  const byCommand = { by: 'command', learn: learnFromAnswer, ...(content && { content }) } as const
  if (!definition.critical)
    return [
      {
        ...rules,
        entry: 'request',
        steps,
        carriedOut: { ...byCommand, command: (_, facts) => commandByTransform(facts) },
      },
    ]
  return [
    { ...rules, entry: 'request', steps, carriedOut: { by: 'pre-command', preCommand } },
    {
      ...rules,
      body: 'SignedPreCommand',
      entry: 'signed-pre-command',
      steps: signedMessageSteps,
      carriedOut: { ...byCommand, command: signedBy },
    },
  ]
}

/** What a request without a key is refused with that it is answered by: E12 where its Service Reference Variant has no code for it (docs/domain/codes.md#no-key). */
const withoutKey: Readonly<Record<string, ResponseCode>> = { '4.1.1': 'E040101', '4.17': 'E041701' }

/** E11, E12: the request is one that can be put to such a device. */
const useCase: AdmissionStep<Facts> = {
  name: 'use case',
  rule: 'E11, E12: a use case for the device and the body, and a key for what is answered encrypted',
  judge(facts): Judgement {
    const command = commandOf(facts)
    if (command.ok) return passed(`message code ${command.value.messageCode.toString(16).padStart(4, '0')}`)
    const { reason, detail } = command.failure
    if (reason === 'no-key-of-user') {
      const code = withoutKey[facts.request.serviceReferenceVariant] ?? 'E12'
      return refused(code, detail, 'a device that knows the user, or KAPublicSecurityCredentials')
    }
    return refused(reason === 'not-for-this-device' ? 'E11' : 'E12', detail, 'a body and a device that a use case has')
  },
}

function transformed(facts: Facts): TransformedCommand {
  const command = commandOf(facts)
  if (command.ok) return command.value
  throw new SimulatorFault('SIM_INVARIANT', `${facts.request.requestId} was admitted: ${command.failure.detail}`)
}

/** The Command that an admitted request becomes by the transform, which the DCC protects. @throws SimulatorFault SIM_INVARIANT where there is none */
export function commandByTransform(facts: Facts): Command {
  const { signedBy: signer, ...command } = transformed(facts)
  if (signer === 'user')
    throw new SimulatorFault('SIM_INVARIANT', `${facts.request.requestId} becomes a Command that its user is to sign`)
  return { ...command, signedBy: signer }
}

/** The counter of the RequestID is the user's originator counter (docs/domain/duis.md#originator-counter). */
const preCommand = (facts: Facts): Buffer => transformed(facts).unsigned(facts.request.requestIdParts.counter)

function signedBy({ signed, request }: Admitted): Command {
  if (signed === null) throw new SimulatorFault('SIM_INVARIANT', `${request.requestId} was admitted unsigned`)
  return { signedBy: 'user', message: signed.message }
}
