import type { BodyContent } from '../../../duis/bodies/request-bodies.ts'
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
} from '../../../gbcs/dlms/commands/auxiliary-load.ts'
import { gcs32, gcs39 } from '../../../gbcs/gbz/commands/settings.ts'
import { entityIdentifierFromOctets } from '../../../vocabulary/entity-identifier.ts'
import { datedDays, inOrder, specialDaysByBits, weekdaysOf } from '../calendars.ts'
import { tableOf } from '../lists.ts'
import { dateOf, executionOf, moment } from '../moments.ts'
import { allOf, always, must, type Reading, reading } from '../reading.ts'

type Values<Of> = Of extends { write(values: infer Said, counter: bigint): Buffer } ? Said : never
type SwitchSchedule = BodyContent<'UpdateDeviceConfigurationALCScheduler'>

/** What is asked of the valve of a GSME. */
function supply(values: Values<typeof gcs32>, proposedSupplyStatus: number): object {
  always(values.supply, {
    providerId: 0,
    requestDateTime: 0,
    implementationDateTime: 0,
    proposedSupplyStatus,
    supplyControlBits: 1,
  })
  return {}
}

const ofSwitches = <Value>(values: readonly (Value | undefined)[]): ReadonlyMap<number, Value> =>
  new Map(values.flatMap((value, at) => (value === undefined ? [] : [[at + 1, value] as const])))

const scriptOf = (selector: number) => ({ which: (selector >> 8) & 0xf, rest: selector & 0xff, kind: selector >> 12 })

function switchOf(selector: number) {
  const { which, rest, kind } = scriptOf(selector)
  must(kind === 0 && (rest === 1 || rest === 2), 'ActivateDeactivateSwitch')
  return { index: which, ...(rest === 1 ? { activateSwitch: {} } : { deactivateSwitch: {} }) }
}

/** A script has the number of a controller, its level, and whether its output or its input has it (docs/domain/gbcs.md#levels). */
function levelOf(selector: number) {
  const { which, rest, kind } = scriptOf(selector)
  must(kind === 1 || kind === 2, 'InputFromControlledLoad')
  return {
    auxiliaryControllerN: which,
    commandedStateLevel: rest,
    ...(kind === 2 ? { inputFromControlledLoad: {} } : {}),
  }
}

const byCalendar = 0x80

function levelByCalendar(selector: number) {
  must((selector & byCalendar) !== 0, 'CommandedStateLevel')
  return levelOf(selector & ~byCalendar)
}

type Scheduled = Pick<Values<typeof ecs46d>, 'calendarFrom' | 'specialDaysFrom'>

const fromOf = (values: Scheduled, { executionDateTime: asked }: Pick<SwitchSchedule, 'executionDateTime'>) =>
  allOf(asked, executionOf(values.calendarFrom, asked), executionOf(values.specialDaysFrom, asked))

type Entry = Values<typeof ecs46d>['entries'][number]

const datesAndTime = ({ switchTime, begin, end }: Entry) => ({
  switchTime,
  startDate: dateOf(begin),
  endDate: dateOf(end),
})

function kindOf(kind: Buffer) {
  return kind.every((octet) => octet === 0) ? { alcs: {} } : { hcalcs: entityIdentifierFromOctets(kind) }
}

function switchSchedule(values: Values<typeof ecs46c>, asked: SwitchSchedule) {
  const kinds = ofSwitches([values.kind1, values.kind2, values.kind3, values.kind4, values.kind5])
  const askedKinds = asked.switchTypeAndId.map(({ index, ...value }) => ({ index, value: value as object }))
  return {
    executionDateTime: fromOf(values, asked),
    alcsHcalcsConnectionSchedule: values.entries.map((entry, at) => {
      const its = asked.alcsHcalcsConnectionSchedule[at]
      inOrder(entry, at)
      return {
        activateDeactivateSwitch: switchOf(entry.selector),
        specialDaysApplicability: specialDaysByBits(
          entry.specialDays,
          values.specialDays.length,
          its?.specialDaysApplicability.map(({ index }) => index),
        ).map((index) => ({ index })),
        daysOfWeekApplicability: weekdaysOf(entry.weekdays, its?.daysOfWeekApplicability),
        alcsScheduleDatesAndTime: datesAndTime(entry),
      }
    }),
    alcsHcalcsSpecialDays: { alcsHcalcsSpecialDay: datedDays(values.specialDays, 'index') },
    switchTypeAndId: tableOf<object>(new Map([...kinds].map(([which, kind]) => [which, kindOf(kind)])), askedKinds).map(
      ({ index, value }) => ({ index, ...value }),
    ),
  }
}

function controllerSchedule(
  values: Values<typeof ecs46d>,
  asked: BodyContent<'UpdateDeviceConfigurationAuxiliaryControllerScheduler'>,
) {
  return {
    executionDateTime: fromOf(values, asked),
    auxiliaryControllerSchedule: values.entries.map((entry, at) => {
      const its = asked.auxiliaryControllerSchedule[at]
      inOrder(entry, at)
      return {
        auxiliaryControllerAction: levelByCalendar(entry.selector),
        specialDaysApplicability: specialDaysByBits(
          entry.specialDays,
          values.specialDays.length,
          its?.specialDaysApplicability.map(({ identifier }) => identifier),
        ).map((identifier) => ({ identifier })),
        daysOfWeekApplicability: weekdaysOf(entry.weekdays, its?.daysOfWeekApplicability),
        auxiliaryControllerSchedulePeriodAndTime: datesAndTime(entry),
      }
    }),
    auxiliaryControllerSpecialDayDefinitions: {
      auxiliaryControllerSpecialDayDefinition: datedDays(values.specialDays, 'identifier'),
    },
  }
}

/** The way of each controller has objects of its own, and its script says the same one. */
const stateForAWhile =
  (which: number) =>
  ({ from, to, script }: Values<(typeof ecs47a)[number]>, asked: BodyContent<'SetAuxiliaryControllerState'>) => {
    const level = levelOf(script)
    must(level.auxiliaryControllerN === which, 'AuxiliaryControllerN')
    return { startDateTime: moment(from, asked.startDateTime), endDateTime: moment(to, asked.endDateTime), ...level }
  }

/** Service References 7, and of 6 what is about switches. */
export const supplyAndLoadReadings: readonly Reading[] = [
  reading('6.14.1', 'UpdateDeviceConfigurationALCDescriptions', ecs46a, (values, { alcsHcalcsDescription: asked }) => ({
    alcsHcalcsDescription: tableOf(
      ofSwitches([values.label1, values.label2, values.label3, values.label4, values.label5]),
      asked.map(({ index, switchDescription }) => ({ index, value: switchDescription })),
    ).map(({ index, value }) => ({ index, switchDescription: value })),
  })),
  reading('6.14.2', 'UpdateDeviceConfigurationALCScheduler', ecs46c, switchSchedule),
  reading('6.14.3', 'UpdateDeviceConfigurationAuxiliaryControllerScheduler', ecs46d, controllerSchedule),
  reading('7.1', 'EnableSupply', ecs42, () => ({})),
  reading('7.2', 'DisableSupply', ecs43, () => ({})),
  reading('7.2', 'DisableSupply', gcs32, (values) => supply(values, 0)),
  reading('7.3', 'ArmSupply', ecs44, () => ({})),
  reading('7.3', 'ArmSupply', gcs39, (values) => supply(values, 1)),
  ...ecs47Activate.map((command, at) =>
    reading('7.5', 'ActivateAuxiliaryLoad', command, ({ minutes }) => ({
      activateAlcsHcalcs: { index: at + 1, duration: minutes },
    })),
  ),
  ...ecs47Deactivate.map((command, at) =>
    reading('7.6', 'DeactivateAuxiliaryLoad', command, ({ minutes }) => ({
      deactivateAlcsHcalcs: { index: at + 1, duration: minutes },
    })),
  ),
  reading('7.8', 'ResetAuxiliaryLoad', ecs47Reset, ({ script }) => {
    must((script & 0xff) === 0x20, 'ResetALCSHCALCS')
    return { resetAlcsHcalcs: { index: script >> 8 } }
  }),
  reading('7.12', 'SetRandomisedOffsetLimit', ecs38, ({ limitSeconds }) => ({ randomisedOffsetLimit: limitSeconds })),
  ...ecs47a.map((command, at) => reading('7.13', 'SetAuxiliaryControllerState', command, stateForAWhile(at + 1))),
  ...ecs47e.map((command, at) => reading('7.16', 'LimitAPCLevel', command, stateForAWhile(at + 1))),
]
