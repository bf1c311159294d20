import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dccSettings } from '../../dcc/settings/settings.ts'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { instant } from '../../vocabulary/instant.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import type { NetworkEvent } from '../events/network-event.ts'
import { ResponseTimes } from './response-times.ts'

const start = Date.UTC(2026, 10, 22, 9)
const device = entityIdentifier('00-DB-12-34-56-78-90-A3')
const from = entityIdentifier('90-B3-D5-1F-30-01-00-00')
const requestIdOf = (n: number) => `${from}:${device}:${n}` as RequestId
const after = (milliseconds: number) => instant(start + milliseconds)

const answered = (
  n: number,
  said: Partial<Extract<NetworkEvent, { kind: 'request-answered' }>> = {},
): NetworkEvent => ({
  kind: 'request-answered',
  at: instant(start),
  requestId: requestIdOf(n),
  from,
  serviceReferenceVariant: '6.21',
  commandVariant: 1,
  code: 'I99',
  refusedBy: null,
  decision: null,
  answeredAt: instant(start),
  ...said,
})
const byDevice = (n: number, ms: number): NetworkEvent => ({
  kind: 'device-answered',
  at: after(ms),
  requestId: requestIdOf(n),
  device,
  learnt: [],
})

function timesOf(events: readonly NetworkEvent[], said: Parameters<typeof dccSettings>[0] = {}) {
  const settings = dccSettings(said)
  const times = new ResponseTimes(() => settings.targetResponseTimes)
  for (const [place, event] of events.entries()) times.take({ sequence: place + 1, event })
  return times.rows()
}

test('a device that answers in time is within the target, one that is late or silent is not', () => {
  const [row, ...others] = timesOf([
    ...[1, 2, 3].map((n) => answered(n)),
    byDevice(1, 10_000),
    byDevice(2, 30_001),
    { kind: 'device-unanswered', at: after(60_000), requestId: requestIdOf(3), device, code: 'E21' },
  ])
  assert.deepEqual(others, [])
  const counted = { count: 3, within: 1, unanswered: 1, longestMs: 60_000, meanMs: 100_001 / 3 }
  assert.deepEqual(row, { serviceReferenceVariant: '6.21', kind: 'on-demand', targetMs: 30_000, ...counted })
})

test('what comes out of quarantine is timed from then, as what it was', () => {
  const rows = timesOf([
    answered(1),
    {
      ...{ kind: 'request-released', code: 'I99', refusedBy: null, decision: null, fromQuarantine: true },
      at: after(3_600_000),
      requestId: requestIdOf(1),
    },
    byDevice(1, 3_605_000),
  ])
  assert.deepEqual(
    rows.map(({ kind, longestMs, within }) => [kind, longestMs, within]),
    [['on-demand', 5_000, 1]],
  )
})

test('what the DSP held is timed from its release, a run of a schedule from when it ran', () => {
  const dayMs = 86_400_000
  const release = { kind: 'request-released', code: 'I99', refusedBy: null, decision: null } as const
  const rows = timesOf([
    answered(1),
    { ...release, at: after(10 * dayMs), requestId: requestIdOf(1) },
    byDevice(1, 10 * dayMs + 5_000),
    answered(2, { serviceReferenceVariant: '4.6.1', bySchedule: true }),
    byDevice(2, dayMs + 1),
  ])
  assert.deepEqual(
    rows.map(({ serviceReferenceVariant, kind, longestMs, within }) => [
      serviceReferenceVariant,
      kind,
      longestMs,
      within,
    ]),
    [
      ['4.6.1', 'future-dated', dayMs + 1, 0],
      ['6.21', 'future-dated', 5_000, 1],
    ],
  )
})

test('an answer on the connection has a target of its own, and a variant may have another; refusals are not timed', () => {
  const rows = timesOf(
    [
      answered(1, { serviceReferenceVariant: '8.2', commandVariant: 8, code: 'I0', answeredAt: after(3_001) }),
      answered(2, { serviceReferenceVariant: '12.2', commandVariant: 8, code: 'I0', answeredAt: after(3_001) }),
      answered(3, { code: 'E4', refusedBy: 'responsibility' }),
      byDevice(3, 1),
    ],
    { targetResponseTimes: { services: { '12.2': 4_000 } } },
  )
  assert.deepEqual(
    rows.map(({ serviceReferenceVariant, kind, targetMs, within }) => [
      serviceReferenceVariant,
      kind,
      targetMs,
      within,
    ]),
    [
      ['8.2', 'connection', 3_000, 0],
      ['12.2', 'connection', 4_000, 1],
    ],
  )
})
