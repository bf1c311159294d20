import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { signRandomised } from '../../../certs/ecdsa.ts'
import { skipWithout } from '../../../certs/testing/judges.ts'
import { readMessage } from '../../gbcs/message.ts'
import { signMessage } from '../../gbcs/message-signature.ts'
import { type EntityIdentifier, entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { instant } from '../../vocabulary/instant.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import type { TestBed } from '../rehearsal/test-bed.ts'
import { boxedIdentities } from '../testing/boxed-identities.ts'
import { deterministicTestBed } from '../testing/prepared-handover.ts'

const boxed = boxedIdentities()
after(() => boxed.remove())

const supplier = entityIdentifier('90-B3-D5-1F-30-01-00-00')
const world = { seed: 'gb', premises: 100, keystore: boxed.keystore, trust: boxed.trust }

/** The cells after a 6.15.1 of the load controller's, from Transform to the device; all documents signed by the DCC's tool. */
async function updateBy(testBed: TestBed, template: string, device: EntityIdentifier, counter: number) {
  const { network } = testBed
  const post = async (document: string, service: 'serviceT' | 'serviceS') => {
    const answer = await fetch(`${network.gateway.url}/api/v1/${service}`, {
      method: 'POST',
      headers: { 'content-type': 'application/xml' },
      body: boxed.sign(document),
    })
    const text = await answer.text()
    await network.time.inFlight.settled()
    return { text, code: /ResponseCode>([^<]+)</.exec(text)?.[1] }
  }
  const transformed = await post(boxed.template(template, device, counter), 'serviceT')
  if (transformed.code !== 'I0') return { code: transformed.code, device, requestId: null }
  const preCommand = Buffer.from(/GBCSPayload>([^<]+)</.exec(transformed.text)?.[1] ?? '', 'base64')
  const message = readMessage(preCommand)
  assert.ok(message.ok)
  assert.deepEqual([message.value.messageCode, message.value.recipient], [0x0126, device])
  const key = network.smki.credential(supplier, RemotePartyRole.supplier, 'digitalSignature')?.privateKey
  const signed = await signMessage(preCommand, key ?? assert.fail('no key'), signRandomised)
  const requestId = `${supplier}:${device}:${counter}` as RequestId
  const document =
    '<sr:Request xmlns:sr="http://www.dccinterface.co.uk/ServiceUserGateway" schemaVersion="5.4"><sr:Header>' +
    `<sr:RequestID>${requestId}</sr:RequestID><sr:CommandVariant>5</sr:CommandVariant>` +
    '<sr:ServiceReference>6.15</sr:ServiceReference><sr:ServiceReferenceVariant>6.15.1</sr:ServiceReferenceVariant>' +
    `</sr:Header><sr:Body><sr:SignedPreCommand><sr:GBCSPayload>${signed.toString('base64')}</sr:GBCSPayload>` +
    '</sr:SignedPreCommand></sr:Body></sr:Request>'
  const { code } = await post(document, 'serviceS')
  return { code, device, requestId }
}

function meterIn({ network }: TestBed): EntityIdentifier {
  const [premises] = network.fleet.find((each) => each.supplier.entityIdentifier === supplier, 1)
  return premises?.devices.ESME ?? assert.fail('the published supplier has no premises')
}

async function loadControllerOf({ network }: TestBed, device: EntityIdentifier) {
  const cells = (await network.devices.cellsOf(device)).filter(
    ({ cell }) => cell.role === RemotePartyRole.loadController,
  )
  return cells.map(({ entityIdentifier: holder }) => holder)
}

const template = (what: string) => `CS02gLoadControllerBySupplier_6.15.1_${what}_SUCCESS_REQUEST_DUIS`
const supplierInBoth = [supplier, supplier]

describe('the published templates of CS02g, signed by the DCC’s tool', { skip: skipWithout.java }, () => {
  test('at today’s date: at once, cancelled; and one for 2030 is beyond the window (E53)', async () => {
    const testBed = await deterministicTestBed({ ...world, at: '2026-11-27T20:00:00Z' })
    const device = meterIn(testBed)
    const atOnce = await updateBy(testBed, template('IMMEDIATE'), device, 1_795_000_000_001)
    assert.equal(atOnce.code, 'I99')
    assert.deepEqual(await loadControllerOf(testBed, device), supplierInBoth)
    assert.equal((await updateBy(testBed, template('CANCELLATION'), device, 1_795_000_000_002)).code, 'I99')
    assert.equal((await updateBy(testBed, template('FUTURE_DATED'), device, 1_795_000_000_003)).code, 'E53')
    await testBed.close()
  })

  test('a month before its time the future-dated one waits in the device, which tells by alert 0x0124', async () => {
    const testBed = await deterministicTestBed({ ...world, at: '2029-12-27T20:00:00Z' })
    const device = meterIn(testBed)
    const { code, requestId } = await updateBy(testBed, template('FUTURE_DATED'), device, 1_795_000_000_001)
    assert.equal(code, 'I99')
    assert.notDeepEqual(await loadControllerOf(testBed, device), supplierInBoth)
    await testBed.network.time.virtual().advanceTo(instant(Date.UTC(2030, 0, 15, 0, 1)))
    assert.deepEqual(await loadControllerOf(testBed, device), supplierInBoth)
    const transcript = await testBed.network.dcc.transcript(requestId ?? assert.fail('no request'))
    const told = transcript?.entries.find((entry) => entry.kind === 'device-alerted')
    assert.ok(told?.kind === 'device-alerted')
    const alert = readMessage(told.frame)
    assert.deepEqual([told.alertCode, alert.ok && alert.value.messageCode], ['8F66', 0x0124])
    await testBed.close()
  })
})
