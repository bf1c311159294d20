import type { DeviceType } from '../../vocabulary/device-type.ts'
import type { ServiceRequestDefinition } from '../../vocabulary/service-reference.ts'
import type { UserRole } from '../../vocabulary/user-role.ts'
import type { DccUser } from '../users/user-directory.ts'

/** Which of a user's roles a device calls for, the supplier's before the network's; one that is not named calls for none. */
export const rolesCalledFor: Partial<Record<DeviceType, readonly UserRole[]>> = {
  ESME: ['IS', 'ES', 'ED', 'LC'],
  GPF: ['GS', 'GT'],
  GSME: ['GS', 'GT'],
}

/**
 * The role in which a user sends a request: what the device calls for, of the roles that may send it if there is one.
 * Where the user holds none that the device calls for, another of its roles: whether that will do is for the steps to say.
 */
export function roleFor(
  { roles }: DccUser,
  device: DeviceType | undefined,
  definition: ServiceRequestDefinition | undefined,
): UserRole | undefined {
  const calledFor = (device && rolesCalledFor[device]) ?? roles
  const held = calledFor.filter((role) => roles.includes(role))
  const isEligible = (role: UserRole) => definition?.eligibleRoles.includes(role) ?? false
  return held.find(isEligible) ?? held[0] ?? roles.find(isEligible) ?? roles[0]
}
