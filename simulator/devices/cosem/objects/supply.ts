import { data, disconnectControl, limiter, register, scriptTable } from '../../../gbcs/dlms/interface-classes.ts'
import { failed, succeeded } from '../../../vocabulary/result.ts'
import { type Supply, supply, withSupplyState } from '../charging.ts'
import { loadLimitCounter } from '../load-limit.ts'
import { resetting } from '../methods.ts'
import {
  type Activation,
  type DeviceObject,
  failure,
  fixed,
  instanceOf,
  keyOfAttribute,
  type Method,
  objectOf,
  settable,
} from '../object.ts'
import { enumerated, scaled, truth, unsigned32 } from '../values.ts'
import { waiting } from '../waiting.ts'

/** What the scripts of the load switch leave it in: 51 closes, 52 opens, 54 makes it ready to be closed by hand. */
const statesOfScripts: Readonly<Record<number, Supply>> = { 51: supply.on, 52: supply.off, 54: supply.armed }

/** Supply that is on is not armed: there is nothing to close. */
const executeLoadSwitchScript: Method = (script, { state, now }) => {
  const next = script.type === 'long-unsigned' ? statesOfScripts[script.value] : undefined
  return next === undefined ? failed(failure.otherReason) : succeeded({ state: withSupplyState(state, next, now) })
}

const { threshold_normal, min_over_threshold_duration, min_under_threshold_duration } = limiter.attributes
const loadLimit = (member: { readonly number: number }): string =>
  keyOfAttribute(limiter.id, instanceOf('0-0:17.0.0.255'), member.number)

const becomes = (active: string): Pick<Activation, 'active'> => ({ active })

/** Whether there is supply, and how much of it (SMETS 5.7.4). */
export const supplyObjects: readonly DeviceObject[] = [
  objectOf(disconnectControl, '0-0:96.3.10.255', { control_state: fixed(enumerated(1)) }),
  objectOf(scriptTable, '0-0:10.0.106.255', {}, { execute: executeLoadSwitchScript }),
  objectOf(limiter, '0-0:17.0.0.255', {
    threshold_normal: fixed(unsigned32(23_000)),
    min_over_threshold_duration: fixed(unsigned32(300)),
    min_under_threshold_duration: fixed(unsigned32(30)),
  }),
  objectOf(
    register,
    '0-0:94.44.42.255',
    { value: fixed(unsigned32(0)), scaler_unit: fixed(scaled(0, 255)) },
    { reset: resetting([loadLimitCounter, () => unsigned32(0)]) },
  ),
  waiting('0-0:94.44.0.3', truth(false)),
  waiting('0-0:94.44.128.6', unsigned32(300), becomes(loadLimit(min_over_threshold_duration))),
  waiting('0-0:94.44.128.7', unsigned32(23_000), becomes(loadLimit(threshold_normal))),
  waiting('0-0:94.44.128.8', unsigned32(30), becomes(loadLimit(min_under_threshold_duration))),
  objectOf(data, '0-0:94.44.0.4', { value: settable(truth(false)) }),
]
