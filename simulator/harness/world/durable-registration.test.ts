import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type LibsqlStore, openLibsqlStore } from '../../environment/store/libsql-store.ts'
import { networkOperators } from '../../market/network-operators.ts'
import { suppliers } from '../../market/suppliers.ts'
import type { RegistrationSnapshot, RegistrationSource } from '../../registration/registration-source.ts'
import type { MarketDate } from '../../vocabulary/market-date.ts'
import type { MeteringPoint } from '../../vocabulary/metering-point.ts'
import { createDurableRegistration } from './durable-registration.ts'
import { storedChunk } from './kept-loads.ts'

const first = '1200123456787' as MeteringPoint
const second = '1000123456788' as MeteringPoint
const today = '2026-11-22' as MarketDate
const since = { from: '2019-04-01' as MarketDate, to: null }

/** Everyone is registered for London and Albion. */
const base: RegistrationSource = {
  networkPartyRecords: (meteringPoint) => [{ meteringPoint, networkParty: 'LOND', ...since }],
  supplierRecords: (meteringPoint) => [{ meteringPoint, supplier: 'ALBN', ...since }],
}

const over = (store: LibsqlStore) =>
  createDurableRegistration(base, { networkParties: networkOperators, suppliers }, store)

/** What is registered today, as it stands and as it is read back. */
async function stateOf(store: LibsqlStore, points: readonly MeteringPoint[]) {
  const { data } = await over(store)
  return points.map((point) => [
    data.snapshot().networkPartiesOn(point, today).join('+'),
    data.snapshot().suppliersOn(point, today).join('+'),
  ])
}

/** So many metering points. */
const many = (count: number): MeteringPoint[] =>
  Array.from({ length: count }, (_, index) => String(1_200_000_000_000 + index) as MeteringPoint)

const partyOf = (snapshot: RegistrationSnapshot, point: MeteringPoint | undefined) =>
  snapshot.networkPartiesOn(point as MeteringPoint, today).join('+')

const networkFile = (...rows: string[]): string =>
  ['metering_point,network_party,effective_from,effective_to', ...rows].join('\n')

describe('loading a file of Registration Data', () => {
  test('an update replaces what it names and leaves the rest', async () => {
    const store = openLibsqlStore(null)
    const loaded = await (await over(store)).load(networkFile(`${first},EELC,2020-01-01,`), 'update')
    assert.deepEqual(loaded.ok && loaded.value, {
      series: 'networkParties',
      mode: 'update',
      records: 1,
      meteringPoints: 1,
    })
    assert.deepEqual(await stateOf(store, [first, second]), [
      ['EELC', 'ALBN'],
      ['LOND', 'ALBN'],
    ])
    store.closeAtOnce()
  })

  test('a refresh takes what it does not name out of that series alone, and stays so after a restart', async () => {
    const store = openLibsqlStore(null)
    const registration = await over(store)
    await registration.record(second, { networkParties: [{ meteringPoint: second, networkParty: 'SEEB', ...since }] })
    await registration.load(networkFile(`${first},EELC,2020-01-01,`), 'refresh')
    assert.deepEqual(await stateOf(store, [first, second]), [
      ['EELC', 'ALBN'],
      ['', 'ALBN'],
    ])
    store.closeAtOnce()
  })

  test('what is recorded after a refresh is recorded over it', async () => {
    const store = openLibsqlStore(null)
    const registration = await over(store)
    await registration.load(networkFile(`${first},EELC,2020-01-01,`), 'refresh')
    await registration.load(networkFile(`${second},SWEB,2020-01-01,`), 'update')
    await registration.load(
      ['metering_point,supplier,effective_from,effective_to', `${first},BRDR,2020-01-01,`].join('\n'),
      'update',
    )
    assert.deepEqual(await stateOf(store, [first, second]), [
      ['EELC', 'BRDR'],
      ['SWEB', 'ALBN'],
    ])
    store.closeAtOnce()
  })

  test('one bad line refuses the whole file, and the report says which and why', async () => {
    const store = openLibsqlStore(null)
    const registration = await over(store)
    const loaded = await registration.load(
      networkFile(`${first},EELC,2020-01-01,`, `${second},NOBODY,2020-01-01,`, `123456789012,SWEB,2020-01-01,`),
      'refresh',
    )
    assert.deepEqual(loaded.ok ? [] : loaded.failure.rejected.map(({ line, fault }) => [line, fault]), [
      [3, 'unknown-party'],
      [4, 'not-a-metering-point'],
    ])
    assert.deepEqual(await stateOf(store, [first, second]), [
      ['LOND', 'ALBN'],
      ['LOND', 'ALBN'],
    ])
    store.closeAtOnce()
  })

  test('a file of the other series than was announced is refused', async () => {
    const store = openLibsqlStore(null)
    const loaded = await (await over(store)).load(networkFile(`${first},EELC,2020-01-01,`), 'refresh', 'suppliers')
    assert.deepEqual(loaded.ok ? [] : loaded.failure.rejected.map(({ fault }) => fault), ['other-series'])
    assert.deepEqual(await stateOf(store, [first]), [['LOND', 'ALBN']])
    store.closeAtOnce()
  })

  test('whoever took a snapshot before a load keeps seeing what it saw, and all of it is there at once (NOC-16)', async () => {
    const store = openLibsqlStore(null)
    const registration = await over(store)
    const points = many(1_500)
    const before = registration.data.snapshot()
    let loaded = false
    const loading = registration.load(networkFile(...points.map((point) => `${point},EELC,2020-01-01,`)), 'refresh')
    void loading.then(() => {
      loaded = true
    })
    const seen = new Set<string>()
    const look = () => {
      const now = registration.data.snapshot()
      seen.add([points[0], points[749], points.at(-1)].map((point) => partyOf(now, point)).join())
    }
    while (!loaded) {
      look()
      await new Promise((resolve) => setImmediate(resolve))
    }
    look()
    assert.deepEqual([...seen], ['LOND,LOND,LOND', 'EELC,EELC,EELC'])
    assert.equal(partyOf(before, points[0]), 'LOND')
    store.closeAtOnce()
  })

  for (const mode of ['update', 'refresh'] as const)
    test(`what is recorded by hand before, during and after a large ${mode} counts in its order, after a restart too`, async () => {
      const store = openLibsqlStore(null)
      const registration = await over(store)
      const [named, other, during, after] = many(600)
      const record = (point: MeteringPoint | undefined, networkParty: string, also = {}) =>
        registration.record(point as MeteringPoint, {
          networkParties: [{ meteringPoint: point as MeteringPoint, networkParty, ...since }],
          ...also,
        })
      const file = networkFile(
        ...[named, during, after, ...many(600).slice(4)].map((point) => `${point},EELC,2020-01-01,`),
      )
      const brdr = { suppliers: [{ meteringPoint: during as MeteringPoint, supplier: 'BRDR', ...since }] }
      await record(named, 'SWEB')
      const loading = registration.load(file, mode)
      await record(during, 'SWEB', brdr)
      await record(during, 'SEEB')
      await record(other, 'SWEB')
      await loading
      await record(after, 'SWEB')
      const expected = [
        ['EELC', 'ALBN'],
        [mode === 'update' ? 'SWEB' : '', 'ALBN'],
        ['EELC', 'BRDR'],
        ['SWEB', 'ALBN'],
      ]
      const points = [named, other, during, after] as MeteringPoint[]
      const now = registration.data.snapshot()
      assert.deepEqual(
        points.map((point) => [partyOf(now, point), now.suppliersOn(point, today).join('+')]),
        expected,
      )
      assert.deepEqual(await stateOf(store, points), expected, 'after a restart')
      store.closeAtOnce()
    })

  test('a load that a process did not finish counts for nothing, and nothing of it stays', async () => {
    const store = openLibsqlStore(null)
    const chunk = many(3).map((meteringPoint) => ({
      meteringPoint,
      networkParties: [{ meteringPoint, networkParty: 'EELC', ...since }],
    }))
    const key = 'registration-load/00000001/00000000'
    await store.change({ put: [{ key, version: 0, value: storedChunk.write(chunk) }] })
    const { data, load } = await over(store)
    assert.equal(partyOf(data.snapshot(), many(1)[0]), 'LOND')
    await load(networkFile(...many(400).map((point) => `${point},SWEB,2020-01-01,`)), 'refresh')
    await load(networkFile(...many(300).map((point) => `${point},SEEB,2020-01-01,`)), 'refresh')
    assert.deepEqual(
      (await store.page('registration-load/', null, 10)).map(({ key }) => key),
      ['registration-load/00000003/00000000'],
    )
    assert.equal(partyOf((await over(store)).data.snapshot(), many(400)[350]), '')
    store.closeAtOnce()
  })

  test('what was recorded of the other series outlives the load before it, when a later one replaces that', async () => {
    const store = openLibsqlStore(null)
    const registration = await over(store)
    const [point, ...others] = many(300) as [MeteringPoint, ...MeteringPoint[]]
    const refresh = (party: string) =>
      registration.load(networkFile(...others.map((other) => `${other},${party},2020-01-01,`)), 'refresh')
    await refresh('SWEB')
    await registration.record(point, { suppliers: [{ meteringPoint: point, supplier: 'BRDR', ...since }] })
    await refresh('SEEB')
    assert.deepEqual(await stateOf(store, [point, many(300)[299] as MeteringPoint]), [
      ['', 'BRDR'],
      ['SEEB', 'ALBN'],
    ])
    store.closeAtOnce()
  })

  test('a state directory that holds something else is said to be unreadable', async () => {
    const store = openLibsqlStore(null)
    await store.change({ put: [{ key: 'registration/12', version: 0, value: [1, { meteringPoint: 'twelve' }] }] })
    await assert.rejects(over(store), { code: 'SIM_STATE_UNREADABLE' })
    store.closeAtOnce()
  })
})
