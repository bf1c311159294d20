import { type Instant, instant } from '../../../vocabulary/instant.ts'
import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-8',
  story:
    'The server runs in UTC, and the date is cut off the timestamp: an hour of every summer night belongs to the wrong day.',
}

export default misreading((question) => ({
  ...question,
  effectiveAt: noonOf(new Date(question.effectiveAt).toISOString().slice(0, 10)),
}))

const noonOf = (day: string): Instant => instant(Date.parse(`${day}T12:00:00Z`))
