import type { CheckQuestion } from '../../question.ts'
import { type Mutants, misreading } from '../support/flawed.ts'
import { recordsOfDay, withParties } from '../support/misread-registration.ts'

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

const rule = 'NOC-9'

/** Ids of parties are compared in part; the market's own happen to differ in their first letters. */
export const mutants: Mutants = {
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
}
