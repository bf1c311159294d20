import {
  credit,
  data,
  dataProtection,
  extendedRegister,
  limiter,
  profileGeneric,
  register,
  schedule,
} from '../interface-classes.ts'
import { action, type CommandOperations, get, getSelected, operations, set } from '../operations.ts'

/** Registers, logs and voltage of an ESME. By message code: the operations of the command, in order. */
export const energyCommands: Readonly<Record<number, CommandOperations>> = {
  /** ECS17a */
  0x0026: operations(
    get(register, '1-0:2.8.0.255', 'value', 'scaler_unit'),
    get(register, '1-0:4.8.0.255', 'value', 'scaler_unit'),
  ),
  /** ECS17b */
  0x0027: operations(action(dataProtection, '0-0:43.2.8.255', 'get_protected_attributes')),
  /** ECS17c */
  0x0028: operations(get(data, '0-0:94.44.34.20', 'value')),
  /** ECS17d */
  0x0029: operations(action(dataProtection, '0-0:43.2.9.255', 'get_protected_attributes')),
  /** ECS17e */
  0x002a: operations(action(dataProtection, '0-0:43.2.10.255', 'get_protected_attributes')),
  /** ECS18a */
  0x002b: operations(
    get(data, '0-0:94.44.5.2', 'value'),
    get(extendedRegister, '1-0:2.6.0.255', 'value', 'scaler_unit', 'capture_time'),
  ),
  /** ECS18b */
  0x002c: operations(
    get(data, '0-0:94.44.5.0', 'value'),
    get(data, '0-0:94.44.5.1', 'value'),
    get(extendedRegister, '1-0:1.6.0.255', 'value', 'scaler_unit', 'capture_time'),
    get(extendedRegister, '1-0:1.6.1.255', 'value', 'scaler_unit', 'capture_time'),
    get(schedule, '0-0:12.0.0.255', 'entries'),
  ),
  /** ECS19 */
  0x002d: operations(action(dataProtection, '0-0:43.2.1.255', 'get_protected_attributes')),
  /** ECS20a */
  0x002e: operations(getSelected(profileGeneric, '0-0:98.1.4.255', 'buffer')),
  /** ECS20b */
  0x002f: operations(action(dataProtection, '0-0:43.2.3.255', 'get_protected_attributes')),
  /** ECS20c */
  0x0030: operations(action(dataProtection, '0-0:43.2.2.255', 'get_protected_attributes')),
  /** ECS21a */
  0x0033: operations(action(dataProtection, '0-0:43.2.5.255', 'get_protected_attributes')),
  /** ECS21b */
  0x0034: operations(action(dataProtection, '0-0:43.2.6.255', 'get_protected_attributes')),
  /** ECS21c */
  0x0035: operations(getSelected(profileGeneric, '0-0:98.1.10.255', 'buffer')),
  /** ECS22a */
  0x0036: operations(getSelected(profileGeneric, '0-0:99.1.1.255', 'buffer')),
  /** ECS22b */
  0x0037: operations(action(dataProtection, '0-0:43.2.7.255', 'get_protected_attributes')),
  /** ECS22c */
  0x0038: operations(getSelected(profileGeneric, '0-0:99.1.2.255', 'buffer')),
  /** ECS23 */
  0x0039: operations(
    get(register, '1-0:32.32.0.4', 'value', 'scaler_unit'),
    get(register, '1-0:32.36.0.4', 'value', 'scaler_unit'),
    getSelected(profileGeneric, '1-0:32.24.0.255', 'buffer'),
    get(profileGeneric, '1-0:32.24.0.255', 'capture_period'),
  ),
  /** ECS29a */
  0x0045: operations(
    set(profileGeneric, '1-0:32.24.0.255', 'capture_period'),
    set(limiter, '0-0:17.0.1.255', 'threshold_normal', 'min_over_threshold_duration'),
    set(limiter, '0-0:17.0.2.255', 'threshold_normal', 'min_over_threshold_duration'),
    set(limiter, '0-0:17.0.3.255', 'threshold_normal', 'min_over_threshold_duration'),
    set(limiter, '0-0:17.0.4.255', 'threshold_normal', 'min_over_threshold_duration'),
    set(data, '1-0:32.35.0.4', 'value'),
    set(data, '1-0:32.31.0.4', 'value'),
    action(register, '1-0:32.32.0.4', 'reset'),
    action(register, '1-0:32.36.0.4', 'reset'),
  ),
  /** ECS66 */
  0x0060: operations(action(dataProtection, '0-0:43.2.4.255', 'get_protected_attributes')),
  /** ECS82 */
  0x0069: operations(get(credit, '0-0:19.10.0.255', 'current_credit_amount')),
  /** ECS29b */
  0x00ae: operations(
    set(profileGeneric, '1-0:32.24.0.255', 'capture_period'),
    set(profileGeneric, '1-0:52.24.0.255', 'capture_period'),
    set(profileGeneric, '1-0:72.24.0.255', 'capture_period'),
    set(limiter, '0-0:17.0.1.255', 'threshold_normal', 'min_over_threshold_duration'),
    set(limiter, '0-0:17.0.2.255', 'threshold_normal', 'min_over_threshold_duration'),
    set(limiter, '0-0:17.0.3.255', 'threshold_normal', 'min_over_threshold_duration'),
    set(limiter, '0-0:17.0.4.255', 'threshold_normal', 'min_over_threshold_duration'),
    set(data, '1-0:32.35.0.4', 'value'),
    set(data, '1-0:32.31.0.4', 'value'),
    set(data, '1-0:52.31.0.4', 'value'),
    set(data, '1-0:52.35.0.4', 'value'),
    set(data, '1-0:72.31.0.4', 'value'),
    set(data, '1-0:72.35.0.4', 'value'),
    action(register, '1-0:32.32.0.4', 'reset'),
    action(register, '1-0:32.36.0.4', 'reset'),
    action(register, '1-0:52.32.0.4', 'reset'),
    action(register, '1-0:52.36.0.4', 'reset'),
    action(register, '1-0:72.32.0.4', 'reset'),
    action(register, '1-0:72.36.0.4', 'reset'),
  ),
  /** ECS23b */
  0x00bc: operations(
    get(register, '1-0:32.32.0.4', 'value', 'scaler_unit'),
    get(register, '1-0:32.36.0.4', 'value', 'scaler_unit'),
    getSelected(profileGeneric, '1-0:32.24.0.255', 'buffer'),
    get(profileGeneric, '1-0:32.24.0.255', 'capture_period'),
    get(register, '1-0:52.32.0.4', 'value', 'scaler_unit'),
    get(register, '1-0:52.36.0.4', 'value', 'scaler_unit'),
    getSelected(profileGeneric, '1-0:52.24.0.255', 'buffer'),
    get(profileGeneric, '1-0:52.24.0.255', 'capture_period'),
    get(register, '1-0:72.32.0.4', 'value', 'scaler_unit'),
    get(register, '1-0:72.36.0.4', 'value', 'scaler_unit'),
    getSelected(profileGeneric, '1-0:72.24.0.255', 'buffer'),
    get(profileGeneric, '1-0:72.24.0.255', 'capture_period'),
  ),
  /** ECS20d */
  0x00c9: operations(getSelected(profileGeneric, '0-0:98.1.5.255', 'buffer')),
  /** ECS29c */
  0x00d1: operations(
    set(data, '1-0:32.31.0.4', 'value'),
    set(data, '1-0:32.35.0.4', 'value'),
    set(profileGeneric, '1-0:32.24.0.255', 'capture_period'),
    set(limiter, '0-0:17.0.1.255', 'threshold_normal', 'min_over_threshold_duration'),
    set(limiter, '0-0:17.0.2.255', 'threshold_normal', 'min_over_threshold_duration'),
    set(limiter, '0-0:17.0.3.255', 'threshold_normal', 'min_over_threshold_duration'),
    set(limiter, '0-0:17.0.4.255', 'threshold_normal', 'min_over_threshold_duration'),
  ),
  /** ECS29d */
  0x00d2: operations(
    set(data, '1-0:32.31.0.4', 'value'),
    set(data, '1-0:32.35.0.4', 'value'),
    set(data, '1-0:52.31.0.4', 'value'),
    set(data, '1-0:52.35.0.4', 'value'),
    set(data, '1-0:72.31.0.4', 'value'),
    set(data, '1-0:72.35.0.4', 'value'),
    set(profileGeneric, '1-0:32.24.0.255', 'capture_period'),
    set(profileGeneric, '1-0:52.24.0.255', 'capture_period'),
    set(profileGeneric, '1-0:72.24.0.255', 'capture_period'),
    set(limiter, '0-0:17.0.1.255', 'threshold_normal', 'min_over_threshold_duration'),
    set(limiter, '0-0:17.0.2.255', 'threshold_normal', 'min_over_threshold_duration'),
    set(limiter, '0-0:17.0.3.255', 'threshold_normal', 'min_over_threshold_duration'),
    set(limiter, '0-0:17.0.4.255', 'threshold_normal', 'min_over_threshold_duration'),
  ),
  /** ECS29e */
  0x00d3: operations(action(register, '1-0:32.32.0.4', 'reset'), action(register, '1-0:32.36.0.4', 'reset')),
  /** ECS29f */
  0x00d4: operations(
    action(register, '1-0:32.32.0.4', 'reset'),
    action(register, '1-0:32.36.0.4', 'reset'),
    action(register, '1-0:52.32.0.4', 'reset'),
    action(register, '1-0:52.36.0.4', 'reset'),
    action(register, '1-0:72.32.0.4', 'reset'),
    action(register, '1-0:72.36.0.4', 'reset'),
  ),
}
