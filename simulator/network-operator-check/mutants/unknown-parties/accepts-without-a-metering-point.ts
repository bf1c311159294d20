import { type Flaw, misreading } from '../support/flawed.ts'
import { accepting } from '../support/misread-settings.ts'

export const flaw: Flaw = {
  rule: 'NOC-12',
  story: 'A device that is not commissioned yet has no metering point, and the team lets installers get on with it.',
}

export default misreading((question) => accepting(question, 'no-metering-point'))
