import { determiningPoint } from '../../determining-point.ts'
import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-7',
  story: 'The records come with the device, so the team takes them all to be about the metering point that decides.',
}

export default misreading((question) => {
  const meteringPoint = determiningPoint(question) ?? ''
  return { ...question, registration: question.registration.map((record) => ({ ...record, meteringPoint })) }
})
