import { type Flaw, misreading } from '../support/flawed.ts'
import { accepting } from '../support/misread-settings.ts'

export const flaw: Flaw = {
  rule: 'NOC-12',
  story: '"No record" is treated as "no objection", so that new connections are not held up.',
}

export default misreading((question) => accepting(question, 'no-registration'))
