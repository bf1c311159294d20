import { dccParties } from '../../market/dcc-parties.ts'
import { marketDateOf } from '../../vocabulary/market-date.ts'
import { serviceOfCommandVariant } from '../../vocabulary/service-reference.ts'
import { isSupplierRole } from '../../vocabulary/user-role.ts'
import { placeOf } from '../schedule/scheduled.ts'
import { cancels } from '../service-requests/cancellation.ts'
import { determiningPoint } from '../smart-metering-inventory.ts'
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

/** E19: the target is in the Smart Metering Inventory, or is the DCC where that answers itself (domain facts §1.6). */
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

/**
 * E4: the user is responsible for the device on the effective day. A supplier by the supplier series of Registration
 * Data, or as the inventory has it where that says nothing; a network operator by the network series. What a user has in
 * the schedule it may cancel: a supplier to come has it there for a day on which it will be responsible, and is not yet.
 */
export function responsibility(facts: Facts): Judgement {
  if (!facts.isForDevice) return forDcc
  if (cancels(facts) && facts.sources.isScheduled(placeOf(facts.request)))
    return passed('cancels what the user itself has in the schedule')
  const { user, role } = facts
  if (user === undefined || role === undefined) return refused('E4', 'no user', 'a user')
  const point = determiningPoint(facts.meteringPoints)
  const day = marketDateOf(facts.effectiveAt)
  const series = isSupplierRole(role) ? 'suppliersOn' : 'networkPartiesOn'
  const registered = point === null ? [] : facts.registration[series](point, day)
  if (registered.length === 0) return isSupplierRole(role) ? responsibilityByInventory(facts) : unregistered(facts)
  const who = `${registered.join(' and ')} registered for ${point} on ${day}`
  if (registered.some((party) => user.parties.includes(party))) return passed(who)
  return refused('E4', `${user.name} (${user.parties.join(', ')})`, `${usersOf(registered, facts)}: ${who}`)
}

/**
 * The users who would have been responsible, for whoever asks the simulator why. The user itself is answered a code and
 * nothing else, so that it learns nothing of the registration (NOC-17).
 */
function usersOf(parties: readonly string[], { sources }: Facts): string {
  const users = [...sources.users.all()].filter((user) => user.parties.some((party) => parties.includes(party)))
  return users.map(({ name, entityIdentifier }) => `${name} ${entityIdentifier}`).join(' or ') || 'no user of the DCC'
}

function responsibilityByInventory({ user, device }: Facts): Judgement {
  const responsible = device?.responsibleSupplier ?? null
  const who = `no supplier record; the inventory holds ${responsible ?? 'nobody'} responsible`
  if (responsible !== null && responsible === user?.entityIdentifier) return passed(who)
  return refused('E4', user?.entityIdentifier ?? 'no user', who)
}

const unregistered = ({ user }: Facts): Judgement =>
  refused('E4', user?.entityIdentifier ?? 'no user', 'a network party that is registered for the device')

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
  const right = serviceOfCommandVariant[request.commandVariant]
  if (right === service) return passed(service)
  return refused('E13', `Command Variant ${request.commandVariant} sent to ${service}`, `sent to ${right}`)
}
