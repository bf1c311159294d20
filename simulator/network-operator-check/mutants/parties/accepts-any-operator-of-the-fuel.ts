import { type Flaw, misreading } from '../support/flawed.ts'
import { withParties } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-9',
  story: 'A distributor for an ESME, a transporter for a GPF: the team checks the fuel and stops there.',
}

export default misreading((question) =>
  withParties(question, (parties) =>
    parties.map((party) => ({
      ...party,
      entityIdentifiers: parties
        .filter(({ fuel }) => fuel === party.fuel)
        .flatMap(({ entityIdentifiers }) => entityIdentifiers),
    })),
  ),
)
