import { type Flaw, misreading } from '../support/flawed.ts'
import { recordsOfDay, withOneRecord } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-12',
  story: '`find` gives the first record of the day, and nobody asks for a second.',
}

export default misreading((question) => withOneRecord(question, recordsOfDay(question)[0]))
