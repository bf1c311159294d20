import type { DeviceType } from './device-type.ts'
import type { UserRole } from './user-role.ts'

/** What a request carries and what comes back for it: the Command Variants of DUIS (domain facts §1.2). */
export type CommandVariant = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** The three services of the gateway. */
export type DuisService = 'Transform' | 'SendCommand' | 'NonDevice'

export const serviceOfCommandVariant: Readonly<Record<CommandVariant, DuisService>> = {
  1: 'SendCommand',
  2: 'NonDevice',
  3: 'SendCommand',
  4: 'Transform',
  5: 'SendCommand',
  6: 'NonDevice',
  7: 'SendCommand',
  8: 'NonDevice',
}

/** Variants that carry a Signed Pre-Command instead of a request body. */
export const carriesSignedPreCommand = (variant: CommandVariant): boolean =>
  variant === 5 || variant === 6 || variant === 7

/** Who keeps a future-dated request until its time: the device, the DSP's schedule, or nobody. */
export type FutureDating = 'device' | 'dsp' | 'none'

/** One row of the Service Request Matrix (domain facts §1.3). */
export interface ServiceRequestDefinition {
  readonly name: string
  readonly critical: boolean
  readonly eligibleRoles: readonly UserRole[]
  readonly futureDating: FutureDating
  readonly commandVariants: readonly CommandVariant[]
  /** Device types the request may be aimed at; empty for requests that the DCC itself answers. */
  readonly targets: readonly DeviceType[]
  readonly simulated: boolean
}

const critical: readonly CommandVariant[] = [4, 5, 6, 7]
const nonCritical: readonly CommandVariant[] = [1, 2, 3]
const nonDevice: readonly CommandVariant[] = [8]
const everyRole: readonly UserRole[] = ['IS', 'ES', 'GS', 'RSA', 'ED', 'GT', 'OU']
const suppliers: readonly UserRole[] = ['IS', 'GS']
const suppliersAndNetworks: readonly UserRole[] = ['IS', 'GS', 'ED', 'GT']

/** Service Reference Variants whose matrix row is known, whether or not they are simulated. */
export const serviceRequests: Readonly<Record<string, ServiceRequestDefinition>> = {
  '6.15.1': {
    name: 'Update Security Credentials (KRP)',
    critical: true,
    eligibleRoles: suppliersAndNetworks,
    futureDating: 'device',
    commandVariants: critical,
    targets: ['ESME', 'GSME', 'GPF'],
    simulated: true,
  },
  '6.21': {
    name: 'Request Handover Of DCC Controlled Device',
    critical: false,
    eligibleRoles: suppliers,
    futureDating: 'dsp',
    commandVariants: nonCritical,
    targets: ['ESME', 'GSME', 'GPF'],
    simulated: true,
  },
  '6.24.1': {
    name: 'Retrieve Device Security Credentials (KRP)',
    critical: false,
    eligibleRoles: suppliersAndNetworks,
    futureDating: 'none',
    commandVariants: nonCritical,
    targets: ['ESME', 'GSME', 'GPF'],
    simulated: false,
  },
  '8.2': {
    name: 'Read Inventory',
    critical: false,
    eligibleRoles: everyRole,
    futureDating: 'none',
    commandVariants: nonDevice,
    targets: [],
    simulated: false,
  },
  '8.4': {
    name: 'Update Inventory',
    critical: false,
    eligibleRoles: everyRole,
    futureDating: 'none',
    commandVariants: nonDevice,
    targets: [],
    simulated: false,
  },
}
