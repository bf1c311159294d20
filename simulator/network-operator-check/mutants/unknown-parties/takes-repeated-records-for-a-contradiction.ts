import { type Flaw, misreading } from '../support/flawed.ts'
import { recordsOfDay } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-12',
  story: 'More than one record for a day is an error, though both name the same party.',
}

export default misreading((question) => {
  const [first, ...others] = recordsOfDay(question)
  const repeated = others.map((record) => ({ ...record, networkParty: `another ${first?.networkParty}` }))
  return { ...question, registration: [...question.registration, ...repeated] }
})
