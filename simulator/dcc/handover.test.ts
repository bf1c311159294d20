import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, describe, test } from 'node:test'
import { verifySignature } from '../../certs/ecdsa.ts'
import { sharedSecret, verifyMac } from '../gbcs/key-agreement.ts'
import { verifyMessageSignature } from '../gbcs/message-signature.ts'
import { RemotePartyRole } from '../vocabulary/remote-party-role.ts'
import { createReceiveService } from './testing/receive-service.ts'
import { networkOperatorCredentials, requestId, signedRequest } from './testing/requests.ts'
import { messageOf } from './testing/scripted-wan.ts'
import {
  accessControlBroker,
  albion,
  cadent,
  credential,
  deviceCertificatesOfSite,
  devices,
  networkOperatorSignature,
  smki,
} from './testing/site.ts'
import { createWorld } from './testing/world.ts'

describe('a handover of the network operator slot', async () => {
  const world = await createWorld()
  const supplier = await createReceiveService()
  const operator = await createReceiveService()
  await world.dcc.users.setAddress(albion, supplier.address)
  await world.dcc.users.setAddress(cadent, operator.address)
  const code = await world.send(await signedRequest())
  await world.inFlight.settled()
  after(() => Promise.all([world.close(), supplier.close(), operator.close()]))

  test('is acknowledged with I99', () => assert.equal(code, 'I99'))

  test('reaches the device as one command that the ACB signed and made the MAC of', async () => {
    assert.equal(world.wan.carried.length, 1)
    const message = messageOf(world.wan.carried[0]?.frame ?? Buffer.alloc(0))
    const acb = credential(accessControlBroker, RemotePartyRole.accessControlBroker, 'digitalSignature').certificate
    assert.equal(message.originator, accessControlBroker)
    assert.equal(message.recipient, devices.GPF)
    assert.equal(message.messageCode, 0x0103)
    assert.ok(await verifyMessageSignature(acb.publicKey, message))
    const broker = credential(accessControlBroker, RemotePartyRole.accessControlBroker, 'keyAgreement').certificate
    const z = sharedSecret(smki.deviceCredentials(devices.GPF).keyAgreement.privateKey.key, broker.publicKey)
    assert.ok(verifyMac(z, message))
    assert.ok(deviceCertificatesOfSite(devices.GPF))
  })

  test('ends in a signed Service Response with the answer of the device', async () => {
    const [response] = supplier.responses(world.duis)
    assert.equal(response?.responseCode, 'I0')
    assert.equal(response.requestId, requestId(1001n))
    assert.equal(response.responseId, `${devices.GPF}:${albion}:1001`)
    const reading = world.duis.readResponse(Buffer.from(supplier.received[0] ?? ''))
    assert.ok(reading.ok && reading.value.signature.state === 'claimed')
    const { signature } = reading.value
    const dsp = credential(accessControlBroker, RemotePartyRole.dspXmlSigning, 'xmlSigning').certificate
    assert.ok(signature.digestMatches)
    assert.equal(signature.signerSerialNumber, dsp.serialNumber)
    assert.ok(await verifySignature(dsp.publicKey, signature.signedInfo, signature.value))
  })

  test('tells the party now on the device, with the hashes of its certificates', () => {
    const [alert] = operator.responses(world.duis)
    assert.ok(alert?.body.kind === 'DCCAlertMessage' && alert.body.alert.kind === 'SecurityCredentialsUpdated')
    assert.equal(alert.body.alertCode, 'N42')
    assert.equal(alert.requestId, null)
    assert.match(alert.responseId ?? '', new RegExp(`^${accessControlBroker}:${cadent}:[0-9]+$`))
    const { digitalSignature, keyAgreement } = networkOperatorCredentials(cadent)
    const sha1 = (der: Buffer) => createHash('sha1').update(der).digest('hex')
    assert.deepEqual(
      alert.body.alert.certificates.map(({ type, hash }) => [type, hash.toString('hex')]),
      [
        ['DigitalSigning', sha1(digitalSignature)],
        ['KeyAgreement', sha1(keyAgreement)],
      ],
    )
  })

  test('is mirrored: the slot is no longer DCC controlled', async () => {
    const mirrored = (await world.dcc.mirrorOf(devices.GPF))?.find(({ cell }) => cell === networkOperatorSignature)
    assert.equal(mirrored?.entityIdentifier, cadent)
    assert.equal(await world.send(await signedRequest({ counter: 1002n })), 'E062101')
  })

  test('leaves a transcript of everything that happened, in order', async () => {
    const transcript = await world.dcc.transcript(requestId(1001n))
    assert.deepEqual(
      transcript?.entries.slice(0, 5).map(({ kind }) => kind),
      ['answered', 'command-sent', 'device-answered', 'queued', 'queued'],
    )
    assert.equal(transcript.entries.filter(({ kind }) => kind === 'delivered').length, 2)
  })

  test('leaves nothing pending and no fault', () => {
    assert.deepEqual(world.dcc.pending(), { scheduled: 0, orders: 0, documents: 0 })
    assert.deepEqual(world.faults, [])
  })
})
