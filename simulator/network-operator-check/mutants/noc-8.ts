import { type Instant, instant } from '../../vocabulary/instant.ts'
import { marketDateOf } from '../../vocabulary/market-date.ts'
import { decide } from '../decide.ts'
import { notApplicable } from '../verdicts.ts'
import { deciding, type Mutants, misreading } from './support/flawed.ts'
import { dayOf } from './support/misread-registration.ts'

const rule = 'NOC-8'

const utcDay = (moment: Instant): string => new Date(moment).toISOString().slice(0, 10)
const isSummer = (moment: Instant): boolean =>
  marketDateOf(instant(Date.parse(`${utcDay(moment)}T23:30:00Z`))) !== utcDay(moment)

const dayMs = 86_400_000

/** In the last 24 hours of summer time, the hour that makes it the next day is lost. */
function asRead(moment: Instant): Instant {
  const isLastDay = marketDateOf(moment) !== utcDay(moment) && !isSummer(instant(moment + dayMs))
  return isLastDay ? instant(Date.parse(`${utcDay(moment)}T12:00:00Z`)) : moment
}

const hourMs = 3_600_000

const noonOf = (day: string): Instant => instant(Date.parse(`${day}T12:00:00Z`))

/** Implementations that break NOC-8. */
export const mutants: Mutants = {
  'does-not-judge-a-release': [
    {
      rule,
      story: 'A future-dated request was checked when it came, so the team lets it pass when the DSP releases it.',
    },
    deciding((question) =>
      question.carriedBy === 'dsp-release' ? notApplicable('NOC-8', 'It was judged when it came.') : decide(question),
    ),
  ],
  'ends-summer-time-a-day-early': [
    {
      rule,
      story: 'The last Sunday of October is found by counting back from its end, and the count is one too long.',
    },
    misreading((question) => ({ ...question, effectiveAt: asRead(question.effectiveAt) })),
  ],
  'excludes-the-first-day': [
    { rule, story: 'A change is thought to take effect on the day after it, as it does with tariffs.' },
    misreading((question) => ({
      ...question,
      registration: question.registration.filter(({ from }) => from !== dayOf(question)),
    })),
  ],
  'excludes-the-last-day': [
    { rule, story: 'In SQL the period is written `from <= day AND day < to`, as everywhere else in the house.' },
    misreading((question) => ({
      ...question,
      registration: question.registration.filter(({ to }) => to !== dayOf(question)),
    })),
  ],
  'judges-a-release-as-of-receipt': [
    {
      rule,
      story:
        'What the DSP releases is judged by the snapshot that was stored when the request came, so a change in between goes unseen.',
    },
    misreading((question) =>
      question.carriedBy === 'dsp-release' ? { ...question, effectiveAt: question.receivedAt } : question,
    ),
  ],
  'judges-as-of-receipt': [
    {
      rule,
      story:
        'The check asks who is responsible now, when the request comes, though it is to take effect in six months.',
    },
    misreading((question) => ({ ...question, effectiveAt: question.receivedAt })),
  ],
  'reads-days-in-summer-time': [
    {
      rule,
      story: 'An hour is added to UTC all the year round, because the bug report that asked for it came in July.',
    },
    misreading((question) => ({
      ...question,
      effectiveAt: noonOf(new Date(question.effectiveAt + hourMs).toISOString().slice(0, 10)),
    })),
  ],
  'reads-days-in-utc': [
    {
      rule,
      story:
        'The server runs in UTC, and the date is cut off the timestamp: an hour of every summer night belongs to the wrong day.',
    },
    misreading((question) => ({
      ...question,
      effectiveAt: noonOf(new Date(question.effectiveAt).toISOString().slice(0, 10)),
    })),
  ],
}
