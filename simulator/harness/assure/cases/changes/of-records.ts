import type { CheckRequest } from '../../../../network-operator-check/contract.ts'
import { type Circumstances, sceneOf } from '../../questions/circumstances.ts'
import { recordsOnePerDay } from '../../questions/many.ts'
import type { WholeQuestion } from '../some-question.ts'
import { type Change, inserted, pick, reordered, replaced } from './change.ts'

type Record = CheckRequest['registration'][number]

const day = '2026-06-15'

/** The record that counts, and where it stands. */
function counting({ device, registration }: WholeQuestion): readonly [number, Record] | null {
  const own = sceneOf(device).point.value
  const at = registration.findIndex(
    ({ meteringPoint, effectiveFrom, effectiveTo }) =>
      meteringPoint === own && effectiveFrom <= day && (effectiveTo === null || effectiveTo >= day),
  )
  const record = registration[at]
  return record === undefined ? null : [at, record]
}

const ofCounting =
  (change: (record: Record, question: WholeQuestion, choice: number) => Partial<Record>): Change['make'] =>
  (question, choice) => {
    const found = counting(question)
    if (found === null) return null
    const [at, record] = found
    return { registration: replaced(question.registration, at, { ...record, ...change(record, question, choice) }) }
  }

const another = ({ registration, networkParties }: WholeQuestion, choice: number): string => {
  const recorded = registration.map(({ networkParty }) => networkParty)
  return pick([...recorded, ...networkParties.map(({ id }) => id)], choice) ?? 'ZZZZ'
}

const adding =
  (record: (question: WholeQuestion, choice: number) => Partial<Record>): Change['make'] =>
  (question, choice): Circumstances => {
    const made: Record = {
      meteringPoint: sceneOf(question.device).point.value,
      networkParty: another(question, choice),
      effectiveFrom: '2015-01-01',
      effectiveTo: null,
      ...record(question, choice),
    }
    return { registration: inserted(question.registration, made, choice >> 3) }
  }

/** A metering point that is almost the device's own. */
function almost(number: string, choice: number): string {
  const at = choice % number.length
  const digit = (Number(number[at]) + 1 + ((choice >> 4) % 9)) % 10
  return pick(
    [
      `${number.slice(0, at)}${digit}${number.slice(at + 1)}`,
      number.slice(1),
      number.slice(0, -1),
      number.slice(0, 8),
      number.slice(-8),
      `${number}0`,
    ],
    choice >> 8,
  ) as string
}

/** What can be changed in Registration Data. */
export const changesOfRecords: readonly Change[] = [
  {
    words: 'the records came in another order',
    make: ({ registration }, choice) => ({ registration: reordered(registration, choice) }),
  },
  {
    words: 'the record of the day named another party',
    make: ofCounting((_, question, choice) => ({ networkParty: another(question, choice) })),
  },
  {
    words: 'the record of the day named a party by half its id',
    make: ofCounting(({ networkParty }, _, choice) => ({
      networkParty: pick(
        [networkParty.slice(0, -1), networkParty.slice(1), `${networkParty}2`, networkParty.slice(0, 2)],
        choice,
      ) as string,
    })),
  },
  { words: 'the record of the day ended the day before', make: ofCounting(() => ({ effectiveTo: '2026-06-14' })) },
  { words: 'the record of the day ended on the day', make: ofCounting(() => ({ effectiveTo: day })) },
  { words: 'the record of the day began the day after', make: ofCounting(() => ({ effectiveFrom: '2026-06-16' })) },
  { words: 'the record of the day began on the day', make: ofCounting(() => ({ effectiveFrom: day })) },
  {
    words: 'the record of the day was one of that day alone',
    make: ofCounting(() => ({ effectiveFrom: day, effectiveTo: day })),
  },
  { words: 'the record of the day was open-ended', make: ofCounting(() => ({ effectiveTo: null })) },
  {
    words: 'the record of the day was gone',
    make: (question) => {
      const found = counting(question)
      return found === null ? null : { registration: question.registration.filter((_, at) => at !== found[0]) }
    },
  },
  {
    words: 'the record of the day was of almost the same metering point',
    make: ofCounting(({ meteringPoint }, _, choice) => ({ meteringPoint: almost(meteringPoint, choice) })),
  },
  { words: 'another party was recorded for the day too', make: adding(() => ({})) },
  {
    words: 'another party was recorded for that day alone too',
    make: adding(() => ({ effectiveFrom: day, effectiveTo: day })),
  },
  { words: 'another party was recorded up to the day before', make: adding(() => ({ effectiveTo: '2026-06-14' })) },
  { words: 'another party was recorded from the day after', make: adding(() => ({ effectiveFrom: '2026-06-16' })) },
  {
    words: 'another party was recorded for almost the same metering point',
    make: adding(({ device }, choice) => ({ meteringPoint: almost(sceneOf(device).point.value, choice) })),
  },
  {
    words: 'the record of the day came twice',
    make: (question, choice) => {
      const found = counting(question)
      return found === null ? null : { registration: inserted(question.registration, found[1], choice) }
    },
  },
  {
    words: 'the same party was recorded for the day once more, otherwise dated',
    make: (question, choice) => {
      const found = counting(question)
      if (found === null) return null
      const again = { ...found[1], effectiveFrom: '2019-01-01', effectiveTo: choice % 2 === 0 ? null : day }
      return { registration: inserted(question.registration, again, choice >> 1) }
    },
  },
  {
    words: 'the record of the day came in two parts',
    make: (question) => {
      const found = counting(question)
      if (found === null) return null
      const [at, record] = found
      return {
        registration: [
          ...replaced(question.registration, at, { ...record, effectiveTo: day }),
          { ...record, effectiveFrom: '2026-06-16' },
        ],
      }
    },
  },
  {
    words: 'hundreds of former parties were recorded too',
    make: ({ device, registration }, choice) => {
      const formers = recordsOnePerDay('MANW', 200, 'first', sceneOf(device).point.value).slice(1)
      return { registration: choice % 2 === 0 ? [...registration, ...formers] : [...formers, ...registration] }
    },
  },
  {
    words: 'two other parties were recorded for another day',
    make: (question, choice) => {
      const record = (networkParty: string): Record => ({
        meteringPoint: sceneOf(question.device).point.value,
        networkParty,
        effectiveFrom: '2026-08-01',
        effectiveTo: '2026-08-31',
      })
      return {
        registration: inserted(inserted(question.registration, record('EMEB'), choice), record('MANW'), choice >> 4),
      }
    },
  },
  {
    words: 'the record of an MPRN had leading zeros',
    make: ofCounting(({ meteringPoint }) =>
      meteringPoint.length === 13 ? {} : { meteringPoint: meteringPoint.padStart(12, '0') },
    ),
  },
  { words: 'no record was left', make: () => ({ registration: [] }) },
]
