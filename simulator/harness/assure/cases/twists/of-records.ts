import type { CheckRequest } from '../../../../network-operator-check/contract.ts'
import { type Circumstances, sceneOf } from '../../questions/circumstances.ts'
import { recordsOnePerDay } from '../../questions/many.ts'
import type { WholeQuestion } from '../some-question.ts'
import { inserted, pick, replaced, type Twist, turned } from './twist.ts'

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
  (change: (record: Record, question: WholeQuestion, turn: number) => Partial<Record>): Twist['turn'] =>
  (question, turn) => {
    const found = counting(question)
    if (found === null) return null
    const [at, record] = found
    return { registration: replaced(question.registration, at, { ...record, ...change(record, question, turn) }) }
  }

const another = ({ registration, networkParties }: WholeQuestion, turn: number): string => {
  const recorded = registration.map(({ networkParty }) => networkParty)
  return pick([...recorded, ...networkParties.map(({ id }) => id)], turn) ?? 'ZZZZ'
}

const adding =
  (record: (question: WholeQuestion, turn: number) => Partial<Record>): Twist['turn'] =>
  (question, turn): Circumstances => {
    const made: Record = {
      meteringPoint: sceneOf(question.device).point.value,
      networkParty: another(question, turn),
      effectiveFrom: '2015-01-01',
      effectiveTo: null,
      ...record(question, turn),
    }
    return { registration: inserted(question.registration, made, turn >> 3) }
  }

/** A metering point that is almost the device's own. */
function almost(number: string, turn: number): string {
  const at = turn % number.length
  const digit = (Number(number[at]) + 1 + ((turn >> 4) % 9)) % 10
  return pick(
    [
      `${number.slice(0, at)}${digit}${number.slice(at + 1)}`,
      number.slice(1),
      number.slice(0, -1),
      number.slice(0, 8),
      number.slice(-8),
      `${number}0`,
    ],
    turn >> 8,
  ) as string
}

/** What can be changed in Registration Data. */
export const twistsOfRecords: readonly Twist[] = [
  {
    words: 'the records came in another order',
    turn: ({ registration }, turn) => ({ registration: turned(registration, turn) }),
  },
  {
    words: 'the record of the day named another party',
    turn: ofCounting((_, question, turn) => ({ networkParty: another(question, turn) })),
  },
  {
    words: 'the record of the day named a party by half its id',
    turn: ofCounting(({ networkParty }, _, turn) => ({
      networkParty: pick(
        [networkParty.slice(0, -1), networkParty.slice(1), `${networkParty}2`, networkParty.slice(0, 2)],
        turn,
      ) as string,
    })),
  },
  { words: 'the record of the day ended the day before', turn: ofCounting(() => ({ effectiveTo: '2026-06-14' })) },
  { words: 'the record of the day ended on the day', turn: ofCounting(() => ({ effectiveTo: day })) },
  { words: 'the record of the day began the day after', turn: ofCounting(() => ({ effectiveFrom: '2026-06-16' })) },
  { words: 'the record of the day began on the day', turn: ofCounting(() => ({ effectiveFrom: day })) },
  {
    words: 'the record of the day was one of that day alone',
    turn: ofCounting(() => ({ effectiveFrom: day, effectiveTo: day })),
  },
  { words: 'the record of the day was open-ended', turn: ofCounting(() => ({ effectiveTo: null })) },
  {
    words: 'the record of the day was gone',
    turn: (question) => {
      const found = counting(question)
      return found === null ? null : { registration: question.registration.filter((_, at) => at !== found[0]) }
    },
  },
  {
    words: 'the record of the day was of almost the same metering point',
    turn: ofCounting(({ meteringPoint }, _, turn) => ({ meteringPoint: almost(meteringPoint, turn) })),
  },
  { words: 'another party was recorded for the day too', turn: adding(() => ({})) },
  {
    words: 'another party was recorded for that day alone too',
    turn: adding(() => ({ effectiveFrom: day, effectiveTo: day })),
  },
  { words: 'another party was recorded up to the day before', turn: adding(() => ({ effectiveTo: '2026-06-14' })) },
  { words: 'another party was recorded from the day after', turn: adding(() => ({ effectiveFrom: '2026-06-16' })) },
  {
    words: 'another party was recorded for almost the same metering point',
    turn: adding(({ device }, turn) => ({ meteringPoint: almost(sceneOf(device).point.value, turn) })),
  },
  {
    words: 'the record of the day came twice',
    turn: (question, turn) => {
      const found = counting(question)
      return found === null ? null : { registration: inserted(question.registration, found[1], turn) }
    },
  },
  {
    words: 'the same party was recorded for the day once more, otherwise dated',
    turn: (question, turn) => {
      const found = counting(question)
      if (found === null) return null
      const again = { ...found[1], effectiveFrom: '2019-01-01', effectiveTo: turn % 2 === 0 ? null : day }
      return { registration: inserted(question.registration, again, turn >> 1) }
    },
  },
  {
    words: 'the record of the day came in two parts',
    turn: (question) => {
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
    turn: ({ device, registration }, turn) => {
      const formers = recordsOnePerDay('MANW', 200, 'first', sceneOf(device).point.value).slice(1)
      return { registration: turn % 2 === 0 ? [...registration, ...formers] : [...formers, ...registration] }
    },
  },
  {
    words: 'two other parties were recorded for another day',
    turn: (question, turn) => {
      const record = (networkParty: string): Record => ({
        meteringPoint: sceneOf(question.device).point.value,
        networkParty,
        effectiveFrom: '2026-08-01',
        effectiveTo: '2026-08-31',
      })
      return {
        registration: inserted(inserted(question.registration, record('EMEB'), turn), record('MANW'), turn >> 4),
      }
    },
  },
  {
    words: 'the record of an MPRN had leading zeros',
    turn: ofCounting(({ meteringPoint }) =>
      meteringPoint.length === 13 ? {} : { meteringPoint: meteringPoint.padStart(12, '0') },
    ),
  },
  { words: 'no record was left', turn: () => ({ registration: [] }) },
]
