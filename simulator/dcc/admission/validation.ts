import { carriesSignedPreCommand, serviceReferenceOf } from '../../vocabulary/service-reference.ts'
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
  const found = body.kind === 'other' ? body.element : body.kind
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
 * E40: a request that names a predecessor comes after one of the same user that the DCC accepted.
 * Commands for one device leave in the order of acceptance, so that the predecessor's is under way before this one's.
 */
export function sequence({ request, sources }: Facts): Judgement {
  const { firstInSequence, precedingRequestId } = request
  if (precedingRequestId === null) return notApplicable('no predecessor')
  if (firstInSequence === true)
    return refused('E40', 'the first of a sequence with a predecessor', 'the one or the other')
  const isOfSameUser = precedingRequestId.startsWith(`${request.requestIdParts.originator}:`)
  if (isOfSameUser && sources.requests.wasAccepted(precedingRequestId)) return passed(`after ${precedingRequestId}`)
  return refused('E40', `after ${precedingRequestId}`, 'a predecessor of the same user that was accepted')
}

/** E57: the request is one that the simulator carries out. */
export function simulated({ definition, isSimulated, request }: Facts): Judgement {
  if (definition !== undefined && isSimulated) return passed(definition.name)
  const name = definition?.name ?? `Service Reference Variant ${request.serviceReferenceVariant}`
  return refused('E57', name, 'a request that the simulator carries out')
}
