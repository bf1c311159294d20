import { describeEvent } from '../../device-alerts.ts'
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
import {
  bitsWith,
  dateTime,
  entity,
  label,
  loadScript,
  momentOrMinutes,
  named,
  ofBits,
  oneOf,
  structure,
  text,
  unit,
} from '../shown.ts'

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
    object(`ALCS ${which} activation, for how long or from`, data, `0-0:94.44.${116 + which}.1`, {
      value: momentOrMinutes,
    }),
    object(`ALCS ${which} deactivation, for how long, or activation until`, data, `0-0:94.44.${116 + which}.2`, {
      value: momentOrMinutes,
    }),
    object(`Auxiliary Controller ${which} limit, from`, data, `0-0:94.44.${116 + which}.3`, { value: dateTime }),
    object(`Auxiliary Controller ${which} limit, until`, data, `0-0:94.44.${116 + which}.4`, { value: dateTime }),
  ]),
  object('ALCS scripts', scriptTable, '0-0:10.0.103.255', { execute: loadScript }),
  object('Auxiliary Controller scripts', scriptTable, '0-0:10.0.107.255', { execute: loadScript }),
  object('ALCS Calendar', schedule, '0-0:12.0.2.255'),
  object('ALCS Calendar, passive', schedule, '0-1:12.0.2.255'),
  object('ALCS Calendar, activation', extendedData, '0-0:94.44.128.26'),
  object('ALCS Calendar Special Days', specialDaysTable, '0-0:11.0.3.255'),
  object('ALCS Calendar Special Days, passive', specialDaysTable, '0-1:11.0.3.255'),
  object('ALCS Calendar Special Days, activation', extendedData, '0-0:94.44.128.35'),
]

const behaviours = ['alerts to the WAN', 'events to the HAN', 'audible alarms', 'logging']

/** Events by the bits that stand for the low octets of their codes. */
const eventsOf =
  (group: number) =>
  (bits: readonly number[]): string =>
    bits.length === 0 ? 'none' : bits.map((low) => describeEvent(256 * group + low)).join(', ')

/** A bit for each event, which is enabled where the bit is set; where most are, those that are not are told. */
const enabledEvents = (group: number) =>
  ofBits((set, bits) => {
    if (2 * set.length <= bits) return `enabled: ${eventsOf(group)(set)}`
    const others = Array.from({ length: bits }, (_, bit) => bit).filter((bit) => !set.includes(bit))
    return `enabled: every event${others.length === 0 ? '' : ` but ${eventsOf(group)(others)}`}`
  })

/** In the first half a bit for each event that is meant, in the second for each of them that is to be enabled. */
const behaviourSetting = (group: number) =>
  ofBits((set, bits) => {
    const half = bits / 2
    const enabled = set.filter((bit) => bit < half)
    const disabled = set.filter((bit) => bit >= half && !enabled.includes(bit - half)).map((bit) => bit - half)
    return `enabled: ${eventsOf(group)(enabled)}; disabled: ${eventsOf(group)(disabled)}`
  })

/** Whose events, under which logical names, and in which group their codes are. */
const tellingParties = [
  ['0-30', 'Supplier', 0x81],
  ['0-33', 'Network Operator', 0x80],
] as const

/** Which events make alerts, and of what sort: bit by bit, as GBCS 16 orders them. */
export const behaviourObjects = tellingParties.flatMap(([names, party, group]) =>
  behaviours.flatMap((behaviour, index) => [
    object(`Event behaviours, ${party}: ${behaviour}`, data, `${names}:97.98.${11 + index}.255`, {
      value: behaviourSetting(group),
    }),
    object(`Event behaviours as configured, ${party}: ${behaviour}`, data, `${names}:97.98.${15 + index}.255`, {
      value: enabledEvents(group),
    }),
  ]),
)

/** Channels of the page that the first five of 32 bits say (IEEE 802.15.4), counted from the first of the page. */
export const subGhzChannels = bitsWith((set, bits) => {
  const page = set.filter((bit) => bit >= 27).reduce((sum, bit) => sum + 2 ** (bit - 27), 0)
  const channels = set.filter((bit) => bit < 27)
  return bits === 32 ? `page ${page}, channels ${channels.join(', ') || 'none'}` : `${bits} bits`
})

const hundredthsOfAPercent = unit('hundredths of a percent')

/** What a Communications Hub is told of its radio, by the names that 6.28 gives it. */
export const subGhzConfiguration = structure(
  named('Lower Band Sub GHz Channels 0 To 26', subGhzChannels),
  named('Lower Band Sub GHz Channels 27 To 34', subGhzChannels),
  named('Lower Band Sub GHz Channels 35 To 61', subGhzChannels),
  named('Upper Band Sub GHz Channels 0 To 26', subGhzChannels),
  named('Normal-Limited Duty Cycle Threshold', hundredthsOfAPercent),
  named('Limited-Critical Duty Cycle Threshold', hundredthsOfAPercent),
  named('Maximum Sub GHz Channel Changes Per Week'),
  named('GSME Curfew'),
  named('Channel Quieter Threshold'),
  named('Channel Noisier Threshold'),
  named('Non GSME Poor Comms Percentage Threshold', hundredthsOfAPercent),
  named('Non GSME Poor Comms Measurement Periods'),
  named('Local CH Noise Measurement Period'),
  named('Local CH Failure Percentage', hundredthsOfAPercent),
  named('Local CH Retry Percentage', hundredthsOfAPercent),
)

/** The network of a Communications Hub: CHTS 4.6, GBCS 10. */
export const hubObjects = [
  object('Device Log', zigbeeNetworkControl, '0-0:30.3.0.255', { backup_PAN: networkBackup }),
  object('Historic Device Log', zigbeeNetworkControl, '0-0:30.3.1.255', { backup_PAN: networkBackup }),
  object('Sub GHz Configuration', data, '0-0:94.44.10.0', { value: subGhzConfiguration }),
  object('Sub GHz Channel Scan', data, '0-0:94.44.10.1', { value: oneOf({ 0: 'request a scan' }) }),
  object('Sub GHz Operating Channel', data, '0-0:94.44.10.2', { value: subGhzChannels }),
]
