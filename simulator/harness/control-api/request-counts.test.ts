import assert from 'node:assert/strict'
import { test } from 'node:test'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { instant } from '../../vocabulary/instant.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import type { NetworkEvent } from '../events/network-event.ts'
import { RequestCounts } from './request-counts.ts'

const start = Date.UTC(2026, 10, 22, 9)
const device = entityIdentifier('00-DB-12-34-56-78-90-A3')
const from = entityIdentifier('90-B3-D5-1F-30-01-00-00')
const requestIdOf = (n: number) => `${from}:${device}:${n}` as RequestId

const answered = (n: number, said: Partial<Extract<NetworkEvent, { kind: 'request-answered' }>>): NetworkEvent => ({
  kind: 'request-answered',
  at: instant(start + n * 1000),
  requestId: requestIdOf(n),
  from,
  serviceReferenceVariant: '6.21',
  commandVariant: 1,
  code: 'I99',
  refusedBy: null,
  decision: null,
  ...said,
})

function counted(...events: readonly NetworkEvent[]) {
  const counts = new RequestCounts()
  for (const [place, event] of events.entries()) counts.take({ sequence: place + 1, event })
  return counts
}

const nothing = { done: 0, 'refused-by-check': 0, refused: 0, unanswered: 0, waiting: 0 }

test('a request is counted in the minute of its answer, by what has become of it since', () => {
  const at = instant(start + 120_000)
  const counts = counted(
    answered(1, {}),
    answered(2, {}),
    answered(3, {}),
    answered(61, { code: 'I99', commandVariant: 8 }),
    answered(62, { code: 'E53', refusedBy: 'execution date' }),
    { kind: 'device-answered', at, requestId: requestIdOf(1), device, learnt: [] },
    { kind: 'device-unanswered', at, requestId: requestIdOf(2), device, code: 'E21' },
    { kind: 'device-answered', at, requestId: requestIdOf(99), device, learnt: [] },
  )
  assert.deepEqual(counts.perMinute(instant(start)), [
    { at: start, counts: { ...nothing, done: 1, unanswered: 1, waiting: 1 } },
    { at: start + 60_000, counts: { ...nothing, done: 1, refused: 1 } },
  ])
  assert.deepEqual(
    counts.perMinute(instant(start + 60_000)).map(({ at: minute }) => minute),
    [start + 60_000],
  )
  assert.deepEqual(counts.refusals(), [{ rule: 'execution date', reason: 'E53', count: 1 }])
})

test('a request that is refused when its time has come is refused, and counted by its rule', () => {
  const at = instant(start + 5_000)
  const released = { kind: 'request-released', at, code: 'E4', refusedBy: 'responsibility', decision: null } as const
  const counts = counted(
    answered(1, {}),
    answered(2, {}),
    answered(3, {}),
    { ...released, requestId: requestIdOf(1) },
    { ...released, requestId: requestIdOf(2), code: 'I99', refusedBy: null },
    { kind: 'request-unreleased', at, requestId: requestIdOf(3), code: 'E54' },
  )
  assert.deepEqual(counts.perMinute(instant(start))[0]?.counts, { ...nothing, refused: 2, waiting: 1 })
  assert.deepEqual(counts.refusals(), [{ rule: 'responsibility', reason: 'E4', count: 1 }])
})

test('a critical request is one request, from its Pre-Command to what became of the Command', () => {
  const at = instant(start + 70_000)
  const counts = counted(
    answered(1, { commandVariant: 4, code: 'I0' }),
    answered(2, { commandVariant: 4, code: 'I0' }),
    answered(3, { commandVariant: 4, code: 'I0' }),
    answered(62, { requestId: requestIdOf(2), commandVariant: 5 }),
    answered(63, { requestId: requestIdOf(3), commandVariant: 5, code: 'E4', refusedBy: 'responsibility' }),
    { kind: 'device-unanswered', at, requestId: requestIdOf(2), device, code: 'E21' },
  )
  assert.deepEqual(counts.perMinute(instant(start)), [
    { at: start, counts: { ...nothing, done: 1, unanswered: 1, refused: 1 } },
  ])
})

test('the minutes of a day are kept', () => {
  const counts = counted(...[...Array(1_500).keys()].map((minute) => answered(minute * 60, {})))
  const minutes = counts.perMinute(instant(start))
  assert.deepEqual([minutes.length, minutes[0]?.at], [1_440, start + 60 * 60_000])
})
