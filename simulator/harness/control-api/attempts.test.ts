import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { serve } from './testing/served-network.ts'

const served = await serve({ seed: 'attempts' })
after(() => served.close())
const { fleet } = served.testBed.network
const { supplier, devices, gasNetworkOperator, electricityNetworkOperator } = fleet.premises(0)

const send = (key: string | null, operator: string) =>
  served.ask('/compose/send', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key !== null && { 'idempotency-key': key }) },
    body: JSON.stringify({
      user: supplier.entityIdentifier,
      serviceReferenceVariant: '6.21',
      device: devices.GPF,
      certificates: { operator },
    }),
  })

const requestsThere = async () => ((await served.get('/requests')).json as { total: number }).total

describe('an attempt with an Idempotency-Key', () => {
  test('is carried out once, also when it is asked again while it is under way', async () => {
    const [first, second] = await Promise.all([
      send('a double click', gasNetworkOperator.id),
      send('a double click', gasNetworkOperator.id),
    ])
    const later = await send('a double click', gasNetworkOperator.id)
    assert.equal(first.status, 200, first.text)
    assert.deepEqual([second.text, later.text], [first.text, first.text])
    assert.equal(await requestsThere(), 1)
  })

  test('is over when it was refused: what is put right takes a new key', async () => {
    const refused = await send('a slip', 'Nobody')
    assert.equal(refused.status, 404, refused.text)
    assert.equal((await send('a slip', 'Nobody')).text, refused.text)
    assert.equal((await send('a slip', gasNetworkOperator.id)).status, 422)
  })

  test('is not mistaken for another one of the same key', async () => {
    const before = await requestsThere()
    const other = await send('a double click', electricityNetworkOperator.id)
    assert.equal(other.status, 422)
    assert.match(other.text, /give each attempt a key of its own/)
    assert.equal((await send('', gasNetworkOperator.id)).status, 400)
    assert.equal((await send('x'.repeat(256), gasNetworkOperator.id)).status, 400)
    assert.equal(await requestsThere(), before)
  })
})

test('without a key, the same again is another request', async () => {
  const before = await requestsThere()
  for (const _ of [1, 2]) assert.equal((await send(null, electricityNetworkOperator.id)).status, 200)
  assert.equal(await requestsThere(), before + 2)
})
