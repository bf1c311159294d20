import type { CheckRequest } from '../../../../network-operator-check/contract.ts'
import { type Circumstances, sceneOf } from '../../questions/circumstances.ts'
import type { WholeQuestion } from '../some-question.ts'
import { type Change, inserted, reordered, replaced } from './change.ts'

type Point = CheckRequest['device']['meteringPoints'][number]

const ofDetermining =
  (change: (point: Point, question: WholeQuestion) => Partial<Point>): Change['make'] =>
  (question): Circumstances | null => {
    const own = sceneOf(question.device).point.value
    const at = question.meteringPoints.findIndex(({ value }) => value === own)
    const point = question.meteringPoints[at]
    if (point === undefined) return null
    return { meteringPoints: replaced(question.meteringPoints, at, { ...point, ...change(point, question) }) }
  }

const adding =
  (point: (question: WholeQuestion) => Point): Change['make'] =>
  (question, choice) => ({ meteringPoints: inserted(question.meteringPoints, point(question), choice) })

const kindOf = ({ device }: WholeQuestion) => sceneOf(device).point.kind
const neighbour = (number: string): string => `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`

/** What can be changed in the metering points of the device. */
export const changesOfPoints: readonly Change[] = [
  {
    words: 'the metering points came in another order',
    make: ({ meteringPoints }, choice) => ({ meteringPoints: reordered(meteringPoints, choice) }),
  },
  { words: 'its metering point was an export one', make: ofDetermining(() => ({ purpose: 'export' })) },
  { words: 'its metering point was a secondary one', make: ofDetermining(() => ({ purpose: 'secondary' })) },
  {
    words: 'its metering point was of the other kind',
    make: ofDetermining((_, question) => ({ kind: kindOf(question) === 'MPAN' ? 'MPRN' : 'MPAN' })),
  },
  { words: 'its metering point was its neighbour', make: ofDetermining(({ value }) => ({ value: neighbour(value) })) },
  {
    words: 'it had a second import metering point',
    make: adding((question) => ({
      kind: kindOf(question),
      value: neighbour(sceneOf(question.device).point.value),
      purpose: 'import',
    })),
  },
  {
    words: 'its metering point was listed twice',
    make: adding((question) => ({
      kind: kindOf(question),
      value: sceneOf(question.device).point.value,
      purpose: 'import',
      through: '00-DB-12-34-56-78-90-B1',
    })),
  },
  {
    words: 'it had an export metering point of nobody',
    make: adding((question) => ({
      kind: kindOf(question),
      value: neighbour(sceneOf(question.device).point.value),
      purpose: 'export',
    })),
  },
  {
    words: 'its import metering point was an export one too',
    make: adding((question) => ({
      kind: kindOf(question),
      value: sceneOf(question.device).point.value,
      purpose: 'export',
    })),
  },
  {
    words: 'it had an import metering point of the other fuel',
    make: adding(({ device }) => sceneOf(device === 'GPF' ? 'ESME' : 'GPF').point),
  },
  { words: 'it had no metering point', make: () => ({ meteringPoints: [] }) },
  {
    words: 'its MPRN had leading zeros',
    make: ofDetermining(({ value, kind }) => (kind === 'MPRN' ? { value: `00${value}` } : {})),
  },
  { words: 'an MPRN said another GSME', make: ofDetermining(() => ({ through: '00-DB-12-34-56-78-90-C1' })) },
]
