import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Asked, assertAsDocumented, type Served, serve } from './testing/served-network.ts'

let served: Served
before(async () => {
  served = await serve()
})
after(() => served.close())

const load = (csv: string, query = '', contentType = 'text/csv'): Promise<Asked> =>
  served.ask(`/registration${query}`, { method: 'POST', headers: { 'content-type': contentType }, body: csv })

const mpan = (index: number): string => served.testBed.network.fleet.premises(index).mpan
const networkPartiesOf = async (index: number): Promise<string[]> => {
  const { json } = await served.get(`/registration/${mpan(index)}`)
  return (json as { networkParties: { networkParty: string }[] }).networkParties.map((each) => each.networkParty)
}

const header = 'metering_point,network_party,effective_from,effective_to'

describe('loading Registration Data over the control API', () => {
  test('an update is taken, and answers what it held', async () => {
    const rows = [`${mpan(0)},SOUT,2019-01-01,2026-06-30`, `${mpan(0)},SEEB,2026-07-01,`, `${mpan(1)},SOUT,2019-01-01,`]
    const { status, json } = await load([header, ...rows].join('\n'))
    assert.equal(status, 200)
    assertAsDocumented('post', '/registration', json)
    assert.deepEqual(json, { series: 'networkParties', mode: 'update', records: 3, meteringPoints: 2, loaded: true })
    assert.deepEqual(await networkPartiesOf(0), ['SOUT', 'SEEB'])
  })

  test('a dry run says the same of a file, right or wrong, and loads nothing', async () => {
    const before = await networkPartiesOf(0)
    const right = await load([header, `${mpan(0)},LOND,2019-01-01,`].join('\n'), '?dryRun=true')
    assert.deepEqual(right.json, {
      series: 'networkParties',
      mode: 'update',
      records: 1,
      meteringPoints: 1,
      loaded: false,
    })
    const wrong = await load([header, `${mpan(0)},SUOT,2019-01-01,`].join('\n'), '?dryRun=true&mode=refresh')
    assert.equal(wrong.status, 400)
    assert.match((wrong.json as { error: string }).error, /would not be taken: 1 complaint/)
    assert.deepEqual(await networkPartiesOf(0), before)
  })

  test('what one network exports loads into it again and changes nothing', async () => {
    const exported = await served.get('/export/registration?series=network-parties')
    const { status } = await load(exported.text, '?mode=refresh&series=network-parties')
    assert.equal(status, 200)
    assert.equal((await served.get('/export/registration?series=network-parties')).text, exported.text)
    assert.deepEqual(await networkPartiesOf(0), ['SOUT', 'SEEB'])
  })

  test('a refused file changes nothing, and every rejected line is named with its fault', async () => {
    const before = await networkPartiesOf(2)
    const rows = [`${mpan(2)},SOUT,2019-01-01,`, `${mpan(3)},SUOT,2019-01-01,`, `${mpan(4)},SOUT,1 April,`]
    const { status, json } = await load([header, ...rows].join('\n'), '?mode=refresh')
    assert.equal(status, 400)
    const { error, records, rejected } = json as { error: string; records: number; rejected: Record<string, unknown>[] }
    assert.match(error, /not taken: 2 complaints/)
    assert.equal(records, 3)
    assert.deepEqual(
      rejected.map(({ line, column, fault }) => [line, column, fault]),
      [
        [3, 'network_party', 'unknown-party'],
        [4, 'effective_from', 'not-a-date'],
      ],
    )
    assert.match(String(rejected[0]?.detail), /did you mean .*SOUT/)
    assert.deepEqual(await networkPartiesOf(2), before)
  })

  test('a refresh of the series that was not meant is refused', async () => {
    const { status, json } = await load(`${header}\n${mpan(2)},SOUT,2019-01-01,`, '?mode=refresh&series=suppliers')
    assert.equal(status, 400)
    assert.match(JSON.stringify(json), /other-series/)
  })

  test('the body must be CSV', async () => {
    assert.equal((await load('{}', '', 'application/json')).status, 415)
  })

  test('a mode that is none is refused', async () => {
    const { status, json } = await load(header, '?mode=merge')
    assert.equal(status, 400)
    assert.match(JSON.stringify(json), /mode/)
  })
})

describe('devices are shown with who is registered for them today', () => {
  const supplied = 'metering_point,supplier,effective_from,effective_to'
  const shown = async (index: number, type: 'ESME' | 'GPF') => {
    const { devices } = served.testBed.network.fleet.premises(index)
    const one = (await served.get(`/devices/${devices[type]}`)).json as { premises: Record<string, unknown> }
    const listed = (await served.get(`/devices?type=${type}&after=${index}&limit=1`)).json as {
      devices: Record<string, unknown>[]
    }
    const { supplier, electricityNetworkOperator, gasNetworkOperator } = one.premises
    const { deviceId, type: _type, status: _status, slot: _slot, ...at } = listed.devices[0] ?? {}
    const { devices: _devices, ...premises } = one.premises
    assert.deepEqual(at, premises, 'the list says the same')
    return [(supplier as { id: string } | null)?.id ?? null, electricityNetworkOperator, gasNetworkOperator]
  }

  test('and not when the world began', async () => {
    const { mprn, gasNetworkOperator } = served.testBed.network.fleet.premises(6)
    await load(`${header}\n${mpan(6)},SOUT,2019-01-01,2026-11-21\n${mpan(6)},SEEB,2026-11-22,`)
    await load(`${supplied}\n${mpan(6)},BRDR,2019-01-01,\n${mprn},ALBN,2019-01-01,`)
    assert.deepEqual(await shown(6, 'ESME'), ['BRDR', 'SEEB', gasNetworkOperator.id])
    assert.deepEqual(await shown(6, 'GPF'), ['ALBN', 'SEEB', gasNetworkOperator.id])
  })

  test('and nobody where nobody is, or more than one', async () => {
    const { mprn } = served.testBed.network.fleet.premises(7)
    const twice = ['LOND', 'SEEB'].map((networkParty) => ({ networkParty, from: '2019-01-01' }))
    assert.equal((await served.put(`/registration/${mpan(7)}`, { networkParties: twice, suppliers: [] })).status, 200)
    assert.equal((await served.put(`/registration/${mprn}`, { networkParties: [] })).status, 200)
    assert.deepEqual(await shown(7, 'ESME'), [null, null, null])
  })
})
