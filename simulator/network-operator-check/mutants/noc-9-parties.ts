import { electricityNetworkOperators } from '../../market/network-operators.ts'
import { determiningPoint } from '../determining-point.ts'
import type { CheckQuestion } from '../question.ts'
import { type Mutants, misreading } from './support/flawed.ts'
import { recordsOfDay, recordsOfPoint, withOneRecord, withParties } from './support/misread-registration.ts'

const rule = 'NOC-9'

const brandOf = (name: string): string => name.split(' ')[0] ?? ''

/** The question as if each party that `isFound` for the id of a record were the party of that record. */
const finding =
  (isFound: (id: string, recorded: string) => boolean) =>
  (question: CheckQuestion): CheckQuestion => {
    const recorded = recordsOfDay(question).map(({ networkParty }) => networkParty)
    return withParties(question, (parties) =>
      parties.flatMap((party) => [
        party,
        ...recorded.filter((id) => id !== party.id && isFound(party.id, id)).map((id) => ({ ...party, id })),
      ]),
    )
  }

/** Implementations that break NOC-9. */
export const mutants: Mutants = {
  'accepts-any-network-operator': [
    {
      rule,
      story:
        'The team understood "the certificate of a network operator" and looks the identifier up among all of them.',
    },
    misreading((question) =>
      withParties(question, (parties) => {
        const all = parties.flatMap(({ entityIdentifiers }) => entityIdentifiers)
        return parties.map((party) => ({ ...party, entityIdentifiers: all }))
      }),
    ),
  ],
  'accepts-any-operator-of-the-fuel': [
    { rule, story: 'A distributor for an ESME, a transporter for a GPF: the team checks the fuel and stops there.' },
    misreading((question) =>
      withParties(question, (parties) =>
        parties.map((party) => ({
          ...party,
          entityIdentifiers: parties
            .filter(({ fuel }) => fuel === party.fuel)
            .flatMap(({ entityIdentifiers }) => entityIdentifiers),
        })),
      ),
    ),
  ],
  'compares-names': [
    {
      rule,
      story: 'The identifier is looked up to a name, and names are compared; two parties of one name become one.',
    },
    misreading((question) =>
      withParties(question, (parties) =>
        parties.map((party) => ({
          ...party,
          entityIdentifiers: parties
            .filter(({ name }) => name === party.name)
            .flatMap(({ entityIdentifiers }) => entityIdentifiers),
        })),
      ),
    ),
  ],
  'compares-the-brand': [
    {
      rule,
      story:
        'Names are compared by how they begin, to forgive differences in spelling; the members of a group begin alike.',
    },
    misreading((question) =>
      withParties(question, (parties) =>
        parties.map((party) => ({
          ...party,
          entityIdentifiers: parties
            .filter(({ name }) => brandOf(name) === brandOf(party.name))
            .flatMap(({ entityIdentifiers }) => entityIdentifiers),
        })),
      ),
    ),
  ],
  // Ids of parties are compared in part; the market's own happen to differ in their first letters.
  'takes-the-beginning-of-an-id-for-the-id': [
    { rule, story: 'The ids come out of a column of fixed width, so they are compared with startsWith.' },
    misreading(finding((id, recorded) => id.startsWith(recorded))),
  ],
  'takes-an-id-for-its-own-beginning': [
    { rule, story: 'Suffixes are thought to be sub-licences, so that what an id begins with is its party.' },
    misreading(finding((id, recorded) => recorded.startsWith(id))),
  ],
  'compares-three-characters-of-an-id': [
    { rule, story: 'Transporters have short codes of three letters, and the column was made for them.' },
    misreading(finding((id, recorded) => id.slice(0, 3) === recorded.slice(0, 3))),
  ],
  'takes-the-mpan-prefix-for-the-operator': [
    {
      rule,
      story:
        'Everybody in the trade knows that the first two digits of an MPAN name the distributor; since there are independents inside its area, they do not.',
    },
    misreading((question) => {
      const prefix = determiningPoint(question)?.slice(0, 2)
      const party = electricityNetworkOperators.find(({ distributorId }) => distributorId === prefix)
      const [record] = recordsOfPoint(question)
      return party === undefined || record === undefined
        ? question
        : withOneRecord(question, { ...record, networkParty: party.id })
    }),
  ],
  'takes-the-mprn-prefix-for-the-transporter': [
    { rule, story: 'MPRNs of independent transporters begin with 74 to 77, which saves looking the transporter up.' },
    misreading((question) => {
      const isIndependents = /^7[4-7]/.test(determiningPoint(question) ?? '') && question.device.type === 'GPF'
      const [record] = recordsOfDay(question)
      return record && isIndependents ? withOneRecord(question, { ...record, networkParty: 'IPL' }) : question
    }),
  ],
}
