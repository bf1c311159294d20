import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import v8 from 'node:v8'
import vm from 'node:vm'
import fc from 'fast-check'
import { entityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { instant } from '../../../vocabulary/instant.ts'
import { formatRequestId } from '../../../vocabulary/request-id.ts'
import { RequestList } from './request-list.ts'
import { commonWordsOf, type RequestOutcome, type RequestRow, requestOutcomes } from './request-row.ts'
import { readSearch } from './request-search.ts'

const supplier = entityIdentifier('90-B3-D5-1F-30-03-00-00')
const areas = ['London', 'Yorkshire', 'South Wales']

function rowOf(n: number): RequestRow {
  const device = entityIdentifier(`00-DB-12-${hex(n >> 16)}-${hex(n >> 8)}-${hex(n * 77)}-${hex(n)}-A0`)
  const outcome = requestOutcomes[n % requestOutcomes.length] as RequestOutcome
  return {
    sequence: 3 * n + 1,
    requestId: formatRequestId({ originator: supplier, target: device, counter: BigInt(1000 + n) }),
    at: instant(n * 200),
    submittedBy: { entityIdentifier: supplier, name: 'Albion Energy', role: 'IS' },
    serviceReferenceVariant: n % 2 === 0 ? '6.21' : '6.15.1',
    commandVariants: [1],
    device: {
      id: device,
      type: n % 3 === 0 ? 'GPF' : 'ESME',
      postCode: `NR${n % 20} ${n % 10}DQ`,
      meteringPoint: String(1_200_000_000_000 + n * 7919),
      area: areas[n % areas.length] ?? null,
    },
    code: 'I99',
    finalCode: null,
    outcome,
    step: null,
    rule: n % 2 === 0 ? 'NOC-10' : null,
    reason: null,
    endedAfter: n % 3000,
    accepted: [],
    expected: null,
  }
}

/** All the words of a row, taken apart as the list has them nowhere. */
const wordsOf = (row: RequestRow): ReadonlySet<string> => {
  const [outward = '', inward = ''] = row.device.postCode?.split(' ') ?? []
  const own = [row.requestId, row.device.id, outward, outward + inward, row.device.meteringPoint ?? '']
  return new Set([...commonWordsOf(row), ...own.map((word) => word.toLowerCase())])
}

const hex = (octet: number): string => (octet & 255).toString(16).toUpperCase().padStart(2, '0')
const rowsTo = (count: number): readonly RequestRow[] => Array.from({ length: count }, (_, n) => rowOf(n))

const found = (list: RequestList, search: string) => {
  const reading = readSearch(search)
  assert.ok(reading.ok, search)
  return list.find({ ...reading.value, before: Number.POSITIVE_INFINITY, limit: 200 })
}

describe('a search of many requests', () => {
  test('finds what every row has', () => {
    // Some come later than their place says.
    const rows = rowsTo(12_000)
    const list = RequestList.of([...rows.slice(0, 5_000), ...rows.slice(5_500), ...rows.slice(5_000, 5_500)])
    const beginning = fc
      .constantFrom(...rows.slice(0, 50).flatMap((row) => [...wordsOf(row)]), 'nowhere')
      .chain((word) => fc.nat(word.length - 1).map((last) => word.slice(0, last + 1)))
    fc.assert(
      fc.property(fc.array(beginning, { minLength: 1, maxLength: 3 }), (words) => {
        const expected = rows.filter((row) =>
          words.every((word) => [...wordsOf(row)].some((has) => has.startsWith(word))),
        )
        const { total, requests, next } = found(list, words.map((word) => `"${word}"`).join(' '))
        assert.equal(total, expected.length)
        assert.deepEqual(
          requests.map(({ sequence }) => sequence),
          expected
            .slice(-200)
            .reverse()
            .map(({ sequence }) => sequence),
        )
        assert.equal(next, total > 200 ? requests.at(-1)?.sequence : null)
      }),
      { numRuns: 40 },
    )
  })

  test('costs no more than taking the words of each row, whatever is searched for', () => {
    const rows = rowsTo(20_000)
    const list = RequestList.of(rows)
    const timed = (work: () => void): number => Math.min(...[1, 2, 3].map(() => durationOf(work)))
    const floor = timed(() => assert.equal(rows.filter((row) => wordsOf(row).has('i99')).length, rows.length))
    for (const search of [
      '0',
      '9 1 i n e',
      'device:0 mpxn:1 user:a post:n area:l',
      'outcome:done took:>1s',
      'expected:no',
      Array.from({ length: 20 }, (_, at) => `9${'0'.repeat(at)}`).join(' '),
      Array.from({ length: 20 }, (_, at) => `device:00-db-12-00-00-00-00-0${'0'.repeat(at)}`).join(' '),
    ]) {
      const cost = timed(() => void found(list, search))
      assert.ok(
        cost < 3 * floor,
        `${search}: ${cost.toFixed(1)} ms, where the words of each row take ${floor.toFixed(1)} ms`,
      )
    }
  })

  test('is made on rows that take no more than 640 octets each, their own values included', () => {
    v8.setFlagsFromString('--expose-gc')
    const collectGarbage = vm.runInNewContext('gc') as () => void
    collectGarbage()
    const before = process.memoryUsage().heapUsed
    const list = RequestList.of(rowsTo(20_000))
    assert.equal(found(list, '0').total, 20_000)
    collectGarbage()
    const octets = (process.memoryUsage().heapUsed - before) / 20_000
    assert.ok(octets < 640, `a row takes ${octets.toFixed(0)} octets`)
    assert.equal(found(list, '0').total, 20_000)
  })

  test('with more words than may be asked of each row is told so', () => {
    const reading = readSearch('9 '.repeat(21))
    assert.ok(!reading.ok)
    assert.match(reading.failure, /at most 20 words, and this one has 21/)
  })
})

function durationOf(work: () => void): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}
