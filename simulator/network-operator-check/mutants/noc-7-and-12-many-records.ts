import type { CheckQuestion, RegistrationRecord } from '../question.ts'
import { type Mutants, misreading } from './support/flawed.ts'
import { dayOf, latestOf, recordsOfDay, recordsOfPoint, withOneRecord } from './support/misread-registration.ts'

const keeping = (
  keep: (records: readonly RegistrationRecord[], question: CheckQuestion) => readonly RegistrationRecord[],
) =>
  misreading((question) => {
    const own = recordsOfPoint(question)
    const kept = new Set(keep(own, question))
    return {
      ...question,
      registration: question.registration.filter((record) => !own.includes(record) || kept.has(record)),
    }
  })

/** What most records of the day say, where there are three or more. */
function ofMost(records: readonly RegistrationRecord[]): RegistrationRecord | undefined {
  const votes = (party: string) => records.filter(({ networkParty }) => networkParty === party).length
  return [...records].sort((one, other) => votes(other.networkParty) - votes(one.networkParty))[0]
}

/** Implementations that break NOC-7 or NOC-12, as metering points have a record or two and what a longer history needs is never tried. */
export const mutants: Mutants = {
  // Metering points have a record or two; what a longer history needs is never tried.
  'reads-four-records': [
    { rule: 'NOC-7', story: 'The first page of the answer has four records, and nobody asks for the second.' },
    keeping((records) => records.slice(0, 4)),
  ],
  'stops-at-the-first-later-record': [
    {
      rule: 'NOC-7',
      story: 'The records are thought to be in order, so that the search ends at the first that has not begun.',
    },
    keeping((records, question) => {
      const later = records.findIndex(({ from }) => from > dayOf(question))
      return later < 0 ? records : records.slice(0, later)
    }),
  ],
  'keeps-one-record-of-a-party': [
    {
      rule: 'NOC-7',
      story: 'The records are kept by party, so that a network which came back has its former days alone.',
    },
    keeping((records) =>
      records.filter(
        (record, at) => records.findIndex(({ networkParty }) => networkParty === record.networkParty) === at,
      ),
    ),
  ],
  'compares-the-first-two-records-of-a-day': [
    { rule: 'NOC-12', story: 'A contradiction is looked for between the first record of the day and the second.' },
    misreading((question) => {
      const [first, second] = recordsOfDay(question)
      return first !== undefined && first.networkParty === second?.networkParty
        ? withOneRecord(question, first)
        : question
    }),
  ],
  'lets-the-majority-decide': [
    { rule: 'NOC-12', story: 'One record against several is thought to be a slip.' },
    misreading((question) => {
      const records = recordsOfDay(question)
      return records.length < 3 ? question : withOneRecord(question, ofMost(records))
    }),
  ],
  'lets-the-newest-of-many-decide': [
    { rule: 'NOC-12', story: 'Where three records say different things, the newest is thought to be a correction.' },
    misreading((question) => {
      const records = recordsOfDay(question)
      return records.length < 3 ? question : withOneRecord(question, latestOf(records))
    }),
  ],
}
