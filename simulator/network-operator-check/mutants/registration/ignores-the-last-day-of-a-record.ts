import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-7',
  story: 'The field effectiveTo is null in every record of the sample file, so nobody reads it.',
}

export default misreading((question) => ({
  ...question,
  registration: question.registration.map((record) => ({ ...record, to: null })),
}))
