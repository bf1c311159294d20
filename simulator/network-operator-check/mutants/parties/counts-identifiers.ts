import { type Mutants, misreading } from '../support/flawed.ts'
import { withParties } from '../support/misread-registration.ts'

const keeping = (keep: (identifiers: readonly string[]) => readonly string[]) =>
  misreading((question) =>
    withParties(question, (parties) =>
      parties.map((party) => ({ ...party, entityIdentifiers: keep(party.entityIdentifiers) })),
    ),
  )

const rule = 'NOC-9'

/** The table of parties has room for so many identifiers; the market's own have two at most. */
export const mutants: Mutants = {
  'knows-two-identifiers-of-a-party': [
    { rule, story: 'The table has a column for the identifier and one for the former identifier.' },
    keeping((identifiers) => identifiers.slice(0, 2)),
  ],
  'knows-the-first-and-the-last-identifier': [
    { rule, story: 'Only the oldest and the newest of several identifiers are thought to be in use.' },
    keeping((identifiers) => [...identifiers.slice(0, 1), ...identifiers.slice(1).slice(-1)]),
  ],
}
