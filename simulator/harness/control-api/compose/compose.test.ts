import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { assertAsDocumented, serve } from '../testing/served-network.ts'

const served = await serve({ seed: 'composed', shadow: 'enforce' })
after(() => served.close())
const { fleet, dcc, wan, deciding, time } = served.testBed.network
const post = (path: string, body: object) =>
  served.ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

const { supplier, devices, electricityNetworkOperator, gasNetworkOperator, mpan } = fleet.premises(0)
const handover = (operator: string) => ({
  user: supplier.entityIdentifier,
  serviceReferenceVariant: '6.21',
  device: devices.GPF,
  certificates: { operator },
})

interface Preview {
  readonly requestId: string
  readonly document: string
  readonly explanation: { readonly code: string; readonly refusal: { readonly step: string } | null }
  readonly nearMiss: { readonly likelyCause: { readonly cause: string } } | null
  readonly preCommand: { readonly hex: string } | null
  readonly command: string
}

async function preview(body: object): Promise<Preview> {
  const { status, json } = await post('/compose/preview', body)
  assert.equal(status, 200, JSON.stringify(json))
  assertAsDocumented('post', '/compose/preview', json)
  return json as Preview
}

describe('what a request would be', () => {
  test('is said by the steps of admission, and nothing is spent, recorded or compared', async () => {
    const wrong = await preview({ ...handover(electricityNetworkOperator.id), expect: 'E062106' })
    assert.equal(wrong.explanation.code, 'E062106')
    assert.equal(wrong.explanation.refusal?.step, 'network operator certificate')
    assert.equal(wrong.nearMiss?.likelyCause.cause, 'other-fuel')
    assert.match(wrong.command, / --operator \S+ --as \S+ --expect E062106$/)
    const right = await preview(handover(gasNetworkOperator.id))
    assert.deepEqual([right.explanation.code, right.nearMiss], ['I99', null])
    assert.equal((await served.get(`/requests/${right.requestId}`)).status, 404)
    assert.deepEqual(dcc.decisions.list(), [])
    assert.deepEqual(deciding.shadow?.report.counts(), [])
    assert.equal(wan.link(devices.GPF).length, 0)
  })

  test('shows what a critical one would give its user to sign', async () => {
    const update = await preview({
      user: supplier.entityIdentifier,
      serviceReferenceVariant: '6.15.1',
      device: devices.ESME,
      slot: 'Supplier',
    })
    assert.equal(update.explanation.code, 'I0')
    assert.match(update.preCommand?.hex ?? '', /^df/)
  })

  test('leaves the inventory as it is where the DCC would change it', async () => {
    const update = {
      user: supplier.entityIdentifier,
      serviceReferenceVariant: '8.4',
      fields: [
        { path: 'DeviceID', value: devices.GPF },
        { path: 'UpdateDeviceStatusExceptCH', value: 'Pending' },
      ],
    }
    const before = dcc.inventory.record(devices.GPF)
    assert.equal((await preview(update)).explanation.code, 'I99')
    assert.deepEqual(dcc.inventory.record(devices.GPF), before)
    assert.notEqual(before?.status, 'Pending')
  })

  test('says what makes no request', async () => {
    const order = { user: supplier.entityIdentifier, serviceReferenceVariant: '6.21', device: devices.GPF }
    for (const [body, why] of [
      [order, /Say whose certificates/],
      [{ ...order, serviceReferenceVariant: '6.99' }, /There is no Service Reference Variant 6.99/],
      [{ ...order, device: undefined }, /is aimed at a device: say which/],
      [{ ...order, certificates: { operator: 'Nobody' } }, /Nobody is called 'Nobody'/],
      [{ ...order, certificates: { digitalSignature: '1' } }, /no certificate of serial number 1/],
      [
        { ...order, serviceReferenceVariant: '6.20.1', fields: [{ path: 'Import', value: '1' }] },
        /There is no field Import/,
      ],
    ] as const)
      assert.match((await post('/compose/preview', body)).text, why)
  })
})

describe('a request that is composed', () => {
  test('is sent as its user sends it, and the list marks what came otherwise than expected', async () => {
    const wrong = await post('/compose/send', { ...handover(electricityNetworkOperator.id), expect: 'I99' })
    assertAsDocumented('post', '/compose/send', wrong.json)
    assert.equal((wrong.json as { code: string }).code, 'E062106')
    const right = await post('/compose/send', { ...handover(gasNetworkOperator.id), expect: 'I0' })
    assert.equal((right.json as { code: string }).code, 'I99')
    await time.inFlight.settled()
    const { json } = await served.get('/requests?q=srv:6.21')
    const { requests } = json as { requests: readonly { outcome: string; expected: { met: boolean } }[] }
    assert.deepEqual(
      requests.map(({ outcome, expected }) => [outcome, expected.met]),
      [
        ['done', true],
        ['refused-by-check', false],
      ],
    )
  })

  test('may have any body, by its fields', async () => {
    const { json } = await served.get('/service-requests/6.20.1')
    assertAsDocumented('get', '/service-requests/:srv', json)
    const { fields } = json as { fields: readonly { path: string }[] }
    const path = fields.find((field) => field.path.endsWith('ImportMPAN'))?.path
    const body = { user: supplier.entityIdentifier, serviceReferenceVariant: '6.20.1', device: devices.ESME }
    const sent = await post('/compose/send', { ...body, fields: [{ path, value: mpan }] })
    assert.equal(sent.status, 200, sent.text)
    const { requestId } = sent.json as { requestId: string }
    await time.inFlight.settled()
    const detail = (await served.get(`/requests/${requestId}`)).json as { outcome: string; command: string }
    assert.equal(detail.outcome, 'done')
    assert.match(detail.command, new RegExp(`send 6.20.1 --device ${devices.ESME} ${path}=${mpan} --as`))
  })

  test('leaves the documents of a user to whoever takes them', async () => {
    const other = fleet.find((premises) => premises.supplier !== supplier, 1)[0] ?? assert.fail()
    const { entityIdentifier } = other.supplier
    await dcc.users.setAddress(entityIdentifier, 'http://127.0.0.1:9/receive')
    await preview({ ...handover(gasNetworkOperator.id), user: entityIdentifier })
    assert.equal(dcc.users.addressOf(entityIdentifier), 'http://127.0.0.1:9/receive')
  })
})

test('the list of Service Requests says who may send each', async () => {
  const { json } = await served.get('/service-requests')
  assertAsDocumented('get', '/service-requests', json)
  const all = (json as { serviceRequests: readonly { serviceReferenceVariant: string; takesCertificates: boolean }[] })
    .serviceRequests
  assert.ok(all.length > 50)
  assert.deepEqual(
    all.filter(({ takesCertificates }) => takesCertificates).map((each) => each.serviceReferenceVariant),
    ['6.15.1', '6.21'],
  )
})
