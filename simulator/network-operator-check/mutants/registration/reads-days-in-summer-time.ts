import { type Instant, instant } from '../../../vocabulary/instant.ts'
import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-8',
  story: 'An hour is added to UTC all the year round, because the bug report that asked for it came in July.',
}

export default misreading((question) => ({
  ...question,
  effectiveAt: noonOf(new Date(question.effectiveAt + hour).toISOString().slice(0, 10)),
}))

const hour = 3_600_000

const noonOf = (day: string): Instant => instant(Date.parse(`${day}T12:00:00Z`))
