import { type Flaw, misreading } from '../support/flawed.ts'
import { recordsOfDay, withOneRecord } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-15',
  story: 'Where the import MPAN has no record, that of the export MPAN is taken: it is the same house, after all.',
}

export default misreading((question) => {
  const exported = question.device.meteringPoints.find(({ purpose }) => purpose === 'export')
  const record = question.registration.find(({ meteringPoint }) => meteringPoint === exported?.value)
  return recordsOfDay(question).length > 0 || record === undefined ? question : withOneRecord(question, record)
})
