import { determiningPoint } from '../../determining-point.ts'
import { type Flaw, misreading } from '../support/flawed.ts'
import { recordsOfDay, withOneRecord } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-9',
  story: 'MPRNs of independent transporters begin with 74 to 77, which saves looking the transporter up.',
}

export default misreading((question) => {
  const isIndependents = /^7[4-7]/.test(determiningPoint(question) ?? '') && question.device.type === 'GPF'
  const [record] = recordsOfDay(question)
  return record && isIndependents ? withOneRecord(question, { ...record, networkParty: 'IPL' }) : question
})
