import { electricityNetworkOperators } from '../../../market/network-operators.ts'
import { determiningPoint } from '../../determining-point.ts'
import { type Flaw, misreading } from '../support/flawed.ts'
import { recordsOfPoint, withOneRecord } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-9',
  story:
    'Everybody in the trade knows that the first two digits of an MPAN name the distributor; since there are independents inside its area, they do not.',
}

export default misreading((question) => {
  const prefix = determiningPoint(question)?.slice(0, 2)
  const party = electricityNetworkOperators.find(({ distributorId }) => distributorId === prefix)
  const [record] = recordsOfPoint(question)
  return party === undefined || record === undefined
    ? question
    : withOneRecord(question, { ...record, networkParty: party.id })
})
