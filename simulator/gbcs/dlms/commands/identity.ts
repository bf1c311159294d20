import { cosemCommand, operationsByCode, reading, valued } from '../command.ts'
import { clock, data } from '../interface-classes.ts'
import { action, get, set } from '../operations.ts'
import { asciiString, constant, moment, never, structureOf, zero } from '../values.ts'

/** Sets the import MPAN that an ESME shows; a twin element meter has both, one behind the other. */
export const ecs39a = cosemCommand(0x004c, { mpans: valued(set(data, '0-0:94.44.34.11', 'value'), asciiString) })

/** Sets the export MPAN. */
export const ecs39b = cosemCommand(0x004d, { mpan: valued(set(data, '1-0:0.0.2.255', 'value'), asciiString) })

/** Reads both. */
export const ecs40 = cosemCommand(0x004e, {
  importMpan: reading(get(data, '0-0:94.44.34.11', 'value')),
  exportMpan: reading(get(data, '1-0:0.0.2.255', 'value')),
})

/** Reads the firmware version of an ESME or a Communications Hub. */
export const ecs52 = cosemCommand(0x0059, { version: reading(get(data, '0-0:0.2.1.255', 'value')) })

/** Has an ESME take the hub's time, where that lies within the window. */
export const ecs70 = cosemCommand(0x0062, {
  clockBase: valued(set(clock, '0-0:1.0.0.255', 'clock_base'), constant({ type: 'enum', value: 5 })),
  validity: valued(
    action(clock, '0-0:1.0.0.255', 'preset_adjusting_time'),
    structureOf({ presetTime: never, start: moment, end: moment }),
  ),
  adjust: valued(action(clock, '0-0:1.0.0.255', 'adjust_to_preset_time'), zero),
  time: reading(get(clock, '0-0:1.0.0.255', 'time')),
  status: reading(get(clock, '0-0:1.0.0.255', 'status')),
})

/** Who an ESME is, and what time it is for it. By message code: the operations of the command, in order. */
export const identityCommands = operationsByCode(ecs39a, ecs39b, ecs40, ecs52, ecs70)
