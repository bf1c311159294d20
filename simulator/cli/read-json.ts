import { readUserText } from '../environment/user-file.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'

/** The value in a file that an option names. @throws SimulatorFault SIM_CONFIGURATION where it is not JSON that can be read */
export function readJson(option: string, path: string): unknown {
  try {
    return JSON.parse(readUserText(path))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new SimulatorFault('SIM_CONFIGURATION', `${option}: '${path}' is not JSON that can be read: ${why}`, {
      cause,
    })
  }
}
