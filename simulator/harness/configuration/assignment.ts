import { SimulatorFault } from '../../vocabulary/faults.ts'

/**
 * Sets one setting by its path: `dcc.check.mode=monitor`. The value is JSON, or the text itself where it is no JSON.
 * Nothing of `said` is changed; what stands beside the setting stays as it was said.
 *
 * @throws SimulatorFault SIM_USAGE where the text is no assignment
 */
export function assign(said: object, assignment: string): object {
  const [, path, text] = /^([A-Za-z][\w-]*(?:\.[\w-]+)*)=(.*)$/s.exec(assignment) ?? []
  if (path === undefined || text === undefined)
    throw new SimulatorFault('SIM_USAGE', `'${assignment}' is not PATH=VALUE, such as dcc.check.mode=monitor`)
  return withValue(said, path.split('.'), readValue(text))
}

function withValue(said: object, [name = '', ...below]: readonly string[], value: unknown): object {
  if (below.length === 0) return { ...said, [name]: value }
  const inner = new Map(Object.entries(said)).get(name)
  const isObject = typeof inner === 'object' && inner !== null && !Array.isArray(inner)
  return { ...said, [name]: withValue(isObject ? inner : {}, below, value) }
}

function readValue(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
