import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openJournal } from '../../environment/journal.ts'
import { networkOperators } from '../../market/network-operators.ts'
import { suppliers } from '../../market/suppliers.ts'
import type { RegistrationSource } from '../../registration/registration-source.ts'
import type { MarketDate } from '../../vocabulary/market-date.ts'
import type { MeteringPoint } from '../../vocabulary/metering-point.ts'
import type { Journal } from '../../vocabulary/ports/journal.ts'
import { createDurableRegistration } from './durable-registration.ts'

const first = '1200123456787' as MeteringPoint
const second = '1000123456788' as MeteringPoint
const today = '2026-11-22' as MarketDate
const since = { from: '2019-04-01' as MarketDate, to: null }

/** Everyone is registered for London and Albion. */
const base: RegistrationSource = {
  networkPartyRecords: (meteringPoint) => [{ meteringPoint, networkParty: 'LOND', ...since }],
  supplierRecords: (meteringPoint) => [{ meteringPoint, supplier: 'ALBN', ...since }],
}

const over = (journal: Journal) =>
  createDurableRegistration(base, { networkParties: networkOperators, suppliers }, journal)

/** What is registered today, as it stands and as it is read back from the journal. */
function stateOf(journal: Journal, points: readonly MeteringPoint[]) {
  const { data } = over(journal)
  return points.map((point) => [
    data.snapshot().networkPartiesOn(point, today).join('+'),
    data.snapshot().suppliersOn(point, today).join('+'),
  ])
}

const networkFile = (...rows: string[]): string =>
  ['metering_point,network_party,effective_from,effective_to', ...rows].join('\n')

describe('loading a file of Registration Data', () => {
  test('an update replaces what it names and leaves the rest', async () => {
    const journal = openJournal(null)
    const loaded = await over(journal).load(networkFile(`${first},EELC,2020-01-01,`), 'update')
    assert.deepEqual(loaded.ok && loaded.value, {
      series: 'networkParties',
      mode: 'update',
      records: 1,
      meteringPoints: 1,
    })
    assert.deepEqual(stateOf(journal, [first, second]), [
      ['EELC', 'ALBN'],
      ['LOND', 'ALBN'],
    ])
    journal.close()
  })

  test('a refresh takes what it does not name out of that series alone, and stays so after a restart', async () => {
    const journal = openJournal(null)
    const registration = over(journal)
    await registration.record(second, { networkParties: [{ meteringPoint: second, networkParty: 'SEEB', ...since }] })
    await registration.load(networkFile(`${first},EELC,2020-01-01,`), 'refresh')
    assert.deepEqual(stateOf(journal, [first, second]), [
      ['EELC', 'ALBN'],
      ['', 'ALBN'],
    ])
    journal.close()
  })

  test('what is recorded after a refresh is recorded over it', async () => {
    const journal = openJournal(null)
    const registration = over(journal)
    await registration.load(networkFile(`${first},EELC,2020-01-01,`), 'refresh')
    await registration.load(networkFile(`${second},SWEB,2020-01-01,`), 'update')
    await registration.load(
      ['metering_point,supplier,effective_from,effective_to', `${first},BRDR,2020-01-01,`].join('\n'),
      'update',
    )
    assert.deepEqual(stateOf(journal, [first, second]), [
      ['EELC', 'BRDR'],
      ['SWEB', 'ALBN'],
    ])
    journal.close()
  })

  test('one bad line refuses the whole file, and the report says which and why', async () => {
    const journal = openJournal(null)
    const registration = over(journal)
    const loaded = await registration.load(
      networkFile(`${first},EELC,2020-01-01,`, `${second},NOBODY,2020-01-01,`, `123456789012,SWEB,2020-01-01,`),
      'refresh',
    )
    assert.deepEqual(loaded.ok ? [] : loaded.failure.rejected.map(({ line, fault }) => [line, fault]), [
      [3, 'unknown-party'],
      [4, 'not-a-metering-point'],
    ])
    assert.deepEqual(stateOf(journal, [first, second]), [
      ['LOND', 'ALBN'],
      ['LOND', 'ALBN'],
    ])
    journal.close()
  })

  test('a file of the other series than was announced is refused', async () => {
    const journal = openJournal(null)
    const loaded = await over(journal).load(networkFile(`${first},EELC,2020-01-01,`), 'refresh', 'suppliers')
    assert.deepEqual(loaded.ok ? [] : loaded.failure.rejected.map(({ fault }) => fault), ['other-series'])
    assert.deepEqual(stateOf(journal, [first]), [['LOND', 'ALBN']])
    journal.close()
  })

  test('whoever took a snapshot before a load keeps seeing what it saw (NOC-16)', async () => {
    const journal = openJournal(null)
    const registration = over(journal)
    const before = registration.data.snapshot()
    const loading = registration.load(networkFile(`${first},EELC,2020-01-01,`, `${second},EELC,2020-01-01,`), 'refresh')
    const during = registration.data.snapshot()
    await loading
    assert.deepEqual(
      [first, second].map((point) => before.networkPartiesOn(point, today).join()),
      ['LOND', 'LOND'],
    )
    assert.deepEqual(
      [first, second].map((point) => during.networkPartiesOn(point, today).join()),
      ['EELC', 'EELC'],
    )
    journal.close()
  })

  test('a state directory that holds something else is said to be unreadable', async () => {
    const journal = openJournal(null)
    await journal.commit({ put: new Map([['registration/12', { meteringPoint: 'twelve' }]]) })
    assert.throws(() => over(journal), { code: 'SIM_STATE_UNREADABLE' })
    journal.close()
  })
})
