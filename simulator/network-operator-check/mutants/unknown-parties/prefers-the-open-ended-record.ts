import { type Flaw, misreading } from '../support/flawed.ts'
import { recordsOfDay, withOneRecord } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-12',
  story: 'Of overlapping records the one without an end is taken for the present one, the others for leftovers.',
}

export default misreading((question) => {
  const openEnded = recordsOfDay(question).filter(({ to }) => to === null)
  return openEnded.length === 1 ? withOneRecord(question, openEnded[0]) : question
})
