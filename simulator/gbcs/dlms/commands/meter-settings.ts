import { activation, dateMask, scheduleEntries, timeOfDay } from '../calendar.ts'
import { cosemCommand, operationsByCode, optionally, valued } from '../command.ts'
import {
  data,
  extendedData,
  extendedRegister,
  profileGeneric,
  register,
  registerMonitor,
  schedule,
  singleActionSchedule,
} from '../interface-classes.ts'
import { action, set } from '../operations.ts'
import {
  arrayOf,
  asciiString,
  constant,
  type DataCodec,
  integerOf,
  moment,
  structureOf,
  truth,
  zero,
} from '../values.ts'

const power = integerOf('double-long-unsigned')

/** Shows a message, and the number by which a customer is known to be who they say. */
export const ecs10 = cosemCommand(0x0021, { message: valued(set(data, '0-2:96.13.1.255', 'value'), asciiString) })
export const ecs50 = cosemCommand(0x0058, { number: valued(set(data, '0-3:96.13.1.255', 'value'), asciiString) })

/** Hides what is from before a change of tenancy. */
export const ecs12 = cosemCommand(0x0022, { from: valued(set(data, '0-0:94.44.3.2', 'value'), moment) })

/** Has an ESME forget its privacy PIN. */
export const ecs14 = cosemCommand(0x0023, {
  pin: valued(set(data, '0-0:94.44.3.1', 'value'), constant({ type: 'octet-string', value: Buffer.alloc(0) })),
})

/** Empties the event log, and that of load switches. */
export const ecs15a = cosemCommand(0x0024, { reset: valued(action(profileGeneric, '0-0:99.98.0.255', 'reset'), zero) })
export const ecs15c = cosemCommand(0x00c1, { reset: valued(action(profileGeneric, '0-17:99.98.2.255', 'reset'), zero) })

/** Who supplies, and how to reach them. */
export const ecs16 = cosemCommand(0x0025, {
  telephone: valued(set(extendedData, '0-0:96.13.0.255', 'value_active'), asciiString),
  name: valued(set(extendedData, '0-0:96.13.1.255', 'value_active'), asciiString),
})

const passive = (obis: string) => set(extendedData, obis, 'value_passive')
const activated = (obis: string) => valued(set(extendedData, obis, 'activate_passive_value_time'), activation)

/** Sets how much may be drawn, and for how long. */
export const ecs28a = cosemCommand(0x0043, {
  disables: valued(passive('0-0:94.44.0.3'), truth),
  thresholdWatts: valued(passive('0-0:94.44.128.7'), power),
  periodSeconds: valued(passive('0-0:94.44.128.6'), power),
  restorationSeconds: valued(passive('0-0:94.44.128.8'), power),
  disablesFrom: activated('0-0:94.44.0.3'),
  thresholdFrom: activated('0-0:94.44.128.7'),
  periodFrom: activated('0-0:94.44.128.6'),
  restorationFrom: activated('0-0:94.44.128.8'),
})

/** Has the counter of load limits begin at nothing. */
export const ecs28b = cosemCommand(0x0044, { reset: valued(action(register, '0-0:94.44.42.255', 'reset'), zero) })

const billingTimes = {
  times: valued(
    set(singleActionSchedule, '0-0:15.0.0.255', 'execution_time'),
    arrayOf(structureOf({ time: timeOfDay, date: dateMask })),
  ),
}

/** When a billing period begins; a quarter, a half and a whole year only in later versions of GBCS. */
export const ecs30 = cosemCommand(0x0046, billingTimes)
export const ecs30a = cosemCommand(0x00d7, billingTimes)

/** From what power on a display says medium, and high. */
export const ecs34 = cosemCommand(0x0047, {
  thresholdsWatts: valued(set(registerMonitor, '0-0:16.0.0.255', 'thresholds'), arrayOf(power)),
})

/** Within which hours a maximum demand of its own is kept. */
export const ecs37 = cosemCommand(0x004a, {
  entries: valued(set(schedule, '0-0:12.0.0.255', 'entries'), scheduleEntries('0-0:10.128.100.255')),
})

/** What a method without a parameter is given, where the method may be left out. */
const invoked: DataCodec<boolean> = {
  toData: () => zero.toData(null),
  fromData: (data) => (zero.fromData(data) === undefined ? undefined : true),
}

const resetDemand = (obis: string) => optionally(valued(action(extendedRegister, obis, 'reset'), invoked))

/** Has maximum demands begin at nothing. */
export const ecs57 = cosemCommand(0x005a, {
  activeImport: resetDemand('1-0:1.6.0.255'),
  activeImportInPeriod: resetDemand('1-0:1.6.1.255'),
  activeExport: resetDemand('1-0:2.6.0.255'),
})

/** Whether supply is locked on tampering. */
export const ecs81 = cosemCommand(0x0068, { locks: valued(set(data, '0-0:94.44.0.4', 'value'), truth) })

/** Settings of an ESME of all kinds. By message code: the operations of the command, in order. */
export const meterSettingsCommands = operationsByCode(
  ...[ecs10, ecs12, ecs14, ecs15a, ecs15c, ecs16, ecs28a, ecs28b, ecs30, ecs30a, ecs34, ecs37, ecs50, ecs57, ecs81],
)
