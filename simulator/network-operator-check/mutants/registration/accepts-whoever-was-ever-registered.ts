import { decide } from '../../decide.ts'
import { deciding, type Flaw } from '../support/flawed.ts'
import { recordsOfPoint, withOneRecord } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-7',
  story: 'To be safe against late registration data, the team accepts every party that the history names.',
}

export default deciding((question) => {
  const verdicts = recordsOfPoint(question).map((record) => decide(withOneRecord(question, record)))
  return verdicts.find(({ outcome }) => outcome === 'accepted') ?? decide(question)
})
