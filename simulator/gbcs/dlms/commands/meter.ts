import {
  account,
  charge,
  credit,
  data,
  extendedData,
  limiter,
  profileGeneric,
  registerMonitor,
  schedule,
  singleActionSchedule,
  specialDaysTable,
} from '../interface-classes.ts'
import { type CommandOperations, get, getSelected, operations } from '../operations.ts'

/** Everything else that an ESME is asked: identity, clock, calendars, messages, events and their logs. By message code: the operations of the command, in order. */
export const meterCommands: Readonly<Record<number, CommandOperations>> = {
  /** ECS26a */
  0x003b: operations(
    get(charge, '0-0:19.20.1.255', 'unit_charge_active'),
    get(specialDaysTable, '0-0:11.0.2.255', 'entries'),
    get(charge, '0-0:19.20.1.255', 'period', 'unit_charge_active'),
    get(charge, '0-0:19.20.2.255', 'unit_charge_active', 'period', 'unit_charge_active'),
    get(charge, '0-0:19.20.3.255', 'proportion'),
    get(extendedData, '0-0:94.44.2.10', 'value_active'),
    get(registerMonitor, '0-0:16.0.1.255', 'thresholds'),
    get(extendedData, '0-0:94.44.2.20', 'value_active'),
    get(account, '0-0:19.0.0.255', 'low_credit_threshold', 'max_provision', 'max_provision_period'),
    get(credit, '0-0:19.10.1.255', 'preset_credit_amount', 'credit_available_threshold'),
    get(schedule, '0-0:12.0.1.255', 'entries'),
    get(account, '0-0:19.0.0.255', 'credit_charge_configuration'),
  ),
  /** ECS26b */
  0x003c: operations(
    get(limiter, '0-0:17.0.1.255', 'threshold_normal', 'min_over_threshold_duration'),
    get(limiter, '0-0:17.0.2.255', 'threshold_normal', 'min_over_threshold_duration'),
    get(limiter, '0-0:17.0.3.255', 'threshold_normal', 'min_over_threshold_duration'),
    get(limiter, '0-0:17.0.4.255', 'threshold_normal', 'min_over_threshold_duration'),
    get(data, '1-0:32.35.0.4', 'value'),
    get(data, '1-0:32.31.0.4', 'value'),
  ),
  /** ECS26c */
  0x003d: operations(
    get(data, '0-0:94.44.0.0', 'value'),
    get(data, '0-0:94.44.0.2', 'value'),
    get(data, '0-0:94.44.0.1', 'value'),
  ),
  /** ECS26d */
  0x003e: operations(get(singleActionSchedule, '0-0:15.0.0.255', 'execution_time')),
  /** ECS26e */
  0x003f: operations(
    get(data, '0-0:96.1.1.255', 'value'),
    get(data, '0-0:96.1.2.255', 'value'),
    get(data, '0-0:96.1.4.255', 'value'),
    get(data, '0-0:96.1.6.255', 'value'),
    get(data, '0-0:94.44.0.4', 'value'),
  ),
  /** ECS26f */
  0x0040: operations(get(registerMonitor, '0-0:16.0.0.255', 'thresholds')),
  /** ECS35a */
  0x0048: operations(getSelected(profileGeneric, '0-0:99.98.0.255', 'buffer')),
  /** ECS35b */
  0x0049: operations(getSelected(profileGeneric, '0-0:99.98.1.255', 'buffer')),
  /** ECS35e */
  0x00b9: operations(getSelected(profileGeneric, '0-0:99.98.4.255', 'buffer')),
  /** ECS35f */
  0x00ba: operations(getSelected(profileGeneric, '0-17:99.98.2.255', 'buffer')),
  /** ECS26j */
  0x00be: operations(get(account, '0-0:19.0.0.255', 'account_mode_and_status')),
  /** ECS26k */
  0x00c6: operations(
    get(limiter, '0-0:17.0.1.255', 'threshold_normal', 'min_over_threshold_duration'),
    get(limiter, '0-0:17.0.2.255', 'threshold_normal', 'min_over_threshold_duration'),
    get(limiter, '0-0:17.0.3.255', 'threshold_normal', 'min_over_threshold_duration'),
    get(limiter, '0-0:17.0.4.255', 'threshold_normal', 'min_over_threshold_duration'),
    get(data, '1-0:32.35.0.4', 'value'),
    get(data, '1-0:32.31.0.4', 'value'),
    get(data, '1-0:52.31.0.4', 'value'),
    get(data, '1-0:52.35.0.4', 'value'),
    get(data, '1-0:72.31.0.4', 'value'),
    get(data, '1-0:72.35.0.4', 'value'),
  ),
  /** ECS26l */
  0x00d9: operations(get(singleActionSchedule, '0-0:15.0.0.255', 'execution_time')),
  /** ECS25r1 */
  0x00ee: operations(
    get(data, '0-30:97.98.15.255', 'value'),
    get(data, '0-30:97.98.16.255', 'value'),
    get(data, '0-30:97.98.17.255', 'value'),
    get(data, '0-30:97.98.18.255', 'value'),
  ),
  /** ECS25r2 */
  0x00ef: operations(get(data, '0-33:97.98.15.255', 'value'), get(data, '0-33:97.98.18.255', 'value')),
  /** ECS26m */
  0x00f9: operations(
    get(data, '0-0:96.1.2.255', 'value'),
    get(data, '0-0:96.1.4.255', 'value'),
    get(data, '0-0:96.1.6.255', 'value'),
    get(data, '0-0:94.44.0.4', 'value'),
  ),
  /** ECS35g */
  0x00fd: operations(getSelected(profileGeneric, '0-17:99.98.2.255', 'buffer')),
}
