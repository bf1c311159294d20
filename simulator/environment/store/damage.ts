import { SimulatorFault } from '../../vocabulary/faults.ts'

/** A store that cannot be taken up. @param detail what is wrong with it, and what to do about it */
export const unreadable = (detail: string, cause?: unknown): SimulatorFault =>
  new SimulatorFault('SIM_STATE_UNREADABLE', detail, { cause })

/** A file of the store that is not as it was written. Nothing of it is taken up: a person decides what to do. */
export const damaged = (path: string, how: string, cause?: unknown): SimulatorFault =>
  unreadable(`${path} is damaged: ${how}. Restore its directory, or name another state directory`, cause)
