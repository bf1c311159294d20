import type { SmiStatus } from '../../vocabulary/device-type.ts'
import type { CommandVariant } from '../../vocabulary/service-reference.ts'

/** Installed devices, and those under recovery, whose cells hold the ACB's certificates (domain facts §8). */
const installed: readonly SmiStatus[] = ['InstalledNotCommissioned', 'Commissioned', 'Recovery', 'Recovered']

/** Statuses of the Smart Metering Inventory that each request for a device allows (E5). */
export const allowedStatuses: Readonly<Record<string, readonly SmiStatus[]>> = {
  '6.15.1': installed,
  '6.21': installed,
  '6.24.1': installed,
}

/** Requests whose Command the DCC hands out for local delivery (E17), and the variants that ask for it. */
export const localDelivery: {
  readonly variants: readonly CommandVariant[]
  readonly serviceReferenceVariants: readonly string[]
} = {
  variants: [2, 3, 6, 7],
  serviceReferenceVariants: [],
}
