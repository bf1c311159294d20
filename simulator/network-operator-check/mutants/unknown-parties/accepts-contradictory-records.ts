import { type Flaw, misreading } from '../support/flawed.ts'
import { accepting } from '../support/misread-settings.ts'

export const flaw: Flaw = {
  rule: 'NOC-12',
  story:
    'Where two records contradict each other the data is to blame, not the supplier, so the team lets the request pass.',
}

export default misreading((question) => accepting(question, 'ambiguous-registration'))
