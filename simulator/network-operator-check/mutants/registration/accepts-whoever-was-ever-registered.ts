import { decide } from '../../decide.ts'
import { deciding, type Flaw } from '../workshop/flawed.ts'
import { recordsOfPoint, withOneRecord } from '../workshop/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-7',
  story: 'To be safe against late registration data, the team accepts every party that the history names.',
}

export default deciding((question) => {
  const verdicts = recordsOfPoint(question).map((record) => decide(withOneRecord(question, record)))
  return verdicts.find(({ outcome }) => outcome === 'accepted') ?? decide(question)
})
