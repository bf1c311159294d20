import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Network } from '../network.ts'

/** That no home of the network suits what was to be played. @param title of it */
export const noneSuits = (title: string, { fleet, estate }: Pick<Network, 'fleet' | 'estate'>): SimulatorFault =>
  new SimulatorFault(
    'SIM_CONFIGURATION',
    `None of ${fleet.size} premises suits '${title}': ` +
      (estate === null ? 'give more premises' : 'leave --estate out, or name an estate with more homes'),
  )
