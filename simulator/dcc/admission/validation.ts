import { elementOfBody } from '../../duis/request.ts'
import { carriesSignedPreCommand, serviceReferenceOf } from '../../vocabulary/service-reference.ts'
import type { RequestStatus } from '../transcript/request-status.ts'
import type { Facts } from './facts.ts'
import { type Judgement, notApplicable, passed, refused } from './step.ts'

/** E12: the Command Variant, the Service Reference and the body are the Service Reference Variant's own. */
export function rightVariant({ definition, request }: Facts): Judgement {
  const { commandVariant, serviceReference, serviceReferenceVariant, body } = request
  if (definition === undefined) return notApplicable(`no matrix row for ${serviceReferenceVariant}`)
  if (!definition.commandVariants.includes(commandVariant))
    return refused('E12', `Command Variant ${commandVariant}`, `one of ${definition.commandVariants.join(', ')}`)
  const reference = serviceReferenceOf(serviceReferenceVariant)
  if (serviceReference !== reference)
    return refused('E12', `Service Reference ${serviceReference}`, `Service Reference ${reference}`)
  const wanted = carriesSignedPreCommand(commandVariant) ? 'SignedPreCommand' : definition.element
  const found = elementOfBody(body)
  if (wanted !== found) return refused('E12', `a body of ${found}`, `a body of ${wanted}`)
  return passed(`Command Variant ${commandVariant} with ${found}`)
}

/** E11: the request may be aimed at a device of that type. */
export function rightDeviceType({ definition, device, isForDevice }: Facts): Judgement {
  if (!isForDevice || definition === undefined) return notApplicable('the request is for the DCC itself')
  const targets = definition.targets.join(', ')
  if (device !== undefined && definition.targets.includes(device.type)) return passed(`${device.type} of ${targets}`)
  return refused('E11', device?.type ?? 'no device', `one of ${targets}`)
}

/**
 * E40 to E42: a request that names a predecessor comes after one of the same user that has succeeded. The DCC holds none
 * back for one that is under way: its user sends it again, under a new RequestID, when the predecessor has been answered.
 */
export function sequence({ request, predecessor }: Facts): Judgement {
  const { firstInSequence, precedingRequestId } = request
  if (precedingRequestId === null) return notApplicable('no predecessor')
  if (firstInSequence === true)
    return refused(
      'E40',
      'the first of a sequence with a predecessor',
      'FirstInSequence or PrecedingServiceRequestID, not both',
    )
  const wanted = 'a predecessor of the same user that has succeeded'
  const status = predecessor ?? 'not-taken-on'
  const saw = `after ${precedingRequestId}, which is ${statusesInWords[status]}`
  const code = codeOfStatus[status]
  return code === null ? passed(saw) : refused(code, saw, wanted)
}

const codeOfStatus = { 'not-taken-on': 'E40', failed: 'E41', 'under-way': 'E42', succeeded: null } as const

const statusesInWords: Readonly<Record<RequestStatus, string>> = {
  'not-taken-on': 'no request of this user that was accepted',
  failed: 'failed',
  'under-way': 'under way',
  succeeded: 'done',
}

/** E52: of all that users sign, CS02b is the payload of 6.15.1 alone; under another variant it is not for that request. */
export function payloadOfVariant({ signedPreCommand, request }: Facts): Judgement {
  if (signedPreCommand === null) return notApplicable('no Signed Pre-Command')
  const { serviceReferenceVariant } = request
  const isUpdate = signedPreCommand.ok && signedPreCommand.value.payload.kind === 'credentials-update'
  const saw = isUpdate ? 'a payload of CS02b' : 'a payload that is not CS02b'
  return isUpdate && serviceReferenceVariant !== '6.15.1'
    ? refused('E52', saw, `a payload of ${serviceReferenceVariant}`)
    : passed(saw)
}

/** E57: the request is one that the simulator carries out. */
export function simulated({ definition, isSimulated, request }: Facts): Judgement {
  if (definition !== undefined && isSimulated) return passed(definition.name)
  const name = definition?.name ?? `Service Reference Variant ${request.serviceReferenceVariant}`
  return refused('E57', name, 'a request that the simulator carries out')
}
