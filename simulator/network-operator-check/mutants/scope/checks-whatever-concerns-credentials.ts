import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-1',
  story:
    'The check hangs on the code that handles security credentials, which retrieves them and restricts access for a change of tenancy as well.',
}

export default misreading((question) =>
  credentialServices.includes(question.serviceReferenceVariant)
    ? { ...question, serviceReferenceVariant: '6.21' }
    : question,
)

const credentialServices = ['6.22', '6.24.1', '6.24.2']
