import { type Flaw, misreading } from '../support/flawed.ts'
import { dayOf } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-8',
  story: 'A change is thought to take effect on the day after it, as it does with tariffs.',
}

export default misreading((question) => ({
  ...question,
  registration: question.registration.filter(({ from }) => from !== dayOf(question)),
}))
