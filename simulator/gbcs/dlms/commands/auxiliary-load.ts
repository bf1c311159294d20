import { activation, scheduleEntries, specialDays } from '../calendar.ts'
import { cosemCommand, operationsByCode, optionally, valued } from '../command.ts'
import { data, extendedData, schedule, scriptTable, specialDaysTable } from '../interface-classes.ts'
import { action, set } from '../operations.ts'
import { constant, integerOf, moment, octetsOf, truth, visibleString } from '../values.ts'

/** One of the five switches or controllers of an ESME. */
export type Switch = 1 | 2 | 3 | 4 | 5
export const switches: readonly Switch[] = [1, 2, 3, 4, 5]

const selector = integerOf('long-unsigned')

const supply = (script: number) =>
  valued(action(scriptTable, '0-0:10.0.106.255', 'execute'), constant({ type: 'long-unsigned', value: script }))

/** Closes the load switch of an ESME, opens it, and arms it. */
export const ecs42 = cosemCommand(0x004f, { enable: supply(51) })
export const ecs43 = cosemCommand(0x0050, { disable: supply(52) })
export const ecs44 = cosemCommand(0x0051, { arm: supply(54) })

/** Within how many seconds switches act at random, so that not all act at once. */
export const ecs38 = cosemCommand(0x004b, { limitSeconds: valued(set(data, '0-0:94.44.0.1', 'value'), selector) })

const label = (which: Switch) => optionally(valued(set(data, `0-0:94.44.0.${10 + which}`, 'value'), visibleString))
/** Eight octets of zero for a switch of the meter itself, else the HCALCS. */
const kind = (which: Switch) => optionally(valued(set(data, `0-0:94.44.0.${20 + which}`, 'value'), octetsOf(8)))
const boost = (which: Switch) => optionally(valued(set(data, `0-0:94.44.6.${which}`, 'value'), truth))

/** What switches are called. */
export const ecs46a = cosemCommand(0x0053, {
  label1: label(1),
  label2: label(2),
  label3: label(3),
  label4: label(4),
  label5: label(5),
})

const calendar = {
  specialDays: valued(set(specialDaysTable, '0-1:11.0.3.255', 'entries'), specialDays),
  entries: valued(set(schedule, '0-1:12.0.2.255', 'entries'), scheduleEntries('0-0:10.0.103.255')),
  calendarFrom: valued(set(extendedData, '0-0:94.44.128.26', 'activate_passive_value_time'), activation),
  specialDaysFrom: valued(set(extendedData, '0-0:94.44.128.35', 'activate_passive_value_time'), activation),
}

/** When they switch, and which of them are HCALCS. */
export const ecs46c = cosemCommand(0x0054, {
  kind1: kind(1),
  kind2: kind(2),
  kind3: kind(3),
  kind4: kind(4),
  kind5: kind(5),
  ...calendar,
})

/** At what level auxiliary controllers are when. */
export const ecs46d = cosemCommand(0x011a, calendar)

/** For how long a switch is to be as it is put now: a command for each, as each has its own object. */
const switched = (state: 1 | 2) => (which: Switch) =>
  cosemCommand(0x0055, {
    minutes: valued(set(data, `0-0:94.44.${116 + which}.${state}`, 'value'), selector),
    script: valued(
      action(scriptTable, '0-0:10.0.103.255', 'execute'),
      constant({ type: 'long-unsigned', value: (which << 8) | (0x10 + state) }),
    ),
  })
export const ecs47Activate = switches.map(switched(1))
export const ecs47Deactivate = switches.map(switched(2))

/** Has a switch be again as its calendar says. */
export const ecs47Reset = cosemCommand(0x0055, {
  script: valued(action(scriptTable, '0-0:10.0.103.255', 'execute'), selector),
})

const levelled = (messageCode: number, first: 1 | 3, script: string) => (which: Switch) =>
  cosemCommand(messageCode, {
    from: valued(set(data, `0-0:94.44.${116 + which}.${first}`, 'value'), moment),
    to: valued(set(data, `0-0:94.44.${116 + which}.${first + 1}`, 'value'), moment),
    script: valued(action(scriptTable, script, 'execute'), selector),
  })

/** Sets the level of an auxiliary controller for a while, and limits it. */
export const ecs47a = switches.map(levelled(0x011e, 1, '0-0:10.0.103.255'))
export const ecs47e = switches.map(levelled(0x011f, 3, '0-0:10.0.107.255'))

/** Which switches the boost button works. */
export const ecs62 = cosemCommand(0x005f, {
  switch1: boost(1),
  switch2: boost(2),
  switch3: boost(3),
  switch4: boost(4),
  switch5: boost(5),
})

/** Supply and auxiliary load of an ESME. By message code: the operations of the command, in order. */
export const auxiliaryLoadCommands = operationsByCode(
  ...[ecs38, ecs42, ecs43, ecs44, ecs46a, ecs46c, ecs46d, ecs62],
  ...[...ecs47Activate, ...ecs47Deactivate, ecs47Reset, ...ecs47a, ...ecs47e],
)
