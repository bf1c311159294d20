import type { BodyContent } from '../../duis/bodies/request-bodies.ts'
import {
  ecs38,
  ecs42,
  ecs43,
  ecs44,
  ecs46a,
  ecs46c,
  ecs46d,
  ecs47Activate,
  ecs47a,
  ecs47Deactivate,
  ecs47e,
  ecs47Reset,
  ecs62,
} from '../../gbcs/dlms/commands/auxiliary-load.ts'
import { cosemLogRead, cosemRead } from '../../gbcs/dlms/reads.ts'
import { gcs33 } from '../../gbcs/gbz/commands/readings.ts'
import { gcs32, gcs39 } from '../../gbcs/gbz/commands/settings.ts'
import { octetsOfEntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { TransformFacts } from '../facts.ts'
import { activationOf, dateMaskOf, gasMoment, periodOf, specialDaysOf, weekdaysOf } from '../moments.ts'
import { asking, on, row, type TransformRow } from '../row.ts'

/** ZigBee Smart Energy: what supply is to be. */
const supplyStatuses = { off: 0, armed: 1 } as const

const changedSupply =
  (proposedSupplyStatus: number) =>
  (_body: unknown, { now }: TransformFacts) => ({
    supply: {
      providerId: 0,
      issuerEventId: gasMoment(now),
      requestDateTime: 0,
      implementationDateTime: 0,
      proposedSupplyStatus,
      // An acknowledgement is wanted.
      supplyControlBits: 1,
    },
  })

/** What a controller is to do: a script that has its number, its level, and whether it is its output or its input that has it (docs/domain/gbcs.md#levels). */
const output = 0x1000
const input = 0x2000
/** By the calendar, not at once. */
const byCalendar = 0x80

interface Level {
  readonly auxiliaryControllerN: number
  readonly commandedStateLevel: number
  readonly inputFromControlledLoad?: object
}

const levelScript = ({
  auxiliaryControllerN: which,
  commandedStateLevel: level,
  inputFromControlledLoad,
}: Level): number => (inputFromControlledLoad === undefined ? output : input) | (which << 8) | level

const switchScript = (which: number, isActivated: boolean): number => (which << 8) | (isActivated ? 1 : 2)
const resetScript = (which: number): number => (which << 8) | 0x20

interface ForAWhile extends Level {
  readonly startDateTime: Instant
  readonly endDateTime: Instant
}

/** The way of the one controller that a request is about. */
const levelOf = (which: number) => (body: ForAWhile) =>
  body.auxiliaryControllerN === which
    ? { from: body.startDateTime, to: body.endDateTime, script: levelScript(body) }
    : undefined

type SwitchSchedule = BodyContent<'UpdateDeviceConfigurationALCScheduler'>
type ControllerSchedule = BodyContent<'UpdateDeviceConfigurationAuxiliaryControllerScheduler'>

interface DatesAndTime {
  readonly switchTime: SwitchSchedule['alcsHcalcsConnectionSchedule'][number]['alcsScheduleDatesAndTime']['switchTime']
  readonly startDate: Parameters<typeof dateMaskOf>[0]
  readonly endDate: Parameters<typeof dateMaskOf>[0]
}

const between = ({ switchTime, startDate, endDate }: DatesAndTime) => ({
  switchTime,
  begin: dateMaskOf(startDate),
  end: dateMaskOf(endDate),
})

const calendarFrom = (body: SwitchSchedule | ControllerSchedule) => ({
  calendarFrom: activationOf(body),
  specialDaysFrom: activationOf(body),
})

function switchCalendar(body: SwitchSchedule) {
  const days = body.alcsHcalcsSpecialDays.alcsHcalcsSpecialDay
  return {
    specialDays: days.map((day) => ({ index: day.index, date: dateMaskOf(day), day: day.index })),
    entries: body.alcsHcalcsConnectionSchedule.map((entry, at) => ({
      index: at + 1,
      isEnabled: true,
      selector: switchScript(
        entry.activateDeactivateSwitch.index,
        entry.activateDeactivateSwitch.activateSwitch !== undefined,
      ),
      weekdays: weekdaysOf(entry.daysOfWeekApplicability),
      specialDays: specialDaysOf(
        entry.specialDaysApplicability.map(({ index }) => index),
        days.length,
      ),
      ...between(entry.alcsScheduleDatesAndTime),
    })),
    ...calendarFrom(body),
  }
}

function controllerCalendar(body: ControllerSchedule) {
  const days = body.auxiliaryControllerSpecialDayDefinitions.auxiliaryControllerSpecialDayDefinition
  return {
    specialDays: days.map((day) => ({ index: day.identifier, date: dateMaskOf(day), day: day.identifier })),
    entries: body.auxiliaryControllerSchedule.map((entry, at) => ({
      index: at + 1,
      isEnabled: true,
      selector: levelScript(entry.auxiliaryControllerAction) | byCalendar,
      weekdays: weekdaysOf(entry.daysOfWeekApplicability),
      specialDays: specialDaysOf(
        entry.specialDaysApplicability.map(({ identifier }) => identifier),
        days.length,
      ),
      ...between(entry.auxiliaryControllerSchedulePeriodAndTime),
    })),
    ...calendarFrom(body),
  }
}

/** Eight octets of zero for a switch of the meter itself. */
const ownSwitch = Buffer.alloc(8)

function kindOf({ switchTypeAndId }: SwitchSchedule, which: number): Buffer | undefined {
  const found = switchTypeAndId.find(({ index }) => index === which)
  if (found === undefined) return undefined
  return found.hcalcs === undefined ? ownSwitch : octetsOfEntityIdentifier(found.hcalcs)
}

type Boost = BodyContent<'AddAuxiliaryLoadToBoostButton'>['addToBoostButton']

/** Those that are named are put to the state; the others stay as they are. */
function boosted(buttons: Boost, state: boolean) {
  const stateOf = (which: number): boolean | undefined =>
    buttons.some(({ index, value }) => index === which && value) ? state : undefined
  return {
    switch1: stateOf(1),
    switch2: stateOf(2),
    switch3: stateOf(3),
    switch4: stateOf(4),
    switch5: stateOf(5),
  }
}

/** Service References 7, and of 6 what is about switches: supply and auxiliary load. */
export const supplyAndLoadRows: readonly TransformRow[] = [
  row(
    '6.14.1',
    'UpdateDeviceConfigurationALCDescriptions',
    on('ESME', ecs46a, ({ alcsHcalcsDescription: labels }) => {
      const label = (which: number) => labels.find(({ index }) => index === which)?.switchDescription
      return { label1: label(1), label2: label(2), label3: label(3), label4: label(4), label5: label(5) }
    }),
  ),
  row(
    '6.14.2',
    'UpdateDeviceConfigurationALCScheduler',
    on('ESME', ecs46c, (body) => ({
      kind1: kindOf(body, 1),
      kind2: kindOf(body, 2),
      kind3: kindOf(body, 3),
      kind4: kindOf(body, 4),
      kind5: kindOf(body, 5),
      ...switchCalendar(body),
    })),
  ),
  row('6.14.3', 'UpdateDeviceConfigurationAuxiliaryControllerScheduler', on('ESME', ecs46d, controllerCalendar)),
  row('7.1', 'EnableSupply', asking('ESME', ecs42)),
  row('7.2', 'DisableSupply', asking('ESME', ecs43), on('GSME', gcs32, changedSupply(supplyStatuses.off))),
  row('7.3', 'ArmSupply', asking('ESME', ecs44), on('GSME', gcs39, changedSupply(supplyStatuses.armed))),
  row('7.4', 'ReadSupplyStatus', asking('ESME', cosemRead(0x0052)), asking('GSME', gcs33)),
  row(
    '7.5',
    'ActivateAuxiliaryLoad',
    ...ecs47Activate.map((command, at) =>
      on('ESME', command, ({ activateAlcsHcalcs: it }: BodyContent<'ActivateAuxiliaryLoad'>) =>
        it.index === at + 1 ? { minutes: it.duration } : undefined,
      ),
    ),
  ),
  row(
    '7.6',
    'DeactivateAuxiliaryLoad',
    ...ecs47Deactivate.map((command, at) =>
      on('ESME', command, ({ deactivateAlcsHcalcs: it }: BodyContent<'DeactivateAuxiliaryLoad'>) =>
        it.index === at + 1 ? { minutes: it.duration } : undefined,
      ),
    ),
  ),
  row('7.7', 'ReadALCSData', asking('ESME', cosemRead(0x00bb))),
  row(
    '7.8',
    'ResetAuxiliaryLoad',
    on('ESME', ecs47Reset, ({ resetAlcsHcalcs: { index } }) => ({ script: resetScript(index) })),
  ),
  row(
    '7.9',
    'AddAuxiliaryLoadToBoostButton',
    on('ESME', ecs62, (body) => boosted(body.addToBoostButton, true)),
  ),
  row(
    '7.10',
    'RemoveAuxiliaryLoadFromBoostButton',
    on('ESME', ecs62, (body) => boosted(body.removeFromBoostButton, false)),
  ),
  row('7.11', 'ReadBoostButtonDetails', on('ESME', cosemLogRead(0x005e), periodOf)),
  row(
    '7.12',
    'SetRandomisedOffsetLimit',
    on('ESME', ecs38, ({ randomisedOffsetLimit }) => ({ limitSeconds: randomisedOffsetLimit })),
  ),
  row('7.13', 'SetAuxiliaryControllerState', ...ecs47a.map((command, at) => on('ESME', command, levelOf(at + 1)))),
  row('7.14', 'ReadAuxiliaryControllerConfigurationData', asking('ESME', cosemRead(0x011c))),
  row('7.15', 'ReadAuxiliaryControllerOperationalData', asking('ESME', cosemRead(0x011d))),
  row('7.16', 'LimitAPCLevel', ...ecs47e.map((command, at) => on('ESME', command, levelOf(at + 1)))),
]
