import { readCheckName } from '../../dcc/check/implementations/name-check.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { SaidConfiguration } from './configuration-schema.ts'

/**
 * The same with what was said in short standing where it belongs: `check` then names who decides, and no mode.
 *
 * @throws SimulatorFault SIM_CONFIGURATION where the short form and the long one contradict each other; SIM_USAGE where
 *         `check` names no implementation of the check
 */
export function inLongForm({
  checkMode,
  refusalCodes,
  check,
  dcc = {},
  ...rest
}: SaidConfiguration): SaidConfiguration {
  const named = check === undefined ? undefined : readCheckName(check)
  const saidOfMode = one('checkMode', checkMode, 'dcc.check.mode', dcc.check?.mode)
  const codes = one('refusalCodes', refusalCodes, 'dcc.refusalCodes', dcc.refusalCodes)
  // Monitor and off are short for ours in that mode; enforce is also what ours is called, whatever its mode.
  const namedMode = named?.form === 'ours' ? named.mode : undefined
  const isMere = namedMode === 'enforce' && saidOfMode !== undefined
  const mode = isMere ? saidOfMode : one('check', namedMode, 'the mode', saidOfMode)
  return {
    ...rest,
    ...(check !== undefined && { check: namedMode === undefined ? check : 'enforce' }),
    dcc: {
      ...dcc,
      ...(codes !== undefined && { refusalCodes: codes }),
      ...(mode !== undefined && { check: { ...dcc.check, mode } }),
    },
  }
}

/**
 * What was said in one place laid over what was said in another: each setting is that of the upper place if it was said
 * there, in whichever form, and of the lower one otherwise.
 *
 * @throws as `inLongForm`
 */
export function overlay(lower: SaidConfiguration, upper: SaidConfiguration): SaidConfiguration {
  const { check, ...other } = lower
  // Who names an implementation anew has done with the other one, and with the mode that its name was short for.
  const below = upper.check === undefined ? lower : other
  return merged(inLongForm(below), inLongForm(upper)) as SaidConfiguration
}

/** What was said in either of two places, if it was not said differently in both. */
function one<Value>(short: string, said: Value | undefined, long: string, also: Value | undefined): Value | undefined {
  if (said !== undefined && also !== undefined && said !== also)
    throw new SimulatorFault('SIM_CONFIGURATION', `${short} says ${said} and ${long} says ${also}: say one of them`)
  return said ?? also
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function merged(below: object, above: object): object {
  const known = new Map(Object.entries(below))
  const laid = Object.entries(above).map(([name, value]) => {
    const under = known.get(name)
    return [name, isObject(under) && isObject(value) ? merged(under, value) : value]
  })
  return { ...below, ...Object.fromEntries(laid) }
}
