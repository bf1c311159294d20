import { type Flaw, misreading } from '../support/flawed.ts'
import { dayOf, latestOf, recordsOfDay, recordsOfPoint, withOneRecord } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-7',
  story:
    'Somebody must run the network, the team reasons, so after a record has ended its party stays responsible until another begins.',
}

export default misreading((question) =>
  recordsOfDay(question).length > 0
    ? question
    : withOneRecord(question, latestOf(recordsOfPoint(question).filter(({ from }) => from <= dayOf(question)))),
)
