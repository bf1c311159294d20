import { object, objects } from '../cosem-object.ts'
import {
  account,
  activityCalendar,
  charge,
  credit,
  data,
  extendedData,
  register,
  registerMonitor,
  schedule,
  singleActionSchedule,
  specialDaysTable,
  tokenGateway,
} from '../interface-classes.ts'
import { text, unit } from '../shown.ts'

const money = unit('thousandths of a penny')
const amount = { value_active: money, value_passive: money }

/** Tariff and price: SMETS 5.7.4. */
export const tariffObjects = [
  object('Tariff Switching Table', activityCalendar, '0-0:13.0.0.255'),
  object('Secondary Tariff Switching Table', activityCalendar, '0-0:13.0.1.255'),
  object('Tariff Switching Table Special Days', specialDaysTable, '0-0:11.0.0.255'),
  object('Secondary Tariff Switching Table Special Days', specialDaysTable, '0-0:11.0.1.255'),
  object('Tariff Switching Table Special Days, passive', specialDaysTable, '0-1:11.0.0.255'),
  object('Secondary Tariff Switching Table Special Days, passive', specialDaysTable, '0-1:11.0.1.255'),
  object('Tariff Switching Table Special Days, activation', extendedData, '0-0:94.44.128.29'),
  object('Secondary Tariff Switching Table Special Days, activation', extendedData, '0-0:94.44.128.30'),
  ...objects(8, 'Tariff Threshold Matrix, TOU #', registerMonitor, '0-0:16.0.#.255', 11),
  ...objects(8, 'Tariff Threshold Matrix, TOU #, passive', registerMonitor, '0-0:16.1.#.255', 11),
  object('Tariff Threshold Matrix, activation', extendedData, '0-0:63.1.1.255'),
  object('Active Tariff Price', register, '0-0:94.44.1.7'),
  object('Active Secondary Tariff Price', register, '0-0:94.44.1.8'),
  object('Currency Unit', extendedData, '0-0:94.44.2.0'),
  object('Tariff Price Matrix', charge, '0-0:19.20.0.255'),
  object('Standing Charge', charge, '0-0:19.20.4.255'),
  object('Secondary Tariff TOU Price Matrix', charge, '0-0:19.20.5.255'),
  object('Billing Calendar', singleActionSchedule, '0-0:15.0.0.255'),
  object('Tariff Block Counter Matrix reset', singleActionSchedule, '0-0:15.1.0.255'),
]

/** Payment and debt: SMETS 5.7.4. */
export const paymentObjects = [
  object('Payment Mode', account, '0-0:19.0.0.255', { low_credit_threshold: money, max_provision: money }),
  object('Payment Mode, passive', account, '0-1:19.0.0.255'),
  object('Meter Balance', credit, '0-0:19.10.0.255', {
    current_credit_amount: money,
    update_amount: money,
    set_amount_to_value: money,
  }),
  object('Emergency Credit Balance', credit, '0-0:19.10.1.255', {
    current_credit_amount: money,
    preset_credit_amount: money,
    credit_available_threshold: money,
    set_amount_to_value: money,
  }),
  object('Accumulated Debt Register', credit, '0-0:19.10.2.255', { set_amount_to_value: money }),
  object('Time-Based Debt 1', charge, '0-0:19.20.1.255', { update_total_amount_remaining: money }),
  object('Time-Based Debt 2', charge, '0-0:19.20.2.255', { update_total_amount_remaining: money }),
  object('Payment-Based Debt', charge, '0-0:19.20.3.255', { update_total_amount_remaining: money }),
  object('Prepayment Credit', tokenGateway, '0-0:19.40.0.255'),
  object('Maximum Credit Threshold', extendedData, '0-0:94.44.2.10', amount),
  object('Maximum Meter Balance Threshold', extendedData, '0-0:94.44.2.20', amount),
  object('Emergency Credit Limit', extendedData, '0-0:94.44.128.2', amount),
  object('Emergency Credit Threshold', extendedData, '0-0:94.44.128.3', amount),
  object('Low Credit Threshold', extendedData, '0-0:94.44.128.9', amount),
  object('Debt Recovery Rate Cap Amount', extendedData, '0-0:94.44.128.12', amount),
  object('Debt Recovery Rate Cap Period', extendedData, '0-0:94.44.128.13', {
    value_active: unit('seconds'),
    value_passive: unit('seconds'),
  }),
  object('Disablement Threshold', extendedData, '0-0:94.44.128.22', amount),
  object('Disablement Threshold, active', registerMonitor, '0-0:16.0.1.255'),
  object('Non-Disablement Calendar', schedule, '0-0:12.0.1.255'),
  object('Non-Disablement Calendar, passive', schedule, '0-1:12.0.1.255'),
  object('Non-Disablement Calendar, activation', extendedData, '0-0:94.44.128.28'),
  object('Non-Disablement Calendar Special Days', specialDaysTable, '0-0:11.0.2.255'),
  object('Non-Disablement Calendar Special Days, passive', specialDaysTable, '0-1:11.0.2.255'),
  object('Non-Disablement Calendar Special Days, activation', extendedData, '0-0:94.44.128.31'),
]

/** Who supplies, and what is shown to the consumer: SMETS 5.7.4. */
export const contactObjects = [
  object('Supplier Message', data, '0-2:96.13.1.255', { value: text }),
  object('Customer Identification Number', data, '0-3:96.13.1.255', { value: text }),
  object('Supplier Telephone Number', extendedData, '0-0:96.13.0.255', { value_active: text }),
  object('Supplier Name', extendedData, '0-0:96.13.1.255', { value_active: text }),
]
