import { type Flaw, misreading } from '../support/flawed.ts'
import { accepting } from '../support/misread-settings.ts'

export const flaw: Flaw = {
  rule: 'NOC-12',
  story: 'A party that never went through SMKI has nothing to compare with, so nothing is compared.',
}

export default misreading((question) => accepting(question, 'no-entity-identifier'))
