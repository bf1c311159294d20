import { parseEntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { type Mutants, misreading } from './support/flawed.ts'
import { knownBy } from './support/misread-identifiers.ts'
import { withParties } from './support/misread-registration.ts'

const rule = 'NOC-9'

const keeping = (keep: (identifiers: readonly string[]) => readonly string[]) =>
  misreading((question) =>
    withParties(question, (parties) =>
      parties.map((party) => ({ ...party, entityIdentifiers: keep(party.entityIdentifiers) })),
    ),
  )

/** Implementations that break NOC-9. */
export const mutants: Mutants = {
  'compares-five-octets': [
    {
      rule,
      story:
        'The team compares the company prefix of the EUI-64, as it does with network cards, and half the industry shares one.',
    },
    misreading((question) => knownBy(question, (identifier) => identifier.slice(0, 14))),
  ],
  'compares-identifiers-as-numbers': [
    { rule, story: 'The identifier is parsed into a JavaScript number, which keeps 53 of its 64 bits.' },
    misreading((question) => knownBy(question, (identifier) => String(Number(`0x${identifier.replaceAll('-', '')}`)))),
  ],
  'compares-octets-in-any-order': [
    {
      rule,
      story: 'Identifiers are hashed by adding up their octets, and two of the same hash are taken for the same.',
    },
    misreading((question) => knownBy(question, (identifier) => identifier.split('-').sort().join('-'))),
  ],
  'compares-the-end-of-identifiers': [
    { rule, story: 'The screens of the operators show the last six octets, and the team compares what it sees.' },
    misreading((question) => knownBy(question, (identifier) => identifier.slice('90-B3-'.length))),
  ],
  // The table of parties has room for so many identifiers; the market's own have two at most.
  'knows-two-identifiers-of-a-party': [
    { rule, story: 'The table has a column for the identifier and one for the former identifier.' },
    keeping((identifiers) => identifiers.slice(0, 2)),
  ],
  'knows-the-first-and-the-last-identifier': [
    { rule, story: 'Only the oldest and the newest of several identifiers are thought to be in use.' },
    keeping((identifiers) => [...identifiers.slice(0, 1), ...identifiers.slice(1).slice(-1)]),
  ],
  'gives-an-identifier-to-one-party': [
    {
      rule,
      story:
        'A map from identifier to party is built the other way round, so the one identifier of a group stays with its last licence area.',
    },
    misreading((question) =>
      withParties(question, (parties) => {
        const owner = new Map(
          parties.flatMap(({ id, entityIdentifiers }) =>
            entityIdentifiers.map((text) => [parseEntityIdentifier(text), id]),
          ),
        )
        return parties.map((party) => ({
          ...party,
          entityIdentifiers: party.entityIdentifiers.filter(
            (text) => owner.get(parseEntityIdentifier(text)) === party.id,
          ),
        }))
      }),
    ),
  ],
  'gives-up-a-party-over-one-bad-identifier': [
    {
      rule,
      story:
        'One entry that is no identifier makes the parser of the whole list fail, and the party is left with none.',
    },
    misreading((question) =>
      withParties(question, (parties) =>
        parties.map((party) => ({
          ...party,
          entityIdentifiers: party.entityIdentifiers.every((text) => parseEntityIdentifier(text) !== null)
            ? party.entityIdentifiers
            : [],
        })),
      ),
    ),
  ],
  'knows-the-first-identifier-of-a-party': [
    { rule, story: 'The table of parties has one column for the Entity Identifier, so the first of the list is kept.' },
    misreading((question) =>
      withParties(question, (parties) =>
        parties.map((party) => ({ ...party, entityIdentifiers: party.entityIdentifiers.slice(0, 1) })),
      ),
    ),
  ],
  'knows-the-last-identifier-of-a-party': [
    {
      rule,
      story: 'The identifiers are loaded into a map by party, and each line of the file overwrites the one before.',
    },
    misreading((question) =>
      withParties(question, (parties) =>
        parties.map((party) => ({ ...party, entityIdentifiers: party.entityIdentifiers.slice(-1) })),
      ),
    ),
  ],
  'leaves-the-last-octet-out': [
    { rule, story: 'The column is two characters too short, and the database cut the identifiers off without a word.' },
    misreading((question) => knownBy(question, (identifier) => identifier.slice(0, 20))),
  ],
  'minds-the-case-of-identifiers': [
    { rule, story: 'Identifiers are compared as text, and the certificate is printed in upper case.' },
    misreading((question) =>
      withParties(question, (parties) =>
        parties.map((party) => ({
          ...party,
          entityIdentifiers: party.entityIdentifiers.filter((text) => text === text.toUpperCase()),
        })),
      ),
    ),
  ],
  'minds-the-hyphens-of-identifiers': [
    {
      rule,
      story:
        'Identifiers are compared as text in upper case, with the hyphens that DUIS writes and not every source has.',
    },
    misreading((question) =>
      withParties(question, (parties) =>
        parties.map((party) => ({
          ...party,
          entityIdentifiers: party.entityIdentifiers.filter((text) => text.includes('-')),
        })),
      ),
    ),
  ],
}
