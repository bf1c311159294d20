import { boolean, dateTime, natural, positive, time, unsignedShort } from '../notation/simple-types.ts'
import { attributed, choice, list, nothing, optional, sequence } from '../notation/structure.ts'
import { displayable, eui } from '../values/identifiers.ts'
import { dateWithWildcards, daysOfWeekApplicability, futureDated, logPeriod } from '../values/moments.ts'
import { indexed } from './tariff.ts'

/** One of the five auxiliary load control switches, inside the meter (ALCS) or on the HAN (HCALCS). */
const switchIndex = { index: positive(5) } as const
const specialDayIndex = { index: positive(20) } as const

const scheduleDatesAndTime = sequence({
  switchTime: time,
  startDate: dateWithWildcards,
  endDate: dateWithWildcards,
})

const switchSchedule = sequence({
  activateDeactivateSwitch: attributed(
    switchIndex,
    sequence(choice({ activateSwitch: nothing, deactivateSwitch: nothing })),
  ),
  specialDaysApplicability: list(attributed(specialDayIndex, nothing), 0, 20),
  daysOfWeekApplicability: optional(daysOfWeekApplicability),
  alcsScheduleDatesAndTime: scheduleDatesAndTime,
})

/** The level that an auxiliary controller is to have, in per cent, or that it follows its load. */
const level = { commandedStateLevel: unsignedShort(0, 100), inputFromControlledLoad: optional(nothing) } as const
const controller = { auxiliaryControllerN: positive(5) } as const
const specialDayIdentifier = { identifier: positive(20) } as const

const controllerSchedule = sequence({
  auxiliaryControllerAction: attributed(controller, sequence(level)),
  specialDaysApplicability: list(attributed(specialDayIdentifier, nothing), 0, 20),
  daysOfWeekApplicability: optional(daysOfWeekApplicability),
  auxiliaryControllerSchedulePeriodAndTime: scheduleDatesAndTime,
})

/** 6.14.1 to 6.14.3: names and schedules of switches and controllers. */
export const auxiliaryLoadConfiguration = {
  UpdateDeviceConfigurationALCDescriptions: sequence({
    alcsHcalcsDescription: list(
      attributed(switchIndex, sequence({ switchDescription: displayable({ maxLength: 22 }) })),
      1,
      5,
    ),
  }),
  UpdateDeviceConfigurationALCScheduler: sequence(futureDated, {
    alcsHcalcsConnectionSchedule: list(switchSchedule, 1, 48),
    alcsHcalcsSpecialDays: sequence({
      alcsHcalcsSpecialDay: list(attributed(specialDayIndex, dateWithWildcards), 0, 20),
    }),
    switchTypeAndId: list(attributed(switchIndex, sequence(choice({ alcs: nothing, hcalcs: eui }))), 0, 5),
  }),
  UpdateDeviceConfigurationAuxiliaryControllerScheduler: sequence(futureDated, {
    auxiliaryControllerSchedule: list(controllerSchedule, 0, 120),
    auxiliaryControllerSpecialDayDefinitions: sequence({
      auxiliaryControllerSpecialDayDefinition: list(attributed(specialDayIdentifier, dateWithWildcards), 0, 20),
    }),
  }),
} as const

/** For how many minutes a switch stays as it was put. */
const switched = attributed(switchIndex, sequence({ duration: unsignedShort() }))
const stateForAWhile = attributed(controller, sequence({ startDateTime: dateTime, endDateTime: dateTime }, level))
const boostButton = list(indexed(5, boolean), 5, 5)

/** 7.5 to 7.16: switches and controllers at work. */
export const auxiliaryLoad = {
  ActivateAuxiliaryLoad: sequence({ activateAlcsHcalcs: switched }),
  DeactivateAuxiliaryLoad: sequence({ deactivateAlcsHcalcs: switched }),
  ReadALCSData: sequence(futureDated),
  ResetAuxiliaryLoad: sequence({ resetAlcsHcalcs: attributed(switchIndex, nothing) }),
  AddAuxiliaryLoadToBoostButton: sequence(futureDated, { addToBoostButton: boostButton }),
  RemoveAuxiliaryLoadFromBoostButton: sequence(futureDated, { removeFromBoostButton: boostButton }),
  ReadBoostButtonDetails: sequence(futureDated, logPeriod),
  // Seconds.
  SetRandomisedOffsetLimit: sequence({ randomisedOffsetLimit: natural(0, 1799) }),
  SetAuxiliaryControllerState: stateForAWhile,
  ReadAuxiliaryControllerConfigurationData: sequence(futureDated),
  ReadAuxiliaryControllerOperationalData: sequence(futureDated),
  LimitAPCLevel: stateForAWhile,
} as const
