import { type Flaw, misreading } from '../support/flawed.ts'
import { forEver } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-7',
  story: 'Only the end of a record is compared with the date: what has not ended is in force, even before it begins.',
}

export default misreading((question) => ({
  ...question,
  registration: question.registration.map((record) => ({ ...forEver(record), to: record.to })),
}))
