import { type Flaw, misreading } from '../support/flawed.ts'
import { latestOf, recordsOfDay, withOneRecord } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-12',
  story: 'Of overlapping records the one that began last is taken to have replaced the others.',
}

export default misreading((question) => withOneRecord(question, latestOf(recordsOfDay(question))))
