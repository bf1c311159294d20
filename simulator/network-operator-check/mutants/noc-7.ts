import { decide } from '../decide.ts'
import { determiningPoint } from '../determining-point.ts'
import { deciding, type Mutants, misreading } from './support/flawed.ts'
import {
  dayOf,
  forEver,
  latestOf,
  recordsOfDay,
  recordsOfPoint,
  withOneRecord,
} from './support/misread-registration.ts'

const rule = 'NOC-7'

/** Records of metering points that resemble the determining one are taken for its own. */
const resembling = (resembles: (own: string, other: string) => boolean) =>
  misreading((question) => {
    const own = determiningPoint(question)
    return own === null
      ? question
      : {
          ...question,
          registration: question.registration.map((record) =>
            resembles(own, record.meteringPoint) ? { ...record, meteringPoint: own } : record,
          ),
        }
  })

/** Implementations that break NOC-7. */
export const mutants: Mutants = {
  'accepts-whoever-was-ever-registered': [
    { rule, story: 'To be safe against late registration data, the team accepts every party that the history names.' },
    deciding((question) => {
      const verdicts = recordsOfPoint(question).map((record) => decide(withOneRecord(question, record)))
      return verdicts.find(({ outcome }) => outcome === 'accepted') ?? decide(question)
    }),
  ],
  'fills-gaps-with-the-last-party': [
    {
      rule,
      story:
        'Somebody must run the network, the team reasons, so after a record has ended its party stays responsible until another begins.',
    },
    misreading((question) =>
      recordsOfDay(question).length > 0
        ? question
        : withOneRecord(question, latestOf(recordsOfPoint(question).filter(({ from }) => from <= dayOf(question)))),
    ),
  ],
  'ignores-effective-dates': [
    {
      rule,
      story:
        'The registration extract that the team tests with holds one record a metering point, so it takes the first that it finds.',
    },
    misreading((question) => withOneRecord(question, recordsOfPoint(question)[0])),
  ],
  'ignores-the-first-day-of-a-record': [
    {
      rule,
      story:
        'Only the end of a record is compared with the date: what has not ended is in force, even before it begins.',
    },
    misreading((question) => ({
      ...question,
      registration: question.registration.map((record) => ({ ...forEver(record), to: record.to })),
    })),
  ],
  'ignores-the-last-day-of-a-record': [
    { rule, story: 'The field effectiveTo is null in every record of the sample file, so nobody reads it.' },
    misreading((question) => ({
      ...question,
      registration: question.registration.map((record) => ({ ...record, to: null })),
    })),
  ],
  'reads-the-record-of-any-metering-point': [
    {
      rule,
      story:
        'The records come with the device, so the team takes them all to be about the metering point that decides.',
    },
    misreading((question) => {
      const meteringPoint = determiningPoint(question) ?? ''
      return { ...question, registration: question.registration.map((record) => ({ ...record, meteringPoint })) }
    }),
  ],
  'takes-the-newest-record': [
    { rule, story: '"The latest record is the current one", although it may begin next month.' },
    misreading((question) => withOneRecord(question, latestOf(recordsOfPoint(question)))),
  ],
  // Records are looked up by less than the whole number.
  'takes-twelve-digits-for-the-number': [
    { rule, story: 'The check digit is left out of the comparison, as it follows from the others.' },
    resembling((own, other) => own.length === other.length && own.slice(0, -1) === other.slice(0, -1)),
  ],
  'looks-numbers-up-with-like': [
    { rule, story: 'The query ends in LIKE, and the number of another metering point stands within this one.' },
    resembling((own, other) => own.includes(other)),
  ],
  'keeps-numbers-in-32-bits': [
    { rule, story: 'Numbers go through a bitwise operation, which keeps 32 bits of them.' },
    resembling((own, other) => (Number(own) | 0) === (Number(other) | 0)),
  ],
}
