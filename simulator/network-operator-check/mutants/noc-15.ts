import { decide } from '../decide.ts'
import { determiningPoint } from '../determining-point.ts'
import { partiesOn } from '../responsible-party.ts'
import { refused } from '../verdicts.ts'
import { deciding, type Mutants, misreading } from './support/flawed.ts'
import { asDetermining, withPoints } from './support/misread-points.ts'
import { dayOf, recordsOfDay, withOneRecord } from './support/misread-registration.ts'

const rule = 'NOC-15'

/** Implementations that break NOC-15. */
export const mutants: Mutants = {
  'accepts-the-party-of-any-point': [
    { rule, story: 'The parties of all metering points of the device are collected, and each of them is welcome.' },
    deciding((question) => {
      const verdicts = question.device.meteringPoints.map((point) =>
        decide(withPoints(question, () => asDetermining(question, point))),
      )
      return verdicts.find(({ outcome }) => outcome === 'accepted') ?? decide(question)
    }),
  ],
  'falls-back-to-the-export-mpan': [
    { rule, story: 'Without an import MPAN the export MPAN is better than nothing, the team thinks.' },
    misreading((question) =>
      determiningPoint(question) === null
        ? withPoints(question, (points) =>
            asDetermining(
              question,
              points.find(({ purpose }) => purpose === 'export'),
            ),
          )
        : question,
    ),
  ],
  'falls-back-to-the-record-of-export': [
    {
      rule,
      story: 'Where the import MPAN has no record, that of the export MPAN is taken: it is the same house, after all.',
    },
    misreading((question) => {
      const exported = question.device.meteringPoints.find(({ purpose }) => purpose === 'export')
      const record = question.registration.find(({ meteringPoint }) => meteringPoint === exported?.value)
      return recordsOfDay(question).length > 0 || record === undefined ? question : withOneRecord(question, record)
    }),
  ],
  'falls-back-to-the-secondary-mpan': [
    { rule, story: 'Without an import MPAN the secondary MPAN is better than nothing, the team thinks.' },
    misreading((question) =>
      determiningPoint(question) === null
        ? withPoints(question, (points) =>
            asDetermining(
              question,
              points.find(({ purpose }) => purpose === 'secondary'),
            ),
          )
        : question,
    ),
  ],
  'lets-the-export-mpan-decide': [
    { rule, story: 'The premises have solar panels, and the export MPAN, being newer, stands first in the lookup.' },
    misreading((question) =>
      withPoints(question, (points) => {
        const exported = points.filter(({ purpose }) => purpose === 'export')
        return exported.length > 0 ? asDetermining(question, exported[0]) : points
      }),
    ),
  ],
  'lets-the-secondary-mpan-decide': [
    { rule, story: 'A twin-element meter has two MPANs, and a later one of the list overwrites the first.' },
    misreading((question) =>
      withPoints(question, (points) =>
        asDetermining(question, points.filter(({ purpose }) => purpose !== 'export').at(-1)),
      ),
    ),
  ],
  'refuses-where-it-should-warn': [
    { rule, story: 'The warning has a code like a reason for refusal, and ends up as one.' },
    deciding((question) => {
      const verdict = decide(question)
      if (verdict.outcome !== 'accepted' || !verdict.warnings.includes('other-network-party-on-secondary-point'))
        return verdict
      const evidence = { expected: [], certificates: question.certificates, warnings: [] }
      return refused(
        'NOC-15',
        'ambiguous-registration',
        evidence,
        'The metering points have different network parties.',
      )
    }),
  ],
  'wants-a-record-for-every-point': [
    { rule, story: 'Every metering point of the device is looked up, and one without a record fails the request.' },
    deciding((question) => {
      const verdict = decide(question)
      const unrecorded = question.device.meteringPoints.some(
        ({ value }) => partiesOn(question, value, dayOf(question)).length === 0,
      )
      const evidence = { expected: [], certificates: question.certificates, warnings: [] }
      return verdict.outcome === 'accepted' && verdict.rule === 'NOC-10' && unrecorded
        ? refused('NOC-12', 'no-registration', evidence, 'A metering point has no record.')
        : verdict
    }),
  ],
  'wants-every-point-free-of-contradiction': [
    { rule, story: 'Records are tested for contradictions when they are loaded, all of a device together.' },
    deciding((question) => {
      const verdict = decide(question)
      const evidence = { expected: [], certificates: question.certificates, warnings: [] }
      const contradictory = question.device.meteringPoints.some(
        ({ value }) => partiesOn(question, value, dayOf(question)).length > 1,
      )
      return verdict.outcome === 'accepted' && verdict.rule === 'NOC-10' && contradictory
        ? refused('NOC-12', 'ambiguous-registration', evidence, 'Records of the device contradict each other.')
        : verdict
    }),
  ],
}
