import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-11',
  story: 'The parser throws, the loop catches, logs and goes on to the next certificate.',
}

export default misreading((question) => ({
  ...question,
  certificates: question.certificates.filter(({ certificate }) => certificate !== null),
}))
