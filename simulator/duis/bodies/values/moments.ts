import { dateTime, natural, notPositive, oneOf, time } from '../notation/simple-types.ts'
import { choice, list, nothing, optional, sequence } from '../notation/structure.ts'

const dayOfWeekId = oneOf('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')

/** The days of the week on which a schedule applies. */
export const daysOfWeekApplicability = sequence({ dayOfWeekApplicability: list(sequence({ dayOfWeekId }), 0, 7) })

/** A request that may be future-dated: without the element it is carried out on demand. */
export const futureDated = { executionDateTime: optional(dateTime) } as const

/** From when to when the entries of a log are read. */
const period = sequence({ startDateTime: dateTime, endDateTime: dateTime })
export const logPeriod = { readLogPeriod: period } as const

const daysBefore = notPositive(-400)

/** The same for a schedule of the DCC: days before the day on which it runs. */
export const logPeriodOffset = sequence({
  startDateOffset: daysBefore,
  startTime: time,
  endDateOffset: daysBefore,
  endTime: time,
})

const year = choice({ specifiedYear: natural(2014, 9999), nonSpecifiedYear: nothing })
const month = choice({ specifiedMonth: natural(1, 12), nonSpecifiedMonth: nothing })
const dayOfWeek = choice({ specifiedDayOfWeek: natural(1, 7), nonSpecifiedDayOfWeek: nothing })

/** A date in which any part may stand for all of its values. */
export const dateWithWildcards = sequence({
  year: sequence(year),
  month: sequence(month),
  dayOfMonth: sequence(
    choice({
      specifiedDayOfMonth: natural(1, 31),
      lastDayOfMonth: nothing,
      secondLastDayOfMonth: nothing,
      nonSpecifiedDayOfMonth: nothing,
    }),
  ),
  dayOfWeek: sequence(dayOfWeek),
})

/** The same for a gas meter, which knows no last days of a month. */
export const gasDateWithWildcards = sequence({
  gasYearWithWildcards: sequence(year),
  gasMonthWithWildcards: sequence(month),
  gasDayOfMonthWithWildcards: sequence(
    choice({ specifiedDayOfMonth: natural(1, 31), gasNonSpecifiedDayOfMonth: nothing }),
  ),
  gasDayOfWeekWithWildcards: sequence(dayOfWeek),
})
