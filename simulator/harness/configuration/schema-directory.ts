import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SimulatorFault } from '../../vocabulary/faults.ts'

/**
 * The files of an official DUIS schema, by name.
 *
 * @throws SimulatorFault SIM_CONFIGURATION where the directory cannot be read or holds no schema
 */
export function readSchemaDirectory(directory: string): ReadonlyMap<string, Buffer> {
  try {
    const names = readdirSync(directory).filter((name) => /\.(xsd|dtd)$/i.test(name))
    if (names.length > 0) return new Map(names.map((name) => [name, readFileSync(join(directory, name))]))
  } catch (cause) {
    throw new SimulatorFault('SIM_CONFIGURATION', `duisSchema: '${directory}' cannot be read`, { cause })
  }
  throw new SimulatorFault('SIM_CONFIGURATION', `duisSchema: '${directory}' holds no .xsd file`)
}
