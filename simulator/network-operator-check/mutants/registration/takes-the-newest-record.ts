import { type Flaw, misreading } from '../support/flawed.ts'
import { latestOf, recordsOfPoint, withOneRecord } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-7',
  story: '"The latest record is the current one", although it may begin next month.',
}

export default misreading((question) => withOneRecord(question, latestOf(recordsOfPoint(question))))
