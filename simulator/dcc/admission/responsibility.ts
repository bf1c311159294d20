import { marketDateOf } from '../../vocabulary/market-date.ts'
import type { MeteringPoint } from '../../vocabulary/metering-point.ts'
import { isSupplierRole, type UserRole } from '../../vocabulary/user-role.ts'
import { placeOf } from '../schedule/scheduled.ts'
import { cancels } from '../service-requests/cancellation.ts'
import { determiningPoint } from '../smart-metering-inventory.ts'
import type { Facts } from './facts.ts'
import { rolesCalledFor } from './role-for.ts'
import { type Judgement, notApplicable, passed, refused } from './step.ts'

/**
 * E4: the user is responsible for the device on the effective day, in a role that the device calls for. What a user has
 * in the schedule it may cancel: a supplier to come has it there for a day on which it will be responsible, and is not yet.
 */
export function responsibility(facts: Facts): Judgement {
  if (!facts.isForDevice) return notApplicable('the request is for the DCC itself')
  const { role, device, request, sources } = facts
  if (facts.user === undefined || role === undefined) return refused('E4', 'no user', 'a user')
  const calledFor = device && rolesCalledFor[device.type]
  if (calledFor !== undefined && !calledFor.includes(role))
    return refused('E4', `role ${role}`, `one of the roles ${calledFor.join(', ')} on such a device`)
  if (cancels(facts) && sources.isScheduled(placeOf(request)))
    return passed('cancels what the user itself has in the schedule')
  return supplies(role) ? supplierOfTheDay(facts, role) : networkPartyOfTheDay(facts)
}

const supplies = (role: UserRole): boolean => isSupplierRole(role) || role === 'ES'

/** By the supplier series of Registration Data, or as the inventory has it where that says nothing. */
function supplierOfTheDay(facts: Facts, role: UserRole): Judgement {
  // What an export supplier supplies, the export MPAN counts.
  const point = role === 'ES' ? (facts.device?.exportMpan ?? null) : determiningPoint(facts.meteringPoints)
  return byRegistration(facts, point, 'suppliersOn') ?? byInventory(facts)
}

function networkPartyOfTheDay(facts: Facts): Judgement {
  const unregistered = () => refused('E4', nameOf(facts), 'a network party that is registered for the device')
  return byRegistration(facts, determiningPoint(facts.meteringPoints), 'networkPartiesOn') ?? unregistered()
}

/** Null where the series says nothing of the day. */
function byRegistration(
  facts: Facts,
  point: MeteringPoint | null,
  series: 'suppliersOn' | 'networkPartiesOn',
): Judgement | null {
  const { user, registration, effectiveAt } = facts
  const day = marketDateOf(effectiveAt)
  const registered = point === null ? [] : registration[series](point, day)
  if (registered.length === 0) return null
  const who = `${registered.join(' and ')} registered for ${point} on ${day}`
  const parties = user?.parties ?? []
  if (registered.some((party) => parties.includes(party))) return passed(who)
  return refused('E4', `${user?.name} (${parties.join(', ')})`, `${usersOf(registered, facts)}: ${who}`)
}

function byInventory(facts: Facts): Judgement {
  const responsible = facts.device?.responsibleSupplier ?? null
  const who = `no supplier record; the inventory holds ${responsible ?? 'nobody'} responsible`
  if (responsible !== null && responsible === facts.user?.entityIdentifier) return passed(who)
  return refused('E4', nameOf(facts), who)
}

/**
 * The users who would have been responsible, for whoever asks the simulator why. The user itself is answered a code and
 * nothing else, so that it learns nothing of the registration (NOC-17).
 */
function usersOf(parties: readonly string[], { sources }: Facts): string {
  const users = [...sources.users.all()].filter((user) => user.parties.some((party) => parties.includes(party)))
  return users.map(({ name, entityIdentifier }) => `${name} ${entityIdentifier}`).join(' or ') || 'no user of the DCC'
}

const nameOf = ({ user }: Facts): string => user?.entityIdentifier ?? 'no user'
