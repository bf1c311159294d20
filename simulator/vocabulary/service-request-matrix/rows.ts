import type { DeviceType } from '../device-type.ts'
import type { UserRole } from '../user-role.ts'
import type { ServiceRequestDefinition } from './definition.ts'

/** What a row says beyond its name and its element; what is left out is the rule: on demand, in every variant. */
type Particulars = Partial<Pick<ServiceRequestDefinition, 'futureDating' | 'commandVariants'>>

const row = (
  basis: Pick<
    ServiceRequestDefinition,
    'name' | 'element' | 'critical' | 'commandVariants' | 'eligibleRoles' | 'targets'
  >,
  particulars: Particulars,
): ServiceRequestDefinition => ({ futureDating: 'none', ...basis, ...particulars })

/** A request whose Command the user signs: transformed first, then sent as a Signed Pre-Command. */
export const critical = (
  name: string,
  element: string,
  eligibleRoles: readonly UserRole[],
  targets: readonly DeviceType[],
  particulars: Particulars = {},
): ServiceRequestDefinition =>
  row({ name, element, critical: true, commandVariants: [4, 5, 6, 7], eligibleRoles, targets }, particulars)

/** A request whose Command the DCC makes and protects itself. */
export const nonCritical = (
  name: string,
  element: string,
  eligibleRoles: readonly UserRole[],
  targets: readonly DeviceType[],
  particulars: Particulars = {},
): ServiceRequestDefinition =>
  row({ name, element, critical: false, commandVariants: [1, 2, 3], eligibleRoles, targets }, particulars)

/** A request that the DCC answers itself, without a device. */
export const nonDevice = (
  name: string,
  element: string,
  eligibleRoles: readonly UserRole[],
  particulars: Particulars = {},
): ServiceRequestDefinition =>
  row({ name, element, critical: false, commandVariants: [8], eligibleRoles, targets: [] }, particulars)

// The device types of a request are those that published requests and GBCS use cases name
// (docs/domain/duis.md#target-types).
export const electricityMeter: readonly DeviceType[] = ['ESME']
export const gasMeter: readonly DeviceType[] = ['GSME']
export const meters: readonly DeviceType[] = ['ESME', 'GSME']
/** Gas readings are had from the meter and from the Gas Proxy Function that mirrors it. */
export const gasReadings: readonly DeviceType[] = ['GSME', 'GPF']
export const readings: readonly DeviceType[] = ['ESME', 'GSME', 'GPF']
export const communicationsHub: readonly DeviceType[] = ['CHF']
/** Devices with the credentials of a supplier. */
export const credentialed: readonly DeviceType[] = ['ESME', 'GSME', 'GPF']

export const suppliers: readonly UserRole[] = ['IS', 'GS']
export const importSupplier: readonly UserRole[] = ['IS']
export const gasSupplier: readonly UserRole[] = ['GS']
export const exportSupplier: readonly UserRole[] = ['ES']
export const loadController: readonly UserRole[] = ['LC']
export const suppliersAndNetworks: readonly UserRole[] = ['IS', 'GS', 'ED', 'GT']
export const everyRole: readonly UserRole[] = ['IS', 'ES', 'GS', 'RSA', 'ED', 'GT', 'OU']
/** No user: the DCC itself, or a party that the market of the simulator does not have. */
export const nobody: readonly UserRole[] = []
