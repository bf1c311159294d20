import type { SmiStatus } from '../../vocabulary/device-type.ts'
import type { CommandVariant } from '../../vocabulary/service-reference.ts'
import type { UserRole } from '../../vocabulary/user-role.ts'

/**
 * Installed devices, and those under recovery, whose cells hold the ACB's certificates
 * (docs/domain/inventory.md#handover-statuses).
 */
const installed: readonly SmiStatus[] = ['InstalledNotCommissioned', 'Commissioned', 'Recovery', 'Recovered']

/** Before and while a device is brought into service: what installs and joins it cannot ask for more. */
const beingInstalled: readonly SmiStatus[] = ['Pending', 'Whitelisted', ...installed]

/** Statuses that requests allow which do not go by the rule of `allowedStatusesOf` (a guess where GBCS leaves it open). */
const exceptions: Readonly<Record<string, readonly SmiStatus[]>> = {
  '8.1.1': beingInstalled,
  '8.7.1': beingInstalled,
  '8.7.2': beingInstalled,
  '8.8.1': beingInstalled,
  '8.8.2': beingInstalled,
}

/** Statuses of the Smart Metering Inventory that a request for a device allows (E5). */
export const allowedStatusesOf = (serviceReferenceVariant: string): readonly SmiStatus[] =>
  exceptions[serviceReferenceVariant] ?? installed

/**
 * Who may have a Command for local delivery, and for a device in which status (E17; a guess,
 * docs/domain/codes.md#local-delivery): a supplier with its engineer on site, and not for a device under recovery.
 */
export const localDelivery: {
  readonly variants: readonly CommandVariant[]
  readonly roles: readonly UserRole[]
  readonly statuses: readonly SmiStatus[]
} = {
  variants: [2, 3, 6, 7],
  roles: ['IS', 'GS'],
  statuses: ['InstalledNotCommissioned', 'Commissioned'],
}
