import type { UserRole } from '../user-role.ts'
import type { ServiceRequestRows } from './definition.ts'
import { critical, electricityMeter, importSupplier, loadController, meters, nonCritical, suppliers } from './rows.ts'

const inDsp = { futureDating: 'dsp' } as const
const loadReaders: readonly UserRole[] = ['IS', 'ED', 'OU']

// The comments of the official schema give 7.12 to 7.15 each other's Command Variants; criticality and the published
// requests have them as they stand here.

/** Service References 7: supply, and loads that are switched with it. */
export const supplyAndLoad: ServiceRequestRows = {
  '7.1': critical('Enable Supply', 'EnableSupply', importSupplier, electricityMeter),
  '7.2': critical('Disable Supply', 'DisableSupply', suppliers, meters),
  '7.3': critical('Arm Supply', 'ArmSupply', suppliers, meters),
  '7.4': nonCritical('Read Supply Status', 'ReadSupplyStatus', ['IS', 'ES', 'GS', 'RSA', 'ED', 'GT'], meters),
  '7.5': critical('Activate Auxiliary Load', 'ActivateAuxiliaryLoad', importSupplier, electricityMeter),
  '7.6': critical('Deactivate Auxiliary Load', 'DeactivateAuxiliaryLoad', importSupplier, electricityMeter),
  '7.7': nonCritical('Read Auxiliary Load Switch Data', 'ReadALCSData', loadReaders, electricityMeter, inDsp),
  '7.8': critical('Reset Auxiliary Load', 'ResetAuxiliaryLoad', importSupplier, electricityMeter),
  '7.9': nonCritical(
    'Add Auxiliary Load To Boost Button',
    'AddAuxiliaryLoadToBoostButton',
    importSupplier,
    electricityMeter,
    inDsp,
  ),
  '7.10': nonCritical(
    'Remove Auxiliary Load From Boost Button',
    'RemoveAuxiliaryLoadFromBoostButton',
    importSupplier,
    electricityMeter,
    inDsp,
  ),
  '7.11': nonCritical('Read Boost Button Details', 'ReadBoostButtonDetails', ['IS', 'OU'], electricityMeter, inDsp),
  '7.12': critical('Set Randomised Offset Limit', 'SetRandomisedOffsetLimit', importSupplier, electricityMeter),
  '7.13': critical('Set Auxiliary Controller State', 'SetAuxiliaryControllerState', importSupplier, electricityMeter),
  '7.14': nonCritical(
    'Read Auxiliary Controller Configuration Data',
    'ReadAuxiliaryControllerConfigurationData',
    loadReaders,
    electricityMeter,
    inDsp,
  ),
  '7.15': nonCritical(
    'Read Auxiliary Controller Operational Data',
    'ReadAuxiliaryControllerOperationalData',
    loadReaders,
    electricityMeter,
    inDsp,
  ),
  '7.16': critical('Limit APC Level', 'LimitAPCLevel', loadController, electricityMeter),
}
