import { executionDateTimeOf, instantOfExecutionDateTime } from '../../gbcs/date-time.ts'
import type { Activation, DateMask } from '../../gbcs/dlms/calendar.ts'
import { momentOfSeconds, secondsSince2000 } from '../../gbcs/gbz/types.ts'
import { cancellationInstant, type Instant } from '../../vocabulary/instant.ts'

/** A moment as a message says it, which is to the second: what was asked for where it is the same second. */
export const moment = (said: Instant, asked: Instant | undefined): Instant =>
  asked !== undefined && Math.floor(said / 1000) === Math.floor(asked / 1000) ? asked : said

/** ExecutionDateTime of an ESME's activation (docs/domain/gbcs.md#activation): none for at once, the last date of DUIS for never. */
export function executionOf(said: Activation, asked: Instant | undefined): Instant | undefined {
  if (said === 'at once') return undefined
  return said === 'never' ? cancellationInstant : moment(said, asked)
}

/** ExecutionDateTime as ASN.1 has it. */
export const executionOfTime = (said: string | null, asked: Instant | undefined): Instant | undefined =>
  said === null ? undefined : asked !== undefined && executionDateTimeOf(asked) === said ? asked : timeOf(said)

/** A moment in ASN.1; one that is none is no moment that could be asked for. */
export const timeOf = (said: string): Instant | undefined => instantOfExecutionDateTime(said) ?? undefined

const never = 0xffffffff
const latest = 0xfffffffe

/** A moment of a gas meter, in seconds since 2000: what is out of its reach is its first or its last. */
export const gasMoment = (said: number, asked: Instant | undefined): Instant => {
  const within = asked === undefined ? undefined : Math.min(Math.max(secondsSince2000(asked), 0), latest)
  return asked !== undefined && within === said ? asked : momentOfSeconds(said)
}

/** ExecutionDateTime of a gas meter (docs/domain/gbcs.md#gas-activation): 0 for at once, FFFFFFFF cancels. */
export function gasExecution(said: number, asked: Instant | undefined): Instant | undefined {
  if (said === 0) return undefined
  // Only the last moment of all cancels; the one before it is far off.
  return said === never ? cancellationInstant : gasMoment(said, asked === cancellationInstant ? undefined : asked)
}

/** The same of a part that another part of the message cancels. */
export const gasExecutionOfPart = (said: number, asked: Instant | undefined): Instant | undefined =>
  said === 0 ? undefined : gasMoment(said, asked)

const nothing = {}

/** A date of an ESME, as DUIS has it with its wildcards. */
export const dateOf = ({ year, month, day, weekday }: DateMask) => ({
  year: year === null ? { nonSpecifiedYear: nothing } : { specifiedYear: year },
  month: month === null ? { nonSpecifiedMonth: nothing } : { specifiedMonth: month },
  dayOfMonth:
    day === null
      ? { nonSpecifiedDayOfMonth: nothing }
      : day === 'last'
        ? { lastDayOfMonth: nothing }
        : day === 'last but one'
          ? { secondLastDayOfMonth: nothing }
          : { specifiedDayOfMonth: day },
  dayOfWeek: weekday === null ? { nonSpecifiedDayOfWeek: nothing } : { specifiedDayOfWeek: weekday },
})

const every = 0xff

/** The same of a gas meter: four octets, the year counted from 1900. */
export const gasDateOf = ([year = every, month = every, day = every, weekday = every]: Buffer) => ({
  gasYearWithWildcards: year === every ? { nonSpecifiedYear: nothing } : { specifiedYear: 1900 + year },
  gasMonthWithWildcards: month === every ? { nonSpecifiedMonth: nothing } : { specifiedMonth: month },
  gasDayOfMonthWithWildcards: day === every ? { gasNonSpecifiedDayOfMonth: nothing } : { specifiedDayOfMonth: day },
  gasDayOfWeekWithWildcards: weekday === every ? { nonSpecifiedDayOfWeek: nothing } : { specifiedDayOfWeek: weekday },
})
