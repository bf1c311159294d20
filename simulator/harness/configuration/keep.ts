import { SimulatorFault } from '../../vocabulary/faults.ts'

/** Which records of what is finished are kept. */
export type Keep = { readonly forMs: number } | { readonly records: number }

export const keepForm = /^(\d{1,9})([hd]?)$/

const unitsInMs: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000 }

/** `30d` and `12h` are how long, by the network's clock; `100000` is how many. @throws SimulatorFault SIM_CONFIGURATION */
export function readKeep(text: string): Keep {
  const [, digits, unit] = keepForm.exec(text) ?? []
  if (digits === undefined)
    throw new SimulatorFault('SIM_CONFIGURATION', `keep: '${text}' is neither 30d, nor 12h, nor a number of records`)
  const unitInMs = unitsInMs[unit ?? '']
  return unitInMs === undefined ? { records: Number(digits) } : { forMs: Number(digits) * unitInMs }
}
