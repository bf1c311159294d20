import { SimulatorFault } from '../../vocabulary/faults.ts'

/** The fault of an output that could not be written. @param where an option, or `standard output` */
export function unwritable(where: string, path: string | null, cause: unknown): SimulatorFault {
  const why = cause instanceof Error ? cause.message : String(cause)
  const named = path === null ? where : `${where}: '${path}'`
  return new SimulatorFault('SIM_OUTPUT_UNWRITABLE', `${named} cannot be written to: ${why}`, { cause })
}
