import { dccParties } from '../../market/dcc-parties.ts'
import { type DuisService, serviceOfCommandVariant } from '../../vocabulary/service-reference.ts'
import type { Facts } from './facts.ts'
import { allowedStatusesOf, localDelivery } from './permissions.ts'
import { type Judgement, notApplicable, passed, refused } from './step.ts'

/** The target of requests that go to no device. */
const dcc = dccParties.dsp.entityIdentifier

const forDcc = notApplicable('the request is for the DCC itself')

/** E1: the originator is a user, in a role. */
export function userAndRole({ user, role, request }: Facts): Judgement {
  const { originator } = request.requestIdParts
  if (user === undefined) return refused('E1', `${originator} is no user of the DCC`, 'a User ID of the DCC')
  if (role === undefined) return refused('E1', `${user.name} holds no role`, 'a user with a role')
  return passed(`${user.name} as ${role}`)
}

/** E2: the Service Request Matrix lets the role send the request. */
export function eligibleRole({ definition, role, request }: Facts): Judgement {
  const { serviceReferenceVariant } = request
  if (definition === undefined)
    return refused('E2', `there is no ${serviceReferenceVariant}`, 'a row of the Service Request Matrix')
  if (definition.eligibleRoles.length === 0)
    return refused('E2', `role ${role ?? 'none'}`, `nobody: no DCC User sends ${serviceReferenceVariant}`)
  const eligible = definition.eligibleRoles.join(', ')
  if (role !== undefined && definition.eligibleRoles.includes(role)) return passed(`${role} is one of ${eligible}`)
  return refused('E2', `role ${role ?? 'none'}`, `one of the roles ${eligible}`)
}

/** E3: the user's status allows requests. */
export function userStatus({ user }: Facts): Judgement {
  const status = user?.status ?? 'unknown'
  return status === 'active' ? passed(status) : refused('E3', `the user is ${status}`, 'an active user')
}

/**
 * E19: the target is in the Smart Metering Inventory, or is the DCC where that answers itself
 * (docs/domain/duis.md#dsp-target).
 */
export function deviceExists({ isForDevice, device, request }: Facts): Judgement {
  const { target } = request.requestIdParts
  if (!isForDevice) return target === dcc ? forDcc : refused('E19', `${target} is not the DCC`, `the DCC, ${dcc}`)
  if (device === undefined) return refused('E19', `${target} is not in the inventory`, 'a device of the inventory')
  return passed(`${target}, ${device.type}`)
}

/** E5: the device's status in the inventory fits the request. */
export function deviceStatus({ isForDevice, device, request }: Facts): Judgement {
  if (!isForDevice) return forDcc
  const allowed = allowedStatusesOf(request.serviceReferenceVariant)
  const status = device?.status
  if (status !== undefined && allowed.includes(status)) return passed(status)
  return refused('E5', status ?? 'no status', `one of ${allowed.join(', ')}`)
}

/** E17: whether the Command may be handed out for local delivery. */
export function localCommandDelivery({ request, definition, role, device }: Facts): Judgement {
  const { commandVariant, serviceReferenceVariant } = request
  const { variants, roles, statuses } = localDelivery
  if (!variants.includes(commandVariant)) return notApplicable(`Command Variant ${commandVariant}`)
  if (definition === undefined || !definition.commandVariants.includes(commandVariant))
    return notApplicable(`${serviceReferenceVariant} has no Command Variant ${commandVariant}`)
  const saw = `local delivery to ${role ?? 'nobody'}, ${device?.status ?? 'no device'}`
  const isAllowed = role !== undefined && roles.includes(role) && device && statuses.includes(device.status)
  return isAllowed ? passed(saw) : refused('E17', saw, `to ${roles.join(', ')}; ${statuses.join(', ')}`)
}

/** E13: the Command Variant belongs to the service that was asked. */
export function rightService({ service, request }: Facts): Judgement {
  // The schema knows a ninth variant, internal to the DCC: it belongs to no service, and E12 refuses it.
  const right: DuisService | undefined = serviceOfCommandVariant[request.commandVariant]
  if (right === undefined) return notApplicable(`Command Variant ${request.commandVariant} is no user's`)
  if (right === service) return passed(service)
  return refused('E13', `Command Variant ${request.commandVariant} sent to ${service}`, `sent to ${right}`)
}
