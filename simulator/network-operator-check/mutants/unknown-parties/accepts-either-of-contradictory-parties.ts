import { decide } from '../../decide.ts'
import { deciding, type Flaw } from '../support/flawed.ts'
import { recordsOfDay, withOneRecord } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-12',
  story: 'With two parties on record either is thought to be right.',
}

export default deciding((question) => {
  const verdicts = recordsOfDay(question).map((record) => decide(withOneRecord(question, record)))
  return verdicts.find(({ outcome }) => outcome === 'accepted') ?? decide(question)
})
