import { type Instant, instant } from '../../../vocabulary/instant.ts'
import { marketDateOf } from '../../../vocabulary/market-date.ts'
import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-8',
  story: 'The last Sunday of October is found by counting back from its end, and the count is one too long.',
}

export default misreading((question) => ({ ...question, effectiveAt: asRead(question.effectiveAt) }))

const day = 86_400_000

/** In the last 24 hours of summer time, the hour that makes it the next day is lost. */
function asRead(moment: Instant): Instant {
  const isLastDay = marketDateOf(moment) !== utcDay(moment) && !isSummer(instant(moment + day))
  return isLastDay ? instant(Date.parse(`${utcDay(moment)}T12:00:00Z`)) : moment
}

const utcDay = (moment: Instant): string => new Date(moment).toISOString().slice(0, 10)
const isSummer = (moment: Instant): boolean =>
  marketDateOf(instant(Date.parse(`${utcDay(moment)}T23:30:00Z`))) !== utcDay(moment)
