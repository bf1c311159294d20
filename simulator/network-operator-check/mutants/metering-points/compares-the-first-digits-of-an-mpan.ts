import { determiningPoint } from '../../determining-point.ts'
import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-6',
  story: 'The check digit is left off before an MPAN is looked up, as the table of the team has twelve digits.',
}

export default misreading((question) => {
  const point = determiningPoint(question)
  if (point === null || question.device.type !== 'ESME') return question
  const registration = question.registration.map((record) =>
    record.meteringPoint.slice(0, 12) === point.slice(0, 12) ? { ...record, meteringPoint: point } : record,
  )
  return { ...question, registration }
})
