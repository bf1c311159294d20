import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { cancellationInstant, type Instant, instant } from '../../vocabulary/instant.ts'
import type { MarketDate } from '../../vocabulary/market-date.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { createReceiveService } from '../testing/receive-service.ts'
import {
  handoverBody,
  networkOperatorCredentials,
  type RequestDetails,
  requestId,
  signedRequest,
  supplierCredentials,
} from '../testing/requests.ts'
import { albion, border, credential, devices, mprn, walesAndWest } from '../testing/site.ts'
import { withStateDirectory } from '../testing/state-directory.ts'
import { createWorld, morning, type World } from '../testing/world.ts'

const hour = 3_600_000
const day = 24 * hour
const after = (milliseconds: number): Instant => instant(morning + milliseconds)

/** A handover of the GPF to its gas transporter at a time, but for what is named. */
const handoverAt = (executionDateTime: Instant, counter = 1001n, details: RequestDetails = {}) =>
  signedRequest({ counter, body: handoverBody({ executionDateTime }), ...details })

const kindsOf = async (world: World, counter = 1001n) =>
  ((await world.dcc.transcript(requestId(counter)))?.entries ?? []).map(({ kind }) => kind)

/** The codes of the Service Responses that were queued for a request. */
const told = async (world: World, counter = 1001n) =>
  ((await world.dcc.transcript(requestId(counter)))?.entries ?? []).flatMap((entry) =>
    entry.kind === 'queued' && entry.what === 'service-response' ? [entry.code] : [],
  )

const registerGasTo = (world: World, networkParty: string, from: string) =>
  world.registration.replace(mprn, {
    networkParties: [
      { meteringPoint: mprn, networkParty: 'CAD', from: '2019-04-01' as MarketDate, to: null },
      { meteringPoint: mprn, networkParty, from: from as MarketDate, to: null },
    ].slice(networkParty === 'CAD' ? 0 : 1),
  })

/** The gas of the site is Border's from tomorrow on. */
const supplyPassesToBorder = (world: World) =>
  world.registration.replace(mprn, {
    suppliers: [
      { meteringPoint: mprn, supplier: 'ALBN', from: '2019-04-01' as MarketDate, to: '2026-11-22' as MarketDate },
      { meteringPoint: mprn, supplier: 'BRDR', from: '2026-11-23' as MarketDate, to: null },
    ],
  })

describe('a future-dated handover', () => {
  test('is no open order until its time, however many wait', async () => {
    const world = await createWorld({ settings: { gateway: { openOrders: 1 } } })
    assert.equal(await world.send(await handoverAt(after(day))), 'I99')
    assert.equal(await world.send(await signedRequest({ counter: 1002n })), 'I99')
    await world.close()
  })

  test('waits until its time, is judged once more, and then is carried out like any other', async () => {
    const world = await createWorld()
    assert.equal(await world.send(await handoverAt(after(2 * day))), 'I99')
    await world.clock.advanceBy(2 * day - 1)
    assert.deepEqual([world.wan.calls, world.dcc.pending().scheduled], [0, 1])
    await world.clock.advanceBy(1)
    await world.inFlight.settled()
    assert.deepEqual((await kindsOf(world)).slice(0, 5), [
      'answered',
      'scheduled',
      'released',
      'command-sent',
      'device-answered',
    ])
    assert.deepEqual([await told(world), world.dcc.pending().scheduled], [['I0'], 0])
    const decisions = world.dcc.decisions.list()
    assert.deepEqual(
      decisions.map(({ carriedBy, at }) => [carriedBy, at]),
      [
        ['service-request', morning],
        ['dsp-release', after(2 * day)],
      ],
    )
    await world.close()
  })

  const dates: readonly [name: string, date: Instant, code: string][] = [
    ['now', morning, 'E53'],
    ['in the past', after(-1), 'E53'],
    ['a second from now', after(1000), 'I99'],
    ['30 days ahead', after(30 * day), 'I99'],
    ['more than 30 days ahead', after(30 * day + 1000), 'E53'],
    ['a day after the date that cancels', instant(cancellationInstant + day), 'E53'],
  ]
  for (const [name, date, code] of dates) {
    test(`${name} is answered ${code}`, async () => {
      const world = await createWorld()
      assert.equal(await world.send(await handoverAt(date)), code)
      await world.close()
    })
  }

  test('has the window that a setting gives it', async () => {
    const world = await createWorld({ settings: { futureDating: { windowMs: hour } } })
    assert.equal(await world.send(await handoverAt(after(2 * hour))), 'E53')
    await world.close()
  })

  test('cannot be handed out for local delivery', async () => {
    const world = await createWorld()
    const body = handoverBody({ executionDateTime: after(day) })
    assert.match(await world.send(await signedRequest({ body, commandVariant: 3 })), /^E(53|17)$/)
    await world.close()
  })

  test('is judged on receipt by the registration of its day', async () => {
    const world = await createWorld()
    registerGasTo(world, 'WWU', '2026-11-24')
    assert.equal(await world.send(await handoverAt(after(2 * day))), 'E062106')
    await world.close()
  })

  test('is refused at release where the registration has moved away, and the device hears nothing', async () => {
    const world = await createWorld()
    const supplier = await createReceiveService()
    await world.dcc.users.setAddress(albion, supplier.address)
    await world.send(await handoverAt(after(day)))
    registerGasTo(world, 'WWU', '2026-11-20')
    await world.clock.advanceBy(day)
    await world.inFlight.settled()
    assert.equal(world.wan.calls, 0)
    const [response] = supplier.responses(world.duis)
    assert.deepEqual([response?.responseCode, response?.requestId], ['E062106', requestId(1001n)])
    assert.match(supplier.received[0] ?? '', /SignatureValue/)
    const released = (await world.dcc.transcript(requestId(1001n)))?.entries.find(({ kind }) => kind === 'released')
    assert.ok(released?.kind === 'released' && released.trace.at(-1)?.rule === 'NOC-10')
    await world.close()
    await supplier.close()
  })

  test('is refused at release where the supplier has lost the device', async () => {
    const world = await createWorld()
    await world.send(await handoverAt(after(day)))
    world.registration.replace(mprn, {
      suppliers: [{ meteringPoint: mprn, supplier: 'BRDR', from: '2026-11-23' as MarketDate, to: null }],
    })
    await world.clock.advanceBy(day)
    await world.inFlight.settled()
    assert.deepEqual([await told(world), world.wan.calls], [['E4'], 0])
    await world.close()
  })

  test('is refused at release where a certificate was revoked meanwhile', async () => {
    const world = await createWorld()
    await world.send(await handoverAt(after(day)))
    const { certificate } = credential(walesAndWest, RemotePartyRole.networkOperator, 'digitalSignature')
    assert.ok(certificate)
    const leaf = world.repository.find({ role: RemotePartyRole.networkOperator, keyUsage: 'digitalSignature' })
    const cadents = leaf.filter(({ der }) => der.equals(handoverCertificate()))
    for (const each of cadents) world.repository.revoke(each)
    await world.clock.advanceBy(day)
    await world.inFlight.settled()
    assert.deepEqual([await told(world), world.wan.calls], [['E062103'], 0])
    await world.close()
  })

  test('is refused at release where the slot has gone to somebody else meanwhile', async () => {
    const world = await createWorld()
    await world.send(await handoverAt(after(day)))
    await world.send(await signedRequest({ counter: 1002n }))
    await world.clock.advanceBy(day)
    await world.inFlight.settled()
    assert.deepEqual([await told(world, 1002n), await told(world)], [['I0'], ['E062101']])
    await world.close()
  })

  test('has a day to be delivered, and a day to be answered', async () => {
    const world = await createWorld({ settings: { wanRetry: { firstMs: hour, factor: 1, mostMs: hour } } })
    world.wan.behaviour = 'unreachable'
    await world.send(await handoverAt(after(hour)))
    await world.clock.advanceBy(hour + day - 1)
    assert.deepEqual(await told(world), [])
    await world.clock.advanceBy(1)
    assert.deepEqual(await told(world), ['E20'])
    await world.close()
    const other = await createWorld()
    other.wan.behaviour = 'silent'
    await other.send(await handoverAt(after(hour)))
    await other.clock.advanceBy(hour + day - 1)
    assert.deepEqual(await told(other), [])
    await other.clock.advanceBy(1)
    assert.deepEqual(await told(other), ['E21'])
    await other.close()
  })
})

/** DER of the certificate that a handover carries for digital signature. */
function handoverCertificate(): Buffer {
  const body = handoverBody()
  if (body.kind !== 'RequestHandoverOfDCCControlledDevice' || body.digitalSignature === null) throw new Error('none')
  return body.digitalSignature
}

describe('a cancellation', () => {
  test('ends what waits, whose user is told E54, and is answered I0 itself', async () => {
    const world = await createWorld()
    await world.send(await handoverAt(after(day)))
    assert.equal(await world.send(await handoverAt(cancellationInstant, 1002n)), 'I0')
    await world.inFlight.settled()
    assert.deepEqual([await told(world), await told(world, 1002n)], [['E54'], []])
    await world.clock.advanceBy(2 * day)
    assert.deepEqual([world.wan.calls, world.dcc.pending().scheduled], [0, 0])
    await world.close()
  })

  test('with a certificate that has become wrong still cancels (NOC-5)', async () => {
    const world = await createWorld()
    await world.send(await handoverAt(after(day)))
    const body = handoverBody({ executionDateTime: cancellationInstant, ...networkOperatorCredentials(walesAndWest) })
    assert.equal(await world.send(await signedRequest({ counter: 1002n, body })), 'I0')
    assert.equal(world.dcc.decisions.list().at(-1)?.rule, 'NOC-5')
    await world.close()
  })

  test('of nothing, by a supplier whose supply has not begun yet, is refused with E4', async () => {
    const world = await createWorld()
    supplyPassesToBorder(world)
    await world.send(await handoverAt(after(2 * hour)))
    assert.equal(await world.send(await handoverAt(cancellationInstant, 1002n, { from: border })), 'E4')
    assert.equal(world.dcc.pending().scheduled, 1)
    await world.close()
  })

  test('of nothing is refused with E55', async () => {
    const world = await createWorld()
    assert.equal(await world.send(await handoverAt(cancellationInstant)), 'E55')
    await world.close()
  })

  test('leaves what waits for another role, and for another device', async () => {
    const world = await createWorld()
    await world.send(await handoverAt(after(day)))
    const role = { remotePartyRole: 'Supplier', ...supplierCredentials(albion) } as const
    const ofSupplier = handoverBody({ executionDateTime: cancellationInstant, ...role })
    assert.equal(await world.send(await signedRequest({ counter: 1002n, body: ofSupplier })), 'E55')
    assert.equal(await world.send(await handoverAt(cancellationInstant, 1003n, { to: devices.ESME })), 'E55')
    assert.equal(world.dcc.pending().scheduled, 1)
    await world.close()
  })
})

describe('a later future-dated request', () => {
  test('replaces the earlier, whose user is told E54', async () => {
    const world = await createWorld()
    await world.send(await handoverAt(after(day)))
    assert.equal(await world.send(await handoverAt(after(2 * day), 1002n)), 'I99')
    await world.inFlight.settled()
    assert.deepEqual([await told(world), world.dcc.pending().scheduled], [['E54'], 1])
    await world.clock.advanceBy(day)
    assert.equal(world.wan.calls, 0)
    await world.clock.advanceBy(day)
    await world.inFlight.settled()
    assert.deepEqual(await told(world, 1002n), ['I0'])
    await world.close()
  })
})

describe('a check that gives no verdict at release', () => {
  test('is asked again until it does', async () => {
    const world = await createWorld()
    await world.send(await handoverAt(after(day)))
    const { ourCheck } = await import('../check/check.ts')
    world.dcc.check.configure({ implementation: { decide: () => Promise.reject(new Error('out of order')) } })
    await world.clock.advanceBy(day)
    assert.deepEqual([await kindsOf(world), world.wan.calls], [['answered', 'scheduled'], 0])
    world.dcc.check.configure({ implementation: ourCheck })
    await world.clock.advanceBy(60_000)
    await world.inFlight.settled()
    assert.deepEqual(await told(world), ['I0'])
    await world.close()
  })

  test('is asked of the day on which it is released, not of the one that the request names (NOC-8)', async () => {
    const world = await createWorld()
    const midnight = 39 * hour
    world.registration.replace(mprn, {
      networkParties: [
        { meteringPoint: mprn, networkParty: 'CAD', from: '2019-04-01' as MarketDate, to: '2026-11-23' as MarketDate },
        { meteringPoint: mprn, networkParty: 'WWU', from: '2026-11-24' as MarketDate, to: null },
      ],
    })
    assert.equal(await world.send(await handoverAt(after(midnight - 30_000))), 'I99')
    const { ourCheck } = await import('../check/check.ts')
    world.dcc.check.configure({ implementation: { decide: () => Promise.reject(new Error('out of order')) } })
    await world.clock.advanceBy(midnight - 30_000)
    world.dcc.check.configure({ implementation: ourCheck })
    await world.clock.advanceBy(60_000)
    await world.inFlight.settled()
    assert.deepEqual([await told(world), world.wan.calls], [['E062106'], 0])
    await world.close()
  })

  test('ends in E30 when its deadline has passed', async () => {
    const world = await createWorld()
    await world.send(await handoverAt(after(day)))
    world.dcc.check.configure({ implementation: { decide: () => Promise.reject(new Error('out of order')) } })
    await world.clock.advanceBy(2 * day - 1)
    assert.deepEqual(await told(world), [])
    await world.clock.advanceBy(1)
    await world.inFlight.settled()
    assert.deepEqual([await told(world), world.wan.calls, world.dcc.pending().scheduled], [['E30'], 0, 0])
    await world.close()
  })
})

describe('a restart', () => {
  test('keeps what waits, and releases at once what came due meanwhile', () =>
    withStateDirectory(async (state) => {
      const before = await createWorld({ state })
      await before.send(await handoverAt(after(hour)))
      await before.close()
      const between = await createWorld({ state })
      await between.dcc.resume()
      assert.equal(between.dcc.pending().scheduled, 1)
      await between.clock.advanceBy(hour)
      await between.inFlight.settled()
      assert.deepEqual([await told(between), between.wan.carried.length], [['I0'], 1])
      await between.close()
      const afterwards = await createWorld({ state })
      await afterwards.dcc.resume()
      await afterwards.clock.advanceBy(day)
      assert.deepEqual([afterwards.wan.calls, afterwards.dcc.pending().scheduled], [0, 0])
      await afterwards.close()
    }))

  test('tells the end of what was cancelled just before', () =>
    withStateDirectory(async (state) => {
      const before = await createWorld({ state })
      await before.dcc.resume()
      await before.send(await handoverAt(after(hour)))
      // The process ends between the answer to the cancellation and what follows from it.
      before.store.take = async () => ({ taken: [], next: null })
      assert.equal(await before.send(await handoverAt(cancellationInstant, 1002n)), 'I0')
      await before.close()
      const world = await createWorld({ state })
      await world.dcc.resume()
      await world.inFlight.settled()
      assert.deepEqual(await told(world), ['E54'])
      await world.clock.advanceBy(day)
      assert.equal(world.wan.calls, 0)
      await world.close()
    }))
})
