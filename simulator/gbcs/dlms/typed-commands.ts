import { cosemCommand, reading, valued } from './command.ts'
import { clock, data, limiter, profileGeneric, register, zigbeeNetworkControl } from './interface-classes.ts'
import { action, get, set } from './operations.ts'
import { asciiString, constant, integerOf, moment, octetsOf, structureOf, truth, zero } from './values.ts'

/** Sets the import MPAN that an ESME shows; a twin element meter has both, one behind the other. */
export const ecs39a = cosemCommand({ mpans: valued(set(data, '0-0:94.44.34.11', 'value'), asciiString) })

/** Sets the export MPAN. */
export const ecs39b = cosemCommand({ mpan: valued(set(data, '1-0:0.0.2.255', 'value'), asciiString) })

/** Reads both. */
export const ecs40 = cosemCommand({
  importMpan: reading(get(data, '0-0:94.44.34.11', 'value')),
  exportMpan: reading(get(data, '1-0:0.0.2.255', 'value')),
})

/** Reads the firmware version of an ESME or a Communications Hub. */
export const ecs52 = cosemCommand({ version: reading(get(data, '0-0:0.2.1.255', 'value')) })

const device = '0-0:30.3.0.255'

/** Adds a device to a hub's log by its install code, and opens the joining window. */
export const ccs01 = cosemCommand({
  device: valued(
    action(zigbeeNetworkControl, device, 'register_device'),
    structureOf({
      entityIdentifier: octetsOf(8),
      keyType: constant({ type: 'enum', value: 1 }),
      installCode: octetsOf(16),
      role: constant({ type: 'enum', value: 0 }),
    }),
  ),
  joinTimeoutSeconds: valued(set(zigbeeNetworkControl, device, 'join_timeout'), integerOf('long-unsigned')),
  joiningEnabled: valued(set(zigbeeNetworkControl, device, 'enable_disable_joining'), truth),
})

/** Removes one. */
export const ccs02 = cosemCommand({
  entityIdentifier: valued(action(zigbeeNetworkControl, device, 'unregister_device'), octetsOf(8)),
})

/** What stands for no moment that is preset. */
const never = constant({ type: 'octet-string', value: Buffer.from('FFFFFFFFFFFFFFFFFF8000FF', 'hex') })

/** Has an ESME take the hub's time, where that lies within the window. */
export const ecs70 = cosemCommand({
  clockBase: valued(set(clock, '0-0:1.0.0.255', 'clock_base'), constant({ type: 'enum', value: 5 })),
  validity: valued(
    action(clock, '0-0:1.0.0.255', 'preset_adjusting_time'),
    structureOf({ presetTime: never, start: moment, end: moment }),
  ),
  adjust: valued(action(clock, '0-0:1.0.0.255', 'adjust_to_preset_time'), zero),
  time: reading(get(clock, '0-0:1.0.0.255', 'time')),
  status: reading(get(clock, '0-0:1.0.0.255', 'status')),
})

const volts = integerOf('double-long-unsigned')
const seconds = volts

/** Of a sample of the voltage, and of what is beyond a threshold for so long. */
const periodsAndThresholds = {
  averagePeriodSeconds: valued(set(profileGeneric, '1-0:32.24.0.255', 'capture_period'), seconds),
  extremeOver: valued(set(limiter, '0-0:17.0.1.255', 'threshold_normal'), volts),
  extremeOverSeconds: valued(set(limiter, '0-0:17.0.1.255', 'min_over_threshold_duration'), seconds),
  extremeUnder: valued(set(limiter, '0-0:17.0.2.255', 'threshold_normal'), volts),
  extremeUnderSeconds: valued(set(limiter, '0-0:17.0.2.255', 'min_over_threshold_duration'), seconds),
  sag: valued(set(limiter, '0-0:17.0.3.255', 'threshold_normal'), volts),
  sagSeconds: valued(set(limiter, '0-0:17.0.3.255', 'min_over_threshold_duration'), seconds),
  swell: valued(set(limiter, '0-0:17.0.4.255', 'threshold_normal'), volts),
  swellSeconds: valued(set(limiter, '0-0:17.0.4.255', 'min_over_threshold_duration'), seconds),
}

const averageOver = valued(set(data, '1-0:32.35.0.4', 'value'), volts)
const averageUnder = valued(set(data, '1-0:32.31.0.4', 'value'), volts)

const counterResets = {
  resetUnderCounter: valued(action(register, '1-0:32.32.0.4', 'reset'), zero),
  resetOverCounter: valued(action(register, '1-0:32.36.0.4', 'reset'), zero),
}

/** Voltage thresholds and periods of a single phase ESME, its counters reset, left alone, or reset and nothing else. */
export const ecs29a = cosemCommand({ ...periodsAndThresholds, averageOver, averageUnder, ...counterResets })
export const ecs29c = cosemCommand({ averageUnder, averageOver, ...periodsAndThresholds })
export const ecs29e = cosemCommand(counterResets)
