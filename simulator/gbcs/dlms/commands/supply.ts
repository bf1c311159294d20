import {
  data,
  disconnectControl,
  extendedData,
  limiter,
  profileGeneric,
  register,
  schedule,
  scriptTable,
  specialDaysTable,
} from '../interface-classes.ts'
import {
  action,
  type CommandOperations,
  get,
  getSelected,
  oneOfLists,
  operations,
  optional,
  set,
} from '../operations.ts'

/** Supply, load limit and auxiliary load of an ESME. By message code: the operations of the command, in order. */
export const supplyCommands: Readonly<Record<number, CommandOperations>> = {
  /** ECS27 */
  0x0042: operations(
    get(extendedData, '0-0:94.44.0.3', 'value_active'),
    get(register, '0-0:94.44.42.255', 'value', 'scaler_unit'),
    get(limiter, '0-0:17.0.0.255', 'threshold_normal', 'min_over_threshold_duration', 'min_under_threshold_duration'),
  ),
  /** ECS28a */
  0x0043: operations(
    set(extendedData, '0-0:94.44.0.3', 'value_passive'),
    set(extendedData, '0-0:94.44.128.7', 'value_passive'),
    set(extendedData, '0-0:94.44.128.6', 'value_passive'),
    set(extendedData, '0-0:94.44.128.8', 'value_passive'),
    set(extendedData, '0-0:94.44.0.3', 'activate_passive_value_time'),
    set(extendedData, '0-0:94.44.128.7', 'activate_passive_value_time'),
    set(extendedData, '0-0:94.44.128.6', 'activate_passive_value_time'),
    set(extendedData, '0-0:94.44.128.8', 'activate_passive_value_time'),
  ),
  /** ECS28b */
  0x0044: operations(action(register, '0-0:94.44.42.255', 'reset')),
  /** ECS38 */
  0x004b: operations(set(data, '0-0:94.44.0.1', 'value')),
  /** ECS42 */
  0x004f: operations(action(scriptTable, '0-0:10.0.106.255', 'execute')),
  /** ECS43 */
  0x0050: operations(action(scriptTable, '0-0:10.0.106.255', 'execute')),
  /** ECS44 */
  0x0051: operations(action(scriptTable, '0-0:10.0.106.255', 'execute')),
  /** ECS45 */
  0x0052: operations(get(disconnectControl, '0-0:96.3.10.255', 'control_state')),
  /** ECS46a */
  0x0053: operations(
    set(data, '0-0:94.44.0.11', 'value'),
    set(data, '0-0:94.44.0.12', 'value'),
    set(data, '0-0:94.44.0.13', 'value'),
    set(data, '0-0:94.44.0.14', 'value'),
    set(data, '0-0:94.44.0.15', 'value'),
  ),
  /** ECS46c */
  0x0054: operations(
    optional(set(data, '0-0:94.44.0.21', 'value')),
    optional(set(data, '0-0:94.44.0.22', 'value')),
    optional(set(data, '0-0:94.44.0.23', 'value')),
    optional(set(data, '0-0:94.44.0.24', 'value')),
    optional(set(data, '0-0:94.44.0.25', 'value')),
    set(specialDaysTable, '0-1:11.0.3.255', 'entries'),
    set(schedule, '0-1:12.0.2.255', 'entries'),
    set(extendedData, '0-0:94.44.128.26', 'activate_passive_value_time'),
    set(extendedData, '0-0:94.44.128.35', 'activate_passive_value_time'),
  ),
  /** ECS47 */
  0x0055: oneOfLists(
    operations(set(data, '0-0:94.44.117.1', 'value'), action(scriptTable, '0-0:10.0.103.255', 'execute')),
    operations(set(data, '0-0:94.44.119.2', 'value'), action(scriptTable, '0-0:10.0.103.255', 'execute')),
    operations(action(scriptTable, '0-0:10.0.103.255', 'execute')),
  ),
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
  /** ECS62 */
  0x005f: operations(
    set(data, '0-0:94.44.6.1', 'value'),
    set(data, '0-0:94.44.6.2', 'value'),
    set(data, '0-0:94.44.6.3', 'value'),
    set(data, '0-0:94.44.6.4', 'value'),
    set(data, '0-0:94.44.6.5', 'value'),
  ),
  /** ECS81 */
  0x0068: operations(set(data, '0-0:94.44.0.4', 'value')),
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
  /** ECS46d */
  0x011a: operations(
    set(specialDaysTable, '0-1:11.0.3.255', 'entries'),
    set(schedule, '0-1:12.0.2.255', 'entries'),
    set(extendedData, '0-0:94.44.128.26', 'activate_passive_value_time'),
    set(extendedData, '0-0:94.44.128.35', 'activate_passive_value_time'),
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
  /** ECS47a */
  0x011e: oneOfLists(
    operations(
      set(data, '0-0:94.44.121.1', 'value'),
      set(data, '0-0:94.44.121.2', 'value'),
      action(scriptTable, '0-0:10.0.103.255', 'execute'),
    ),
    operations(
      set(data, '0-0:94.44.117.1', 'value'),
      set(data, '0-0:94.44.117.2', 'value'),
      action(scriptTable, '0-0:10.0.103.255', 'execute'),
    ),
    operations(
      set(data, '0-0:94.44.119.1', 'value'),
      set(data, '0-0:94.44.119.2', 'value'),
      action(scriptTable, '0-0:10.0.103.255', 'execute'),
    ),
  ),
  /** ECS47e */
  0x011f: operations(
    set(data, '0-0:94.44.119.3', 'value'),
    set(data, '0-0:94.44.119.4', 'value'),
    action(scriptTable, '0-0:10.0.107.255', 'execute'),
  ),
}
