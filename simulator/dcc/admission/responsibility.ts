import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'
import { marketDateOf } from '../../vocabulary/market-date.ts'
import type { MeteringPoint } from '../../vocabulary/metering-point.ts'
import { cells } from '../../vocabulary/trust-anchor-cell.ts'
import { isSupplierRole, type UserRole } from '../../vocabulary/user-role.ts'
import { determiningPoint } from '../inventory/smart-metering-inventory.ts'
import type { DccUser } from '../users/user-directory.ts'
import { cancels } from './cancellation.ts'
import type { Facts } from './facts.ts'
import { rolesCalledFor } from './role-for.ts'
import { type Judgement, notApplicable, passed, refused } from './step.ts'

/** A case with a user and a device. */
interface Asked extends Facts {
  readonly user: DccUser
  readonly role: UserRole
  readonly device: InventoryRecord
}

const isAsked = (facts: Facts): facts is Asked =>
  facts.user !== undefined && facts.role !== undefined && facts.device !== undefined

/**
 * E4: the user is responsible for the device on the effective day, in a role that the device calls for. What a user has
 * in the schedule it may cancel: a supplier to come has it there for a day on which it will be responsible, and is not yet.
 */
export function responsibility(facts: Facts): Judgement {
  if (!facts.isForDevice) return notApplicable('the request is for the DCC itself')
  if (!isAsked(facts)) return refused('E4', 'nobody, or nothing', 'a user and a device')
  const { role, device } = facts
  // Whether the customer has agreed is between the two of them (docs/domain/duis.md#other-user).
  if (role === 'OU') return notApplicable('an Other User is in no Registration Data')
  const calledFor = rolesCalledFor[device.type]
  if (calledFor !== undefined && !calledFor.includes(role))
    return refused('E4', `role ${role}`, `one of the roles ${calledFor.join(', ')} on such a device`)
  // No record says who controls the loads behind a meter: the device asks who holds its cells (docs/domain/duis.md#load-controller).
  if (role === 'LC')
    return notApplicable('a load controller is in no Registration Data; the device asks who holds the cell')
  if (cancels(facts) && facts.isPlaceTaken) return passed('cancels what the user itself has in the schedule')
  return isSupplierRole(role) || role === 'ES' ? supplierOfTheDay(facts) : networkPartyOfTheDay(facts)
}

/** By the supplier series of Registration Data, or as the inventory has it where that says nothing. */
function supplierOfTheDay(facts: Asked): Judgement {
  // What an export supplier supplies, the export MPAN counts.
  const point = facts.role === 'ES' ? facts.device.exportMpan : determiningPoint(facts.meteringPoints)
  return byRegistration(facts, point, 'suppliersOn') ?? byMeterOnHub(facts) ?? byInventory(facts)
}

/** Null for a device that is no hub, and where the user supplies no meter on it (docs/domain/inventory.md#hub-responsibility). */
function byMeterOnHub({ user, device: hub, sources, registration, effectiveAt }: Asked): Judgement | null {
  if (hub.type !== 'CHF') return null
  const day = marketDateOf(effectiveAt)
  const isSupplied = ({ importMpxn }: InventoryRecord): boolean =>
    importMpxn !== null && registration.suppliersOn(importMpxn, day).some((party) => user.parties.includes(party))
  const meter = sources.inventory
    .search({ by: 'device', deviceId: hub.deviceId })
    .find((device) => device.status !== 'Decommissioned' && isSupplied(device))
  return meter === undefined ? null : passed(`${user.name} supplies ${meter.deviceId} on the hub`)
}

function networkPartyOfTheDay(facts: Asked): Judgement {
  const point = determiningPoint(facts.meteringPoints)
  const wanted = 'a network party that is registered for the device'
  const judged = byRegistration(facts, point, 'networkPartiesOn') ?? refused('E4', facts.user.entityIdentifier, wanted)
  return judged.outcome === 'refused' ? (byHolding(facts) ?? judged) : judged
}

/** Null unless the setting lets a holder of the slot replace itself there, and the user is one. */
function byHolding({ user, request, sources, holderOf }: Asked): Judgement | null {
  if (sources.settings.slotHolders !== 'may-mend' || request.serviceReferenceVariant !== '6.15.1') return null
  const holder = holderOf(cells.networkOperatorSignature)?.entityIdentifier
  if (holder === undefined || holder !== user.entityIdentifier) return null
  return passed(`${user.name} is not registered, but holds the slot, and dcc.slotHolders lets it mend that`)
}

/** Null where the series says nothing of the day. */
function byRegistration(
  facts: Asked,
  point: MeteringPoint | null,
  series: 'suppliersOn' | 'networkPartiesOn',
): Judgement | null {
  const { user, registration, effectiveAt } = facts
  const day = marketDateOf(effectiveAt)
  const registered = point === null ? [] : registration[series](point, day)
  if (registered.length === 0) return null
  const who = `${registered.join(' and ')} registered for ${point} on ${day}`
  if (registered.some((party) => user.parties.includes(party))) return passed(who)
  return refused('E4', `${user.name} (${user.parties.join(', ')})`, `${usersOf(registered, facts)}: ${who}`)
}

function byInventory({ user, device: { responsibleSupplier } }: Asked): Judgement {
  const who = `no supplier record; the inventory holds ${responsibleSupplier ?? 'nobody'} responsible`
  return responsibleSupplier === user.entityIdentifier ? passed(who) : refused('E4', user.entityIdentifier, who)
}

/**
 * The users who would have been responsible, for the simulator's explanation. The user itself is answered a code and
 * nothing else, so that it learns nothing of the registration (NOC-17).
 */
function usersOf(parties: readonly string[], { sources }: Facts): string {
  const users = [...sources.users.all()].filter((user) => user.parties.some((party) => parties.includes(party)))
  return users.map(({ name, entityIdentifier }) => `${name} ${entityIdentifier}`).join(' or ') || 'no user of the DCC'
}
