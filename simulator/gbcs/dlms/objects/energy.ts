import { object } from '../cosem-object.ts'
import type { Shown } from '../data.ts'
import {
  data,
  dataProtection,
  disconnectControl,
  extendedData,
  extendedRegister,
  limiter,
  profileGeneric,
  register,
  registerMonitor,
  schedule,
  scriptTable,
} from '../interface-classes.ts'
import {
  arrayOf,
  dateTime,
  eventCode,
  named,
  oneOf,
  scalerAndUnit,
  secondsSince1970,
  secondsSince2000,
  structure,
  unit,
} from '../shown.ts'

/** Registers of an ESME count in these, with a scaler of 10^0, and its logs have what the registers count. */
const activeEnergy = unit('Wh')
const reactiveEnergy = unit('varh')

const entriesOf = (...columns: readonly Shown[]) => ({
  buffer: arrayOf('entry', structure(named('date and time', secondsSince2000), ...columns)),
})

/** Registers, what is recorded of them and when: SMETS 5.7.5. */
export const energyObjects = [
  object('Active Export Register', register, '1-0:2.8.0.255', { value: activeEnergy }),
  object('Reactive Export Register', register, '1-0:4.8.0.255', { value: reactiveEnergy }),
  object('Active Import Register', register, '1-0:1.8.0.255', { value: activeEnergy }),
  object('Reactive Import Register', register, '1-0:3.8.0.255', { value: reactiveEnergy }),
  object('Import Register Collection', data, '0-0:94.44.34.10', {
    value: structure(
      named('Active Import Register', activeEnergy),
      named('scaler and unit', scalerAndUnit),
      named('Reactive Import Register', reactiveEnergy),
      named('scaler and unit', scalerAndUnit),
    ),
  }),
  object('Tariff TOU Register Collection', data, '0-0:94.44.34.1'),
  object('Tariff Block Counter Matrix Collection', data, '0-0:94.44.34.2'),
  object('Power Import Collection', data, '0-0:94.44.34.20', {
    value: structure(
      named('Active Power Import', unit('W')),
      named('scaler and unit', scalerAndUnit),
      named('Reactive Power Import', unit('var')),
    ),
  }),
  object('Prepayment Register Collection', data, '0-0:94.44.34.30'),
  object('Import Registers, protected', dataProtection, '0-0:43.2.8.255'),
  object('Tariff TOU Registers, protected', dataProtection, '0-0:43.2.9.255'),
  object('Tariff Block Counter Matrix, protected', dataProtection, '0-0:43.2.10.255'),
  object('Prepayment Registers, protected', dataProtection, '0-0:43.2.1.255'),
  object('Billing Data Log, by billing calendar, protected', dataProtection, '0-0:43.2.2.255'),
  object('Billing Data Log, by change of mode or tariff, protected', dataProtection, '0-0:43.2.3.255'),
  object('Daily Consumption Log, protected', dataProtection, '0-0:43.2.4.255'),
  object('Daily Read Log, protected', dataProtection, '0-0:43.2.5.255'),
  object('Prepayment Daily Read Log, protected', dataProtection, '0-0:43.2.6.255'),
  object('Profile Data Log, active import, protected', dataProtection, '0-0:43.2.7.255'),
  object('Billing Data Log, by billing calendar', profileGeneric, '0-0:98.1.0.255'),
  object('Billing Data Log, prepayment, by billing calendar', profileGeneric, '0-0:98.1.1.255'),
  object('Billing Data Log, by change of mode or tariff', profileGeneric, '0-0:98.1.2.255'),
  object(
    'Billing Data Log, payment-based debt payments',
    profileGeneric,
    '0-0:98.1.4.255',
    entriesOf(named('payment', unit('thousandths of a penny'))),
  ),
  object(
    'Billing Data Log, prepayment credits',
    profileGeneric,
    '0-0:98.1.5.255',
    entriesOf(named('credit', unit('thousandths of a penny'))),
  ),
  object('Prepayment Daily Read Log', profileGeneric, '0-0:98.1.8.255'),
  object('Daily Read Log', profileGeneric, '0-0:98.1.9.255'),
  object(
    'Daily Read Log, export',
    profileGeneric,
    '0-0:98.1.10.255',
    entriesOf(named('Active Export Register', activeEnergy)),
  ),
  object(
    'Profile Data Log, active import',
    profileGeneric,
    '0-0:99.1.0.255',
    entriesOf(named('Active Energy Imported', activeEnergy)),
  ),
  object(
    'Profile Data Log, export',
    profileGeneric,
    '0-0:99.1.1.255',
    entriesOf(named('Active Energy Exported', activeEnergy), named('Reactive Energy Exported', reactiveEnergy)),
  ),
  object(
    'Profile Data Log, reactive import',
    profileGeneric,
    '0-0:99.1.2.255',
    entriesOf(named('Reactive Energy Imported', reactiveEnergy)),
  ),
  object(
    'Daily Consumption Log',
    profileGeneric,
    '0-0:99.1.3.255',
    entriesOf(named('Active Energy Imported', activeEnergy)),
  ),
  object('Maximum Demand Active Import, reset date and time', data, '0-0:94.44.5.0', { value: dateTime }),
  object('Maximum Demand (Configurable Time) Active Import, reset date and time', data, '0-0:94.44.5.1', {
    value: dateTime,
  }),
  object('Maximum Demand Active Export, reset date and time', data, '0-0:94.44.5.2', { value: dateTime }),
  object('Maximum Demand Active Import', extendedRegister, '1-0:1.6.0.255', { value: unit('W') }),
  object('Maximum Demand (Configurable Time) Active Import', extendedRegister, '1-0:1.6.1.255', { value: unit('W') }),
  object('Maximum Demand Active Export', extendedRegister, '1-0:2.6.0.255', { value: unit('W') }),
  object('Maximum Demand Configurable Time Period', schedule, '0-0:12.0.0.255'),
  object('Instantaneous Power Thresholds', registerMonitor, '0-0:16.0.0.255'),
]

const phases = ['32', '52', '72'].map((group, index) => ({ group, phase: index === 0 ? '' : `, phase ${index + 1}` }))

/** Voltage, its thresholds and counters, for one phase or for three: SMETS 5.7.5. */
export const voltageObjects = [
  ...phases.flatMap(({ group, phase }) => [
    object(`Average RMS Under Voltage Threshold${phase}`, data, `1-0:${group}.31.0.4`, { value: unit('V') }),
    object(`Average RMS Over Voltage Threshold${phase}`, data, `1-0:${group}.35.0.4`, { value: unit('V') }),
    object(`Average RMS Under Voltage Counter${phase}`, register, `1-0:${group}.32.0.4`),
    object(`Average RMS Over Voltage Counter${phase}`, register, `1-0:${group}.36.0.4`),
    object(
      `Average RMS Voltage Profile Data Log${phase}`,
      profileGeneric,
      `1-0:${group}.24.0.255`,
      entriesOf(named('average RMS voltage', unit('V'))),
    ),
  ]),
  object('RMS Extreme Over Voltage', limiter, '0-0:17.0.1.255', { threshold_normal: unit('V') }),
  object('RMS Extreme Under Voltage', limiter, '0-0:17.0.2.255', { threshold_normal: unit('V') }),
  object('RMS Voltage Sag', limiter, '0-0:17.0.3.255', { threshold_normal: unit('V') }),
  object('RMS Voltage Swell', limiter, '0-0:17.0.4.255', { threshold_normal: unit('V') }),
]

/** What a load switch or an auxiliary one is told by a script. */
const script = { execute: oneOf({ 51: 'close', 52: 'open', 54: 'arm' }) }

/** Supply and load limiting: SMETS 5.7.4. */
export const supplyObjects = [
  object('Load Switch', disconnectControl, '0-0:96.3.10.255'),
  object('Load Switch scripts', scriptTable, '0-0:10.0.106.255', script),
  object('Load Limit', limiter, '0-0:17.0.0.255', { threshold_normal: unit('W') }),
  object('Load Limit Counter', register, '0-0:94.44.42.255'),
  object('Load Limit Supply State', extendedData, '0-0:94.44.0.3'),
  object('Load Limit Period', extendedData, '0-0:94.44.128.6', {
    value_active: unit('seconds'),
    value_passive: unit('seconds'),
  }),
  object('Load Limit Power Threshold', extendedData, '0-0:94.44.128.7', {
    value_active: unit('W'),
    value_passive: unit('W'),
  }),
  object('Load Limit Restoration Period', extendedData, '0-0:94.44.128.8', {
    value_active: unit('seconds'),
    value_passive: unit('seconds'),
  }),
  object('Supply Tamper State', data, '0-0:94.44.0.4'),
]

const log = (...columns: readonly Shown[]) => ({
  buffer: arrayOf(
    'entry',
    structure(named('date and time', secondsSince2000), named('event code', eventCode), ...columns),
  ),
})

/** Logs of events: SMETS 5.7.5, CHTS 4.7. */
export const logObjects = [
  object('Event Log', profileGeneric, '0-0:99.98.0.255', log(named('other information'))),
  object('Security Log', profileGeneric, '0-0:99.98.1.255', log()),
  object('Power Event Log', profileGeneric, '0-0:99.98.4.255', log(named('value'))),
  object('ALCS Event Log', profileGeneric, '0-17:99.98.2.255', {
    buffer: arrayOf(
      'entry',
      structure(
        named('date and time', secondsSince2000),
        named('script'),
        named('outcome'),
        named('time of the Command', secondsSince1970),
      ),
    ),
  }),
  object('Boost Function Event Log', profileGeneric, '0-0:99.98.20.255', {
    buffer: arrayOf('entry', structure(named('start', secondsSince2000), named('end', secondsSince2000))),
  }),
  object('Sub GHz Channel Log', profileGeneric, '0-0:94.44.10.3', log(named('other information'))),
  object('Tariff Block Counter Matrix scripts', scriptTable, '0-0:10.0.100.255'),
]
