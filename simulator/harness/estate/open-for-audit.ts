import { portionsOfUserFile } from '../../environment/user-file.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'

/**
 * The octets of a file that an option names, portion by portion; `-` is standard input.
 *
 * @param progress told of each portion how long it was
 * @throws SimulatorFault SIM_CONFIGURATION where it cannot be read
 */
export function* openForAudit(
  option: string,
  path: string,
  progress: (octets: number) => void = () => {},
): Generator<Uint8Array> {
  try {
    for (const portion of portionsOfUserFile(path)) {
      yield portion
      progress(portion.length)
    }
  } catch (cause) {
    if (!(cause instanceof Error) || cause.name !== 'UnreadableFile') throw cause
    throw new SimulatorFault('SIM_CONFIGURATION', `${option}: '${path}' cannot be read: ${cause.message}`, { cause })
  }
}
