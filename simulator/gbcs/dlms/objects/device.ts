import { object, objects } from '../cosem-object.ts'
import {
  clock,
  data,
  disconnectControl,
  extendedData,
  networkBackup,
  schedule,
  scriptTable,
  specialDaysTable,
  zigbeeNetworkControl,
} from '../interface-classes.ts'
import { dateTime, entity, label, named, oneOf, structure, text, unit } from '../shown.ts'

/** Who and what a device is: SMETS 5.7.1, 5.7.4. */
export const identityObjects = [
  object('Clock', clock, '0-0:1.0.0.255'),
  object('Firmware Version', data, '0-0:0.2.1.255'),
  object('Import MPAN', data, '0-0:94.44.34.11', { value: text }),
  object('Export MPAN', data, '1-0:0.0.2.255', { value: text }),
  object('Device Identifier', data, '0-0:96.1.1.255', { value: entity }),
  object('Meter Variant', data, '0-0:96.1.2.255', { value: label }),
  object('Model Type', data, '0-0:96.1.4.255', { value: label }),
  object('Manufacturer Identifier', data, '0-0:96.1.6.255', { value: label }),
  object('Randomised Offset', data, '0-0:94.44.0.0', { value: unit('seconds') }),
  object('Randomised Offset Limit', data, '0-0:94.44.0.1', { value: unit('seconds') }),
  object('Randomised Offset Number', data, '0-0:94.44.0.2'),
  object('Privacy PIN Protection', data, '0-0:94.44.3.1'),
  object('Restrict Data Date Time', data, '0-0:94.44.3.2', { value: dateTime }),
]

/** Auxiliary load: switches, proportional controllers and boost: SMETS 5.7.4. */
export const loadControlObjects = [
  ...objects(5, 'Auxiliary Controller # Description', data, '0-0:94.44.0.#', 11, { value: text }),
  ...objects(5, 'Auxiliary Controller # Device Identifier', data, '0-0:94.44.0.#', 21, { value: entity }),
  ...objects(5, 'Auxiliary Controller # State', data, '0-0:94.44.0.#', 31, { value: text }),
  ...objects(5, 'Boost Function Control # of ALCS', data, '0-0:94.44.6.#', 1),
  object('Boost Function available', data, '0-0:94.44.7.255'),
  ...objects(5, 'ALCS #', disconnectControl, '0-#:96.3.10.255', 1),
  // Each of the five has its own four, switch 1 from 0-0:94.44.117.1 on, switch 5 up to 0-0:94.44.121.4.
  ...[1, 2, 3, 4, 5].flatMap((which) => [
    object(`ALCS ${which} activation, for how long or from`, data, `0-0:94.44.${116 + which}.1`, { value: dateTime }),
    object(`ALCS ${which} deactivation, for how long, or activation until`, data, `0-0:94.44.${116 + which}.2`, {
      value: dateTime,
    }),
    object(`Auxiliary Controller ${which} limit, from`, data, `0-0:94.44.${116 + which}.3`, { value: dateTime }),
    object(`Auxiliary Controller ${which} limit, until`, data, `0-0:94.44.${116 + which}.4`, { value: dateTime }),
  ]),
  object('ALCS scripts', scriptTable, '0-0:10.0.103.255'),
  object('Auxiliary Controller scripts', scriptTable, '0-0:10.0.107.255'),
  object('ALCS Calendar', schedule, '0-0:12.0.2.255'),
  object('ALCS Calendar, passive', schedule, '0-1:12.0.2.255'),
  object('ALCS Calendar, activation', extendedData, '0-0:94.44.128.26'),
  object('ALCS Calendar Special Days', specialDaysTable, '0-0:11.0.3.255'),
  object('ALCS Calendar Special Days, passive', specialDaysTable, '0-1:11.0.3.255'),
  object('ALCS Calendar Special Days, activation', extendedData, '0-0:94.44.128.35'),
]

const behaviours = ['alerts to the WAN', 'events to the HAN', 'audible alarms', 'logging']

/** Which events make alerts, and of what sort: bit by bit, as GBCS 16 orders them. */
export const behaviourObjects = [['0-30', 'Supplier'] as const, ['0-33', 'Network Operator'] as const].flatMap(
  ([group, party]) =>
    behaviours.flatMap((behaviour, index) => [
      object(`Event behaviours, ${party}: ${behaviour}`, data, `${group}:97.98.${11 + index}.255`),
      object(`Event behaviours as configured, ${party}: ${behaviour}`, data, `${group}:97.98.${15 + index}.255`),
    ]),
)

/** What a Communications Hub is told of its radio. */
export const subGhzConfiguration = structure(
  ...[28, 29, 30, 31].map((page) => named(`channel mask of page ${page}`)),
  named('normal duty cycle threshold'),
  named('limited duty cycle threshold'),
  named('maximum channel changes per week'),
  named('channel quality threshold'),
  named('noise detection period'),
  named('noise threshold'),
  named('lost messages threshold'),
  named('channel change holding period'),
  named('message failures threshold'),
  named('communications check period'),
  named('retry period'),
)

/** The network of a Communications Hub: CHTS 4.6, GBCS 10. */
export const hubObjects = [
  object('Device Log', zigbeeNetworkControl, '0-0:30.3.0.255', { backup_PAN: networkBackup }),
  object('Historic Device Log', zigbeeNetworkControl, '0-0:30.3.1.255', { backup_PAN: networkBackup }),
  object('Sub GHz Configuration', data, '0-0:94.44.10.0', { value: subGhzConfiguration }),
  object('Sub GHz Channel Scan', data, '0-0:94.44.10.1', { value: oneOf({ 0: 'request a scan' }) }),
  object('Sub GHz Operating Channel', data, '0-0:94.44.10.2'),
]
