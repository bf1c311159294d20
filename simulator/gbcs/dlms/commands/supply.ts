import {
  data,
  disconnectControl,
  extendedData,
  limiter,
  profileGeneric,
  register,
  schedule,
  specialDaysTable,
} from '../interface-classes.ts'
import { type CommandOperations, get, getSelected, operations } from '../operations.ts'

/** Supply, load limit and auxiliary load of an ESME. By message code: the operations of the command, in order. */
export const supplyCommands: Readonly<Record<number, CommandOperations>> = {
  /** ECS27 */
  0x0042: operations(
    get(extendedData, '0-0:94.44.0.3', 'value_active'),
    get(register, '0-0:94.44.42.255', 'value', 'scaler_unit'),
    get(limiter, '0-0:17.0.0.255', 'threshold_normal', 'min_over_threshold_duration', 'min_under_threshold_duration'),
  ),
  /** ECS45 */
  0x0052: operations(get(disconnectControl, '0-0:96.3.10.255', 'control_state')),
  /** ECS61c */
  0x005e: operations(
    get(data, '0-0:94.44.7.255', 'value'),
    getSelected(profileGeneric, '0-0:99.98.20.255', 'buffer'),
    get(data, '0-0:94.44.6.1', 'value'),
    get(data, '0-0:94.44.6.2', 'value'),
    get(data, '0-0:94.44.6.3', 'value'),
    get(data, '0-0:94.44.6.4', 'value'),
    get(data, '0-0:94.44.6.5', 'value'),
  ),
  /** ECS61a */
  0x00bb: operations(
    get(data, '0-0:94.44.0.11', 'value'),
    get(data, '0-0:94.44.0.12', 'value'),
    get(data, '0-0:94.44.0.13', 'value'),
    get(data, '0-0:94.44.0.14', 'value'),
    get(data, '0-0:94.44.0.15', 'value'),
    get(data, '0-0:94.44.0.21', 'value'),
    get(data, '0-0:94.44.0.22', 'value'),
    get(data, '0-0:94.44.0.23', 'value'),
    get(data, '0-0:94.44.0.24', 'value'),
    get(data, '0-0:94.44.0.25', 'value'),
    get(specialDaysTable, '0-0:11.0.3.255', 'entries'),
    get(schedule, '0-0:12.0.2.255', 'entries'),
    get(disconnectControl, '0-1:96.3.10.255', 'output_state'),
    get(disconnectControl, '0-2:96.3.10.255', 'output_state'),
    get(disconnectControl, '0-3:96.3.10.255', 'output_state'),
    get(disconnectControl, '0-4:96.3.10.255', 'output_state'),
    get(disconnectControl, '0-5:96.3.10.255', 'output_state'),
  ),
  /** ECS61d */
  0x011c: operations(
    get(data, '0-0:94.44.0.11', 'value'),
    get(data, '0-0:94.44.0.12', 'value'),
    get(data, '0-0:94.44.0.13', 'value'),
    get(data, '0-0:94.44.0.14', 'value'),
    get(data, '0-0:94.44.0.15', 'value'),
    get(specialDaysTable, '0-0:11.0.3.255', 'entries'),
    get(schedule, '0-0:12.0.2.255', 'entries'),
  ),
  /** ECS61e */
  0x011d: operations(
    get(data, '0-0:94.44.0.21', 'value'),
    get(data, '0-0:94.44.0.22', 'value'),
    get(data, '0-0:94.44.0.23', 'value'),
    get(data, '0-0:94.44.0.24', 'value'),
    get(data, '0-0:94.44.0.25', 'value'),
    get(data, '0-0:94.44.0.31', 'value'),
    get(data, '0-0:94.44.0.32', 'value'),
    get(data, '0-0:94.44.0.33', 'value'),
    get(data, '0-0:94.44.0.34', 'value'),
    get(data, '0-0:94.44.0.35', 'value'),
  ),
}
