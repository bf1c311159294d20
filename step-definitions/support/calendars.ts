import type { Rows } from './service-requests.ts'

/** Fields of the n-th element of a name: the first needs no number. */
const numbered = (path: string, n: number): string => (n === 1 ? path : `${path}[${n}]`)

const daysOfWeek = [1, 2, 3, 4, 5, 6, 7]

/** Which day profile each day of the only week has, Monday first. */
const week = (table: string, profileOf: (day: number) => number): Rows => [
  [`${table}.WeekProfiles.WeekProfile.WeekName`, '1'],
  ...daysOfWeek.flatMap((day): Rows => {
    const field = numbered(`${table}.WeekProfiles.WeekProfile.ReferencedDayName`, day)
    return [
      [field, String(profileOf(day))],
      [`${field}.index`, String(day)],
    ]
  }),
]

/** Monday to Friday, and the other two. */
const profileOfDay = (day: number): number => (day > 5 ? 2 : 1)

const everyYear = (date: string, gas: '' | 'Gas', month: string, day: string): Rows => {
  const part = (name: string) => (gas === '' ? name : `Gas${name}WithWildcards`)
  return [
    [`${date}.${part('Year')}.NonSpecifiedYear`, ''],
    [`${date}.${part('Month')}.SpecifiedMonth`, month],
    [`${date}.${part('DayOfMonth')}.SpecifiedDayOfMonth`, day],
    [`${date}.${part('DayOfWeek')}.NonSpecifiedDayOfWeek`, ''],
  ]
}

/** The first rate on working days, the second at weekends, all the year. */
function ofElectricity(table: string): Rows {
  const profiles = [1, 2].flatMap((n): Rows => {
    const profile = numbered(`${table}.DayProfiles.DayProfile`, n)
    return [
      [`${profile}.DayName`, String(n)],
      [`${profile}.ProfileSchedule.StartTime`, '00:00:00Z'],
      [`${profile}.ProfileSchedule.TOUTariffAction`, String(n)],
    ]
  })
  const season = `${table}.Seasons.Season`
  return [
    ...profiles,
    ...week(table, profileOfDay),
    [`${season}.SeasonName`, 'all'],
    ...everyYear(`${season}.SeasonStartDate`, '', '01', '01'),
    [`${season}.ReferencedWeekName`, '1'],
  ]
}

/** No block ends: for each of the eight matrices of an ESME. */
const withoutBlocks = (matrix: string): Rows =>
  [1, 2, 3, 4, 5, 6, 7, 8].flatMap((n): Rows => {
    const thresholds = numbered(`${matrix}.Thresholds`, n)
    return [
      [`${thresholds}.index`, String(n)],
      [`${thresholds}.BlockThreshold`, '4294967295'],
      [`${thresholds}.BlockThreshold.index`, '1'],
    ]
  })

function ofGas(table: string): Rows {
  const profiles = [1, 2].flatMap((n): Rows => {
    const profile = numbered(`${table}.DayProfiles.DayProfile`, n)
    return [
      [`${profile}.DayName`, String(n)],
      [`${profile}.TOUTariffAction`, String(n)],
    ]
  })
  const season = `${table}.Seasons.Season`
  return [
    ...profiles,
    ...week(table, profileOfDay),
    ...everyYear(`${season}.SeasonStartDate`, 'Gas', '1', '1'),
    [`${season}.ReferencedWeekName`, '1'],
  ]
}

const monday = (schedule: string, dates: string): Rows =>
  [
    [`${schedule}.DaysOfWeekApplicability.DayOfWeekApplicability.DayOfWeekID`, 'Monday'],
    [`${schedule}.${dates}.SwitchTime`, '23:00:00Z'],
    ...['StartDate', 'EndDate'].flatMap(
      (date): Rows => [
        [`${schedule}.${dates}.${date}.Year.NonSpecifiedYear`, ''],
        [`${schedule}.${dates}.${date}.Month.NonSpecifiedMonth`, ''],
        [`${schedule}.${dates}.${date}.DayOfMonth.NonSpecifiedDayOfMonth`, ''],
        [`${schedule}.${dates}.${date}.DayOfWeek.NonSpecifiedDayOfWeek`, ''],
      ],
    ),
  ] as Rows

/** Nothing is switched off from midnight of a Saturday to the next midnight. */
function saturdaysOfElectricity(calendar: string): Rows {
  const schedule = (n: number, script: 'START' | 'STOP', day: 'Saturday' | 'Sunday'): Rows => {
    const entry = numbered(`${calendar}.ElectricityNonDisablementSchedule`, n)
    return [
      [`${entry}.NonDisablementScript`, script],
      [`${entry}.DaysOfWeekApplicability.DayOfWeekApplicability.DayOfWeekID`, day],
      [`${entry}.ScheduleDatesAndTime.SwitchTime`, '00:00:00Z'],
      [`${entry}.ScheduleDatesAndTime.StartDate`, '2026-01-01Z'],
      [`${entry}.ScheduleDatesAndTime.EndDate`, '2027-12-31Z'],
    ]
  }
  return [...schedule(1, 'START', 'Saturday'), ...schedule(2, 'STOP', 'Sunday')]
}

function saturdaysOfGas(calendar: string): Rows {
  const profiles = (['STOP', 'START'] as const).flatMap((action, index): Rows => {
    const profile = numbered(`${calendar}.DayProfiles.GasNonDisablementDayProfile`, index + 1)
    return [
      [`${profile}.TimeStartAction.StartTime`, '00:00:00Z'],
      [`${profile}.TimeStartAction.NonDisablementAction`, action],
      [`${profile}.GasDayName`, String(index + 1)],
    ]
  })
  const season = `${calendar}.SeasonProfiles.Season`
  return [
    ...profiles,
    ...week(calendar, (day) => (day === 6 ? 2 : 1)),
    ...everyYear(`${season}.SeasonStartDate`, 'Gas', '1', '1'),
    [`${season}.ReferencedWeekName`, '1'],
  ]
}

type Calendar = Readonly<Record<string, Rows>>

/** By the words for a calendar: what bodies have of it, by Service Reference Variant and, where two fuels have one, by device type. */
const calendars: Readonly<Record<string, Calendar>> = {
  'working days and weekends': {
    '1.1.1 ESME': [
      ['ElecTariffElements.CurrencyUnits', 'GBP'],
      ...ofElectricity('ElecTariffElements.SwitchingTable'),
      ...withoutBlocks('ElecTariffElements.ThresholdMatrix'),
    ],
    '1.1.1 GSME': [
      ...ofGas('GasTariffElements.SwitchingTable'),
      ['GasTariffElements.ThresholdMatrix.BlockThreshold', '1'],
      ['GasTariffElements.ThresholdMatrix.BlockThreshold.index', '1'],
    ],
    '1.1.2 ESME': ofElectricity('SwitchingTable'),
  },
  'Mondays at 23:00': {
    '6.14.2 ESME': monday('ALCSHCALCSConnectionSchedule', 'ALCSScheduleDatesAndTime'),
    '6.14.3 ESME': monday('AuxiliaryControllerSchedule', 'AuxiliaryControllerSchedulePeriodAndTime'),
  },
  'Saturdays without disablement': {
    '2.1 ESME': saturdaysOfElectricity('UpdatePrepayConfigElectricity.ElectricityNonDisablementCalendar'),
    '2.1 GSME': saturdaysOfGas('UpdatePrepayConfigGas.GasNonDisablementCalendar'),
  },
}

export const wordsForCalendars: readonly string[] = Object.keys(calendars)

/** The fields of a calendar that words mean. @throws Error where a request has no such calendar */
export function calendarCalled(words: string, srv: string, deviceType: string): Rows {
  const rows = calendars[words]?.[`${srv} ${deviceType}`]
  if (rows === undefined) throw new Error(`${srv} for a device of type ${deviceType} has no calendar of ${words}`)
  return rows
}
