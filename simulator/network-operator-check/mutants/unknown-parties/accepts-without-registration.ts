import { type Flaw, misreading } from '../workshop/flawed.ts'
import { accepting } from '../workshop/misread-settings.ts'

export const flaw: Flaw = {
  rule: 'NOC-12',
  story: '"No record" is treated as "no objection", so that new connections are not held up.',
}

export default misreading((question) => accepting(question, 'no-registration'))
