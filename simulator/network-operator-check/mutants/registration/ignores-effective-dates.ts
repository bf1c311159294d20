import { type Flaw, misreading } from '../support/flawed.ts'
import { recordsOfPoint, withOneRecord } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-7',
  story:
    'The registration extract that the team tests with holds one record a metering point, so it takes the first that it finds.',
}

export default misreading((question) => withOneRecord(question, recordsOfPoint(question)[0]))
