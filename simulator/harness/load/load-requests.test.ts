import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../vocabulary/instant.ts'
import { smkiOfSeed } from '../world/smki-of-seed.ts'
import type { PlannedRequest } from './load-plan.ts'
import { createLoadRequests, type LoadGround } from './load-requests.ts'
import type { MixedRequest } from './mix.ts'

const handover: MixedRequest = { request: '6.21', share: 1, device: 'GPF', certificates: 'registered', expect: 'I99' }
const reading: MixedRequest = { request: '4.1.1', share: 1, device: 'ESME', expect: 'I99' }

const requestsOf = (kinds: readonly MixedRequest[], differing: Partial<LoadGround> = {}) =>
  createLoadRequests({
    smki: smkiOfSeed('load'),
    seed: 'load',
    mix: [...new Set(kinds)],
    plan: kinds.map((kind, at): PlannedRequest => ({ kind, atMs: at, measured: true })),
    premises: 10,
    firstPremises: 0,
    suppliers: null,
    clock: { now: () => instant(Date.UTC(2026, 10, 28)) },
    ...differing,
  })

const deviceIn = (document: Buffer) => /<sr:RequestID>[^:]+:([^:]+):/.exec(document.toString())?.[1]

test('every handover is for another device', async () => {
  const requests = requestsOf(Array(10).fill(handover))
  const devices = new Set<string | undefined>()
  for (let made = 0; made < 10; made += 1) devices.add(deviceIn((await requests.make(handover)).document))
  assert.equal(devices.size, 10)
})

test('a device gets its next request when every other had one', async () => {
  const requests = requestsOf([reading])
  const first = deviceIn((await requests.make(reading)).document)
  const others: (string | undefined)[] = []
  for (let made = 1; made < 10; made += 1) others.push(deviceIn((await requests.make(reading)).document))
  assert.ok(!others.includes(first) && new Set(others).size === 9)
  assert.equal(deviceIn((await requests.make(reading)).document), first)
})

for (const [what, kinds, differing, complaint] of [
  [
    'hands over more slots than there are',
    Array(11).fill(handover),
    {},
    /hands over 11 slots of a GPF, and the DCC holds 10 /,
  ],
  ['begins behind the last premises', [handover], { firstPremises: 10 }, /the DCC holds 0 from premises 10 on/],
  [
    'asks a device that the request is not for',
    [{ ...reading, device: 'CHF' }],
    {},
    /4\.1\.1: it is for .*, not for CHF/,
  ],
  [
    'has a field that the request has not',
    [{ ...reading, fields: { Colour: 'red' } }],
    {},
    /4\.1\.1: it has no field Colour/,
  ],
  ['says nothing of certificates', [{ ...handover, certificates: undefined }], {}, /6\.21: say certificates/],
  [
    'is of a request that nobody may send',
    [{ request: '8.6', share: 1, expect: 'I0' }],
    {},
    /8\.6: no user may send it/,
  ],
] as const)
  test(`a plan that ${what} is refused before anything is made`, () => {
    assert.throws(() => requestsOf(kinds, differing), { code: 'SIM_USAGE', message: complaint })
  })
