import {
  account,
  activityCalendar,
  charge,
  credit,
  extendedData,
  register,
  registerMonitor,
  schedule,
  scriptTable,
  singleActionSchedule,
  specialDaysTable,
  tokenGateway,
} from '../interface-classes.ts'
import { action, type CommandOperations, get, operations, set } from '../operations.ts'

/** Tariff, price, payment and debt of an ESME. By message code: the operations of the command, in order. */
export const tariffCommands: Readonly<Record<number, CommandOperations>> = {
  /** CS01a */
  0x0007: operations(action(tokenGateway, '0-0:19.40.0.255', 'enter')),
  /** ECS01a */
  0x0019: operations(
    set(
      activityCalendar,
      '0-0:13.0.0.255',
      'season_profile_passive',
      'week_profile_table_passive',
      'day_profile_table_passive',
    ),
    set(specialDaysTable, '0-1:11.0.0.255', 'entries'),
    set(registerMonitor, '0-0:16.1.11.255', 'thresholds'),
    set(registerMonitor, '0-0:16.1.12.255', 'thresholds'),
    set(registerMonitor, '0-0:16.1.13.255', 'thresholds'),
    set(registerMonitor, '0-0:16.1.14.255', 'thresholds'),
    set(registerMonitor, '0-0:16.1.15.255', 'thresholds'),
    set(registerMonitor, '0-0:16.1.16.255', 'thresholds'),
    set(registerMonitor, '0-0:16.1.17.255', 'thresholds'),
    set(registerMonitor, '0-0:16.1.18.255', 'thresholds'),
    set(extendedData, '0-0:94.44.2.0', 'value_passive'),
    set(charge, '0-0:19.20.4.255', 'unit_charge_passive'),
    set(charge, '0-0:19.20.0.255', 'unit_charge_passive'),
    set(activityCalendar, '0-0:13.0.0.255', 'activate_passive_calendar_time'),
    set(extendedData, '0-0:94.44.128.29', 'activate_passive_value_time'),
    set(extendedData, '0-0:94.44.2.0', 'activate_passive_value_time'),
    set(charge, '0-0:19.20.4.255', 'unit_charge_activation_time'),
    set(charge, '0-0:19.20.0.255', 'unit_charge_activation_time'),
    set(extendedData, '0-0:63.1.1.255', 'activate_passive_value_time'),
  ),
  /** ECS02 */
  0x001a: operations(
    set(account, '0-1:19.0.0.255', 'account_mode_and_status', 'credit_charge_configuration', 'account_activation_time'),
  ),
  /** ECS03 */
  0x001b: operations(
    set(account, '0-1:19.0.0.255', 'account_mode_and_status'),
    set(extendedData, '0-0:94.44.128.22', 'value_passive'),
    set(account, '0-1:19.0.0.255', 'credit_charge_configuration'),
    set(extendedData, '0-0:94.44.128.22', 'activate_passive_value_time'),
    set(account, '0-1:19.0.0.255', 'account_activation_time'),
  ),
  /** ECS04a */
  0x001c: operations(action(credit, '0-0:19.10.0.255', 'update_amount')),
  /** ECS05 */
  0x001d: operations(action(scriptTable, '0-0:10.0.100.255', 'execute')),
  /** ECS07 */
  0x001e: operations(
    set(charge, '0-0:19.20.1.255', 'unit_charge_passive'),
    set(charge, '0-0:19.20.2.255', 'unit_charge_passive'),
    set(charge, '0-0:19.20.3.255', 'proportion'),
    set(charge, '0-0:19.20.1.255', 'period'),
    set(charge, '0-0:19.20.2.255', 'period'),
    action(charge, '0-0:19.20.1.255', 'activate_passive_unit_charge'),
    action(charge, '0-0:19.20.2.255', 'activate_passive_unit_charge'),
    action(charge, '0-0:19.20.3.255', 'update_total_amount_remaining'),
    action(charge, '0-0:19.20.1.255', 'update_total_amount_remaining'),
    action(charge, '0-0:19.20.2.255', 'update_total_amount_remaining'),
  ),
  /** ECS08 */
  0x001f: operations(
    set(specialDaysTable, '0-1:11.0.2.255', 'entries'),
    set(extendedData, '0-0:94.44.2.20', 'value_active'),
    set(extendedData, '0-0:94.44.2.10', 'value_passive'),
    set(schedule, '0-1:12.0.1.255', 'entries'),
    set(extendedData, '0-0:94.44.128.12', 'value_passive'),
    set(extendedData, '0-0:94.44.128.13', 'value_passive'),
    set(extendedData, '0-0:94.44.128.9', 'value_passive'),
    set(extendedData, '0-0:94.44.128.2', 'value_passive'),
    set(extendedData, '0-0:94.44.128.31', 'activate_passive_value_time'),
    set(extendedData, '0-0:94.44.128.3', 'value_passive'),
    set(extendedData, '0-0:94.44.2.20', 'activate_passive_value_time'),
    set(extendedData, '0-0:94.44.2.10', 'activate_passive_value_time'),
    set(extendedData, '0-0:94.44.128.12', 'activate_passive_value_time'),
    set(extendedData, '0-0:94.44.128.13', 'activate_passive_value_time'),
    set(extendedData, '0-0:94.44.128.9', 'activate_passive_value_time'),
    set(extendedData, '0-0:94.44.128.2', 'activate_passive_value_time'),
    set(extendedData, '0-0:94.44.128.3', 'activate_passive_value_time'),
    set(extendedData, '0-0:94.44.128.28', 'activate_passive_value_time'),
  ),
  /** ECS09 */
  0x0020: operations(action(credit, '0-0:19.10.1.255', 'invoke_credit')),
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
  /** ECS01b */
  0x00a2: operations(
    set(charge, '0-0:19.20.4.255', 'unit_charge_passive'),
    set(charge, '0-0:19.20.0.255', 'unit_charge_passive'),
    set(charge, '0-0:19.20.4.255', 'unit_charge_activation_time'),
    set(charge, '0-0:19.20.0.255', 'unit_charge_activation_time'),
  ),
  /** ECS04b */
  0x00b3: operations(
    action(credit, '0-0:19.10.0.255', 'set_amount_to_value'),
    action(credit, '0-0:19.10.1.255', 'set_amount_to_value'),
    action(credit, '0-0:19.10.2.255', 'set_amount_to_value'),
  ),
  /** ECS01c */
  0x00b7: operations(
    set(charge, '0-0:19.20.5.255', 'unit_charge_passive'),
    set(
      activityCalendar,
      '0-0:13.0.1.255',
      'season_profile_passive',
      'week_profile_table_passive',
      'day_profile_table_passive',
    ),
    set(specialDaysTable, '0-1:11.0.1.255', 'entries'),
    set(activityCalendar, '0-0:13.0.1.255', 'activate_passive_calendar_time'),
    set(charge, '0-0:19.20.5.255', 'unit_charge_activation_time'),
    set(extendedData, '0-0:94.44.128.30', 'activate_passive_value_time'),
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
  /** ECS01d */
  0x00c7: operations(set(charge, '0-0:19.20.5.255', 'unit_charge_passive', 'unit_charge_activation_time')),
  /** ECS48 */
  0x00db: operations(set(singleActionSchedule, '0-0:15.1.0.255', 'execution_time')),
  /** ECS08a */
  0x00de: operations(
    set(specialDaysTable, '0-1:11.0.2.255', 'entries'),
    set(extendedData, '0-0:94.44.2.20', 'value_passive'),
    set(extendedData, '0-0:94.44.2.10', 'value_passive'),
    set(schedule, '0-1:12.0.1.255', 'entries'),
    set(extendedData, '0-0:94.44.128.12', 'value_passive'),
    set(extendedData, '0-0:94.44.128.13', 'value_passive'),
    set(extendedData, '0-0:94.44.128.9', 'value_passive'),
    set(extendedData, '0-0:94.44.128.2', 'value_passive'),
    set(extendedData, '0-0:94.44.128.31', 'activate_passive_value_time'),
    set(extendedData, '0-0:94.44.128.3', 'value_passive'),
    set(extendedData, '0-0:94.44.2.20', 'activate_passive_value_time'),
    set(extendedData, '0-0:94.44.2.10', 'activate_passive_value_time'),
    set(extendedData, '0-0:94.44.128.12', 'activate_passive_value_time'),
    set(extendedData, '0-0:94.44.128.13', 'activate_passive_value_time'),
    set(extendedData, '0-0:94.44.128.9', 'activate_passive_value_time'),
    set(extendedData, '0-0:94.44.128.2', 'activate_passive_value_time'),
    set(extendedData, '0-0:94.44.128.3', 'activate_passive_value_time'),
    set(extendedData, '0-0:94.44.128.28', 'activate_passive_value_time'),
  ),
}
