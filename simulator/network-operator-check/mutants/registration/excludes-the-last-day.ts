import { type Flaw, misreading } from '../support/flawed.ts'
import { dayOf } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-8',
  story: 'In SQL the period is written `from <= day AND day < to`, as everywhere else in the house.',
}

export default misreading((question) => ({
  ...question,
  registration: question.registration.filter(({ to }) => to !== dayOf(question)),
}))
