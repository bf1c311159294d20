import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { DccEvent } from '../../../dcc/events.ts'
import { eventOf } from '../../../dcc/transcript/transcript-codec.ts'
import { openLibsqlStore } from '../../../environment/store/libsql-store.ts'
import { entityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { instant } from '../../../vocabulary/instant.ts'
import { formatRequestId } from '../../../vocabulary/request-id.ts'
import { RequestList } from './request-list.ts'
import { everyRequest, readSearch } from './request-search.ts'

const supplier = entityIdentifier('90-B3-D5-1F-30-03-00-00')
const london = entityIdentifier('00-DB-00-00-00-00-00-01')
const leeds = entityIdentifier('00-DB-00-00-00-00-00-02')

type Network = ConstructorParameters<typeof RequestList>[0]

/** As much of a network as a row is made from. */
const network = {
  dcc: { users: { user: () => undefined } },
  fleet: {
    inventoryRecord: () => ({ type: 'GPF', importMpxn: null }),
    premisesOf: (device: string) =>
      device === london
        ? { postCode: 'SW1A 1AA', mprn: '1234567810', region: { name: 'London' } }
        : { postCode: 'LS1 4DY', mprn: '9876543210', region: { name: 'Yorkshire' } },
  },
} as unknown as Network

type Answered = Extract<DccEvent, { kind: 'request-answered' }>

const idOf = (counter: number, target = london) =>
  formatRequestId({ originator: supplier, target, counter: BigInt(counter) })

const answered = (counter: number, target = london, code = 'I99', refusedBy: string | null = null): DccEvent => ({
  kind: 'request-answered',
  at: instant(counter * 1000),
  requestId: idOf(counter, target),
  from: supplier,
  serviceReferenceVariant: '6.21',
  commandVariant: 1,
  code,
  refusedBy,
  decision: null,
})

const deviceAnswered = (counter: number, target = london): DccEvent => ({
  kind: 'device-answered',
  at: instant(counter * 1000 + 250),
  requestId: idOf(counter, target),
  device: target,
  learnt: [],
})

function listOf(events: readonly DccEvent[], capacity?: number): RequestList {
  const list = new RequestList(network, capacity === undefined ? {} : { capacity })
  for (const [index, event] of events.entries()) list.take({ sequence: index + 1, event })
  return list
}

const everything = { ...everyRequest, before: Number.POSITIVE_INFINITY, limit: 100 }
const found = (list: RequestList, ...words: string[]) =>
  list.find({ ...everything, words }).requests.map(({ requestId }) => requestId)

describe('the list of requests', () => {
  test('tells what became of each, the newest first', () => {
    const list = listOf([answered(1), answered(2, leeds, 'E4', 'responsibility'), deviceAnswered(1)])
    const { requests, total, counts } = list.find(everything)
    assert.deepEqual(
      requests.map(({ code, finalCode, outcome, endedAfter }) => [code, finalCode, outcome, endedAfter]),
      [
        ['E4', null, 'refused', null],
        ['I99', 'I0', 'done', 250],
      ],
    )
    assert.deepEqual([total, counts.done, counts.refused, counts.waiting], [2, 1, 1, 0])
  })

  test('is searched by words that a row must all have, as it is now', () => {
    const list = listOf([answered(1), answered(2, leeds), answered(3, leeds), deviceAnswered(2, leeds)])
    assert.deepEqual(found(list, 'yorkshire'), [idOf(3, leeds), idOf(2, leeds)])
    assert.deepEqual(found(list, 'ls14dy', 'done'), [idOf(2, leeds)])
    assert.deepEqual(found(list, 'waiting'), [idOf(3, leeds), idOf(1)])
    assert.deepEqual(found(list, '1234567810', '6.21'), [idOf(1)])
    assert.deepEqual(found(list, 'nowhere'), [])
    assert.deepEqual(list.find({ ...everything, words: ['yorkshire'] }).counts.done, 1)
  })

  test('is searched by how words begin, too', () => {
    const list = listOf([answered(1), answered(2, leeds), answered(3, leeds, 'E4', 'responsibility')])
    assert.deepEqual(found(list, 'york', 'wait'), [idOf(2, leeds)])
    assert.deepEqual(found(list, idOf(1).toLowerCase()), [idOf(1)])
    assert.deepEqual(found(list, '00-db-'), [idOf(3, leeds), idOf(2, leeds), idOf(1)])
    assert.deepEqual(found(list, 'l'), [idOf(3, leeds), idOf(2, leeds), idOf(1)])
    assert.deepEqual(found(list, 'ork'), [])
  })

  const all = [answered(1), answered(2, leeds), answered(3, leeds, 'E4', 'responsibility'), deviceAnswered(1)]
  for (const [search, ...counters] of [
    ['device:00-DB-00-00-00-00-00-01', 1],
    ['device:gpf area:23', 3, 2],
    ['srv:6.21 code:e4', 3],
    ['srv:6.2'],
    ['code:i0', 1],
    ['outcome:waiting', 2],
    ['outcome:wait'],
    ['area:york', 3, 2],
    ['mpxn:1234567810', 1],
    ['post:"LS1 4DY" -'],
    ['post:"LS1 4DY"', 3, 2],
    ['post:ls1 waiting', 2],
    ['after:1970-01-01T00:00:02Z', 3, 2],
    ['before:1970-01-01T00:00:02 london', 1],
    ['after:1970-01-02'],
    ['took:>100ms', 1],
    ['took:>1s'],
    ['expected:no'],
    [`${idOf(2, leeds)}`, 2],
  ] as const)
    test(`is searched by what its fields hold: ${search}`, () => {
      const reading = readSearch(search)
      assert.ok(reading.ok)
      const { requests, total } = listOf(all).find({ ...everything, ...reading.value })
      assert.deepEqual(
        requests.map(({ at }) => at / 1000),
        counters,
      )
      assert.equal(total, counters.length)
    })

  test('says what of a search cannot be read', () => {
    for (const [search, why] of [
      ['took:1s', /is no time such as >1s/],
      ['after:yesterday', /is no instant such as/],
      ['expected:maybe', /is yes or no/],
    ] as const) {
      const reading = readSearch(search)
      assert.ok(!reading.ok)
      assert.match(reading.failure, why)
    }
  })

  test('marks what came otherwise than its tester expected', () => {
    const expectations = { codeOf: (id: string) => (id === idOf(1) ? 'E062106' : null) }
    const list = new RequestList(network, { expectations })
    list.take({ sequence: 1, event: answered(1) })
    assert.deepEqual(list.rowOf(idOf(1))?.expected, { code: 'E062106', met: null })
    list.take({ sequence: 2, event: deviceAnswered(1) })
    const reading = readSearch('expected:no')
    assert.ok(reading.ok)
    assert.deepEqual(list.find({ ...everything, ...reading.value }).requests[0]?.expected, {
      code: 'E062106',
      met: false,
    })
  })

  test('is read a page at a time, each request once', () => {
    const list = listOf(Array.from({ length: 25 }, (_, index) => answered(index + 1)))
    const seen: string[] = []
    for (let before: number | null = Number.POSITIVE_INFINITY; before !== null; ) {
      const { requests, next }: ReturnType<RequestList['find']> = list.find({
        ...everything,
        words: ['london'],
        before,
        limit: 10,
      })
      seen.push(...requests.map(({ requestId }) => requestId))
      before = next
    }
    assert.deepEqual(
      seen,
      Array.from({ length: 25 }, (_, index) => idOf(25 - index)),
    )
  })

  test('forgets the oldest where there are too many, and finds the others', () => {
    const list = listOf(
      Array.from({ length: 250 }, (_, index) => answered(index + 1)),
      100,
    )
    const { requests, total } = list.find({ ...everything, limit: 1000 })
    assert.ok(total <= 100 && total >= 90)
    assert.deepEqual([requests.length, requests[0]?.requestId], [total, idOf(250)])
    assert.equal(list.find({ ...everything, words: ['london'], limit: 1000 }).total, total)
    assert.equal(list.rowOf(idOf(1)), undefined)
  })

  test('counts a request that comes again under another Command Variant once', () => {
    const signed = { ...answered(1), commandVariant: 5 } as DccEvent
    const list = listOf([{ ...answered(1), commandVariant: 4, code: 'I0' } as DccEvent, signed])
    assert.deepEqual(
      list.find(everything).requests.map(({ commandVariants, code, outcome }) => [commandVariants, code, outcome]),
      [[[4, 5], 'I99', 'waiting']],
    )
  })

  test('has what History has of requests from before, in their order, and goes on with what happens to them', async () => {
    const store = openLibsqlStore(null)
    for (const counter of [1, 2, 3]) {
      const { requestId, from, serviceReferenceVariant, commandVariant, code } = answered(counter) as Answered
      const asked = { from, serviceReferenceVariant, commandVariant, code, service: 'SendCommand' } as const
      const said = { document: Buffer.from('<Request/>'), answer: '<Response/>', trace: [], decision: null }
      const at = instant(counter * 1000)
      const subject = `request/${requestId}`
      await store.change({ append: [eventOf(subject, { kind: 'answered', at, ...asked, ...said })] })
      if (counter > 2) continue
      const answer = { device: london, frame: Buffer.of(1), learnt: [], keptUntil: null }
      const later = instant(counter * 1000 + 250)
      await store.change({ append: [eventOf(subject, { kind: 'device-answered', at: later, ...answer })] })
      await store.fold(subject)
    }
    const firstEvent = 1_000_000_001
    const list = new RequestList(network)
    list.take({ sequence: firstEvent, event: answered(4) })
    const reading = list.readEarlier(store, firstEvent)
    assert.equal(list.find(everything).isComplete, false)
    await reading
    list.take({ sequence: firstEvent + 1, event: deviceAnswered(3) })
    const { requests, counts, isComplete } = list.find(everything)
    assert.deepEqual(
      requests.map(({ requestId, outcome, endedAfter }) => [requestId, outcome, endedAfter]),
      [
        [idOf(4), 'waiting', null],
        [idOf(3), 'done', 250],
        [idOf(2), 'done', 250],
        [idOf(1), 'done', 250],
      ],
    )
    assert.deepEqual([counts.done, counts.waiting, isComplete], [3, 1, true])
    assert.deepEqual(list.find({ ...everything, before: requests[1]?.sequence ?? 0 }).requests.length, 2)
    store.closeAtOnce()
  })
})
