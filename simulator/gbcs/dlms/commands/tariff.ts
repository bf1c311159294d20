import {
  activityCalendar,
  charge,
  extendedData,
  register,
  registerMonitor,
  specialDaysTable,
} from '../interface-classes.ts'
import { type CommandOperations, get, operations } from '../operations.ts'

/** Tariff, price, payment and debt of an ESME. By message code: the operations of the command, in order. */
export const tariffCommands: Readonly<Record<number, CommandOperations>> = {
  /** ECS24 */
  0x003a: operations(
    get(register, '0-0:94.44.1.7', 'value', 'scaler_unit'),
    get(
      activityCalendar,
      '0-0:13.0.0.255',
      'season_profile_active',
      'week_profile_table_active',
      'day_profile_table_active',
    ),
    get(specialDaysTable, '0-0:11.0.0.255', 'entries'),
    get(registerMonitor, '0-0:16.0.11.255', 'thresholds'),
    get(registerMonitor, '0-0:16.0.12.255', 'thresholds'),
    get(registerMonitor, '0-0:16.0.13.255', 'thresholds'),
    get(registerMonitor, '0-0:16.0.14.255', 'thresholds'),
    get(registerMonitor, '0-0:16.0.15.255', 'thresholds'),
    get(registerMonitor, '0-0:16.0.16.255', 'thresholds'),
    get(registerMonitor, '0-0:16.0.17.255', 'thresholds'),
    get(registerMonitor, '0-0:16.0.18.255', 'thresholds'),
    get(extendedData, '0-0:94.44.2.0', 'value_active'),
    get(charge, '0-0:19.20.4.255', 'unit_charge_active'),
    get(charge, '0-0:19.20.0.255', 'unit_charge_active'),
  ),
  /** ECS24b */
  0x00bd: operations(
    get(charge, '0-0:19.20.5.255', 'unit_charge_active'),
    get(register, '0-0:94.44.1.8', 'value', 'scaler_unit'),
    get(specialDaysTable, '0-0:11.0.1.255', 'entries'),
    get(
      activityCalendar,
      '0-0:13.0.1.255',
      'season_profile_active',
      'week_profile_table_active',
      'day_profile_table_active',
    ),
  ),
}
