import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readUserFile } from '../../environment/user-file.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'

/**
 * The files of an official DUIS schema, by name.
 *
 * @throws SimulatorFault SIM_CONFIGURATION where the directory cannot be read or holds no schema
 */
export function readSchemaDirectory(directory: string): ReadonlyMap<string, Buffer> {
  try {
    const names = readdirSync(directory).filter((name) => /\.(xsd|dtd)$/i.test(name))
    if (names.length > 0) return new Map(names.map((name) => [name, readUserFile(join(directory, name))]))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new SimulatorFault('SIM_CONFIGURATION', `duisSchema: '${directory}' cannot be read: ${why}`, { cause })
  }
  throw new SimulatorFault('SIM_CONFIGURATION', `duisSchema: '${directory}' holds no .xsd file`)
}
