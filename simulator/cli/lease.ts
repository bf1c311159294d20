import { SimulatorFault } from '../vocabulary/faults.ts'

export const leaseHelp = 'how long what it has in hand is kept for it when it is gone, or asleep; 10 if absent'

/** @throws SimulatorFault SIM_USAGE for one that nothing could be done in */
export function leaseSaid(seconds: number | undefined): number | undefined {
  if (seconds !== undefined && seconds < 1) throw new SimulatorFault('SIM_USAGE', '--lease takes a second, or more')
  return seconds
}
