import type { UnknownReason } from '../contract.ts'
import { decide } from '../decide.ts'
import type { CheckQuestion } from '../question.ts'
import { accepted, notApplicable } from '../verdicts.ts'
import { deciding, type Mutants, misreading } from './support/flawed.ts'
import { latestOf, recordsOfDay, withOneRecord } from './support/misread-registration.ts'

const rule = 'NOC-12'

const identifiersOf = ({ networkParties }: CheckQuestion, id: string): string =>
  [...(networkParties.party(id)?.entityIdentifiers ?? [])].sort().join()

/** The question as if the setting for a reason of NOC-12 said accept. */
const accepting = (question: CheckQuestion, reason: UnknownReason): CheckQuestion => ({
  ...question,
  settings: { ...question.settings, onUnknown: { ...question.settings.onUnknown, [reason]: 'accept' } },
})

/** Implementations that break NOC-12. */
export const mutants: Mutants = {
  'accepts-a-party-without-identifiers': [
    { rule, story: 'A party that never went through SMKI has nothing to compare with, so nothing is compared.' },
    misreading((question) => accepting(question, 'no-entity-identifier')),
  ],
  'accepts-contradictory-records': [
    {
      rule,
      story:
        'Where two records contradict each other the data is to blame, not the supplier, so the team lets the request pass.',
    },
    misreading((question) => accepting(question, 'ambiguous-registration')),
  ],
  'accepts-either-of-contradictory-parties': [
    { rule, story: 'With two parties on record either is thought to be right.' },
    deciding((question) => {
      const verdicts = recordsOfDay(question).map((record) => decide(withOneRecord(question, record)))
      return verdicts.find(({ outcome }) => outcome === 'accepted') ?? decide(question)
    }),
  ],
  'accepts-whatever-it-could-not-judge': [
    {
      rule,
      story:
        'Anything that goes wrong inside is caught, and the request let pass, so that the check can never stop the business.',
    },
    deciding((question) => {
      const verdict = decide(question)
      const evidence = { expected: [], certificates: question.certificates, warnings: [] }
      const unreadable = question.certificates.some(({ certificate }) => certificate === null)
      return verdict.outcome === 'refused' && unreadable
        ? accepted('NOC-10', evidence, 'An error was ignored.')
        : verdict
    }),
  ],
  'accepts-without-a-metering-point': [
    {
      rule,
      story:
        'A device that is not commissioned yet has no metering point, and the team lets installers get on with it.',
    },
    misreading((question) => accepting(question, 'no-metering-point')),
  ],
  'accepts-without-registration': [
    { rule, story: '"No record" is treated as "no objection", so that new connections are not held up.' },
    misreading((question) => accepting(question, 'no-registration')),
  ],
  'excuses-itself-where-it-knows-nothing': [
    { rule, story: 'Where the party cannot be found the check answers "not applicable", since it cannot be applied.' },
    deciding((question) => {
      const verdict = decide(question)
      return verdict.rule === 'NOC-12' ? notApplicable('NOC-12', verdict.because) : verdict
    }),
  ],
  'forgives-contradictions-within-a-group': [
    {
      rule,
      story:
        'Two licence areas of one group share an identifier, so the team sees no contradiction between their records.',
    },
    misreading((question) => {
      const records = recordsOfDay(question)
      const known = new Set(records.map(({ networkParty }) => identifiersOf(question, networkParty)))
      return records.length > 1 && known.size === 1 ? withOneRecord(question, records[0]) : question
    }),
  ],
  'has-one-setting-for-all-reasons': [
    { rule, story: 'There are four settings in the message, and the team reads one of them for all four reasons.' },
    misreading((question) => {
      const one = question.settings.onUnknown['no-registration']
      const onUnknown = {
        'no-metering-point': one,
        'no-registration': one,
        'ambiguous-registration': one,
        'no-entity-identifier': one,
      }
      return { ...question, settings: { ...question.settings, onUnknown } }
    }),
  ],
  'never-reads-the-settings': [
    {
      rule,
      story: 'The settings were added to the message late, and the implementation has its own configuration: refuse.',
    },
    misreading((question) => {
      const onUnknown = {
        'no-metering-point': 'refuse',
        'no-registration': 'refuse',
        'ambiguous-registration': 'refuse',
        'no-entity-identifier': 'refuse',
      } as const
      return { ...question, settings: { ...question.settings, onUnknown } }
    }),
  ],
  'prefers-the-open-ended-record': [
    {
      rule,
      story: 'Of overlapping records the one without an end is taken for the present one, the others for leftovers.',
    },
    misreading((question) => {
      const openEnded = recordsOfDay(question).filter(({ to }) => to === null)
      return openEnded.length === 1 ? withOneRecord(question, openEnded[0]) : question
    }),
  ],
  'takes-an-unknown-party-for-no-registration': [
    {
      rule,
      story:
        'Records are joined with the table of parties, and a record whose party is not in it falls out of the join.',
    },
    misreading((question) => ({
      ...question,
      registration: question.registration.filter(
        ({ networkParty }) => question.networkParties.party(networkParty) !== undefined,
      ),
    })),
  ],
  'takes-repeated-records-for-a-contradiction': [
    { rule, story: 'More than one record for a day is an error, though both name the same party.' },
    misreading((question) => {
      const [first, ...others] = recordsOfDay(question)
      const repeated = others.map((record) => ({ ...record, networkParty: `another ${first?.networkParty}` }))
      return { ...question, registration: [...question.registration, ...repeated] }
    }),
  ],
  'takes-the-first-of-contradictory-records': [
    { rule, story: '`find` gives the first record of the day, and nobody asks for a second.' },
    misreading((question) => withOneRecord(question, recordsOfDay(question)[0])),
  ],
  'takes-the-latest-of-contradictory-records': [
    { rule, story: 'Of overlapping records the one that began last is taken to have replaced the others.' },
    misreading((question) => withOneRecord(question, latestOf(recordsOfDay(question)))),
  ],
  'takes-two-gsmes-for-a-contradiction': [
    { rule, story: 'Two MPRNs of a GPF look like bad data to the team, and bad data has one setting.' },
    deciding((question) => {
      const verdict = decide(question)
      const { certificates, device, settings } = question
      const refuses = verdict.outcome === 'refused' && verdict.reason === 'no-metering-point'
      if (!refuses || device.meteringPoints.length < 2 || settings.onUnknown['ambiguous-registration'] === 'refuse')
        return verdict
      return accepted(
        'NOC-12',
        { expected: [], certificates, warnings: ['ambiguous-registration'] },
        'There are two MPRNs.',
      )
    }),
  ],
}
