import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { skipWithout } from '../../certs/testing/judges.ts'
import { writeDlmsDateTime } from '../gbcs/date-time.ts'
import { readGenericAlert } from '../gbcs/generic-alert.ts'
import { sharedSecret, verifyMac } from '../gbcs/key-agreement.ts'
import { genericCriticalAlert, genericNonCriticalAlert } from '../gbcs/message-codes.ts'
import { verifyMessageSignature } from '../gbcs/message-signature.ts'
import { referenceMessage } from '../gbcs/testing/reference-messages.ts'
import { instant } from '../vocabulary/instant.ts'
import { raiseAlert } from './raise-alert.ts'
import { createDevice } from './state/device.ts'
import { beginning, deviceIdentifier, messageIn, testedDevice, testedPopulation } from './testing/device-under-test.ts'
import { albion, blueprintOf, broker, credentialOf, lastMile, london, type Party, smki } from './testing/parties.ts'

const held = { supplier: albion, networkOperator: london }

/** Z as the recipient of a device's message agrees it. */
const secretOf = (party: Party, device: Parameters<typeof smki.deviceCredentials>[0]) =>
  sharedSecret(
    credentialOf(party, 'keyAgreement').privateKey.key,
    smki.deviceCredentials(device).keyAgreement.certificate.publicKey,
  )

describe('a device that raises an alert', () => {
  it('tells its supplier of a critical one, signed', async () => {
    const { population, device, alerts } = testedDevice('ESME', held)
    const raised = await population.raise(device, { alertCode: 0x8f3e })
    assert.ok(raised.ok)
    const message = messageIn(alerts[0])
    assert.deepEqual(
      [message.cra, message.messageCode, message.originator, message.recipient, message.counter, message.mac],
      ['alert', genericCriticalAlert, device, albion.entityIdentifier, 1n, null],
    )
    assert.deepEqual(readGenericAlert(message.content), { ok: true, value: { alertCode: 0x8f3e, at: beginning } })
    const { publicKey } = smki.deviceCredentials(device).digitalSignature.certificate
    assert.equal(await verifyMessageSignature(publicKey, message), true)
    assert.deepEqual(raised.value, alerts[0])
  })

  it('tells its network operator of voltage, under a MAC that the operator can verify and nobody else', async () => {
    const { population, device, alerts } = testedDevice('ESME', held)
    await population.raise(device, { alertCode: 0x8002 })
    const message = messageIn(alerts[0])
    assert.deepEqual(
      [message.messageCode, message.recipient, message.signature],
      [genericNonCriticalAlert, london.entityIdentifier, null],
    )
    assert.equal(verifyMac(secretOf(london, device), message), true)
    assert.equal(verifyMac(secretOf(broker, device), message), false)
  })

  it('tells whoever its own cells name: a wrong network operator', async () => {
    const { population, device, alerts } = testedDevice('ESME', { ...held, networkOperator: lastMile })
    await population.raise(device, { alertCode: 0x8f35 })
    assert.equal(messageIn(alerts[0]).recipient, lastMile.entityIdentifier)
  })

  it('is told whom to tell, and whether it is critical', async () => {
    const { population, device, alerts } = testedDevice('GPF', held)
    await population.raise(device, { alertCode: 0x8f3e, critical: false, to: 'accessControlBroker' })
    const message = messageIn(alerts[0])
    assert.deepEqual(
      [message.messageCode, message.recipient, message.content.length],
      [genericNonCriticalAlert, broker.entityIdentifier, 9],
    )
    assert.equal(verifyMac(secretOf(broker, device), message), true)
  })

  it('tells whom a correction says, in the form that it says', async () => {
    const device = deviceIdentifier(1)
    const { population, alerts } = testedPopulation({
      blueprint: () => blueprintOf(device, 'ESME', held),
      alertCorrections: { '8F35': { recipient: 'supplier', critical: false } },
    })
    await population.raise(device, { alertCode: 0x8f35 })
    const { messageCode, recipient } = messageIn(alerts[0])
    assert.deepEqual([messageCode, recipient], [genericNonCriticalAlert, albion.entityIdentifier])
  })

  for (const [type, to] of [
    ['ESME', london.entityIdentifier],
    ['GPF', london.entityIdentifier],
    ['GSME', albion.entityIdentifier],
    ['CHF', broker.entityIdentifier],
  ] as const)
    it(`tells of a network event whom ${type} devices know`, async () => {
      const { population, device, alerts } = testedDevice(type, held)
      await population.raise(device, { alertCode: 0x8f35 })
      assert.equal(messageIn(alerts[0]).recipient, to)
    })

  it('says that it cannot tell a party that no cell names', async () => {
    const { population, device, alerts } = testedDevice('GSME', held)
    const raised = await population.raise(device, { alertCode: 0x8f35, to: 'networkOperator' })
    assert.ok(!raised.ok)
    assert.match(raised.failure, /cannot tell the networkOperator/)
    assert.deepEqual([alerts.length, (await population.countersOf(device)).alertsSent], [0, 0n])
  })

  it('counts on over a restart, and notes it in its log', async () => {
    const before = testedDevice('ESME', held)
    await before.population.raise(before.device, { alertCode: 0x8f3e })
    const after = testedDevice('ESME', held, await before.memory.again())
    assert.equal((await after.lastLog())?.reason, 'alert-raised')
    await after.population.raise(after.device, { alertCode: 0x8f3e })
    assert.equal(messageIn(after.alerts[0]).counter, 2n)
  })

  it('sends again after a restart what nobody had taken', async () => {
    const before = testedDevice('ESME', held)
    before.population.onUnprompted(() => new Promise(() => {}))
    const raised = await before.population.raise(before.device, { alertCode: 0x8f3e })
    assert.ok(raised.ok)
    const after = testedDevice('ESME', held, await before.memory.again())
    await after.resumed()
    assert.deepEqual(after.alerts, [raised.value])
  })

  it('tells the network operator from when to when there was no supply (ECS80)', async () => {
    const { population, device, alerts } = testedDevice('ESME', held)
    const outage = { from: instant(beginning - 600_000), to: instant(beginning - 1000) }
    await population.raise(device, { alertCode: 0x8f36, outage })
    const message = messageIn(alerts[0])
    assert.deepEqual([message.messageCode, message.recipient], [0x0067, london.entityIdentifier])
    const { publicKey } = smki.deviceCredentials(device).digitalSignature.certificate
    assert.equal(await verifyMessageSignature(publicKey, message), true)
    assert.ok(message.content.includes(writeDlmsDateTime(outage.from)))
  })

  it('writes ECS80 as it is published, and signs it', { skip: skipWithout.reference }, () => {
    const { content, counter, messageCode, mac } = referenceMessage('ECS80_NA_8F36_ALERT')
    const factory = createDevice(blueprintOf(deviceIdentifier(1), 'ESME', held))
    const device = { ...factory, state: { ...factory.state, alertsSent: counter - 1n } }
    const newYear = Date.UTC(2015, 0, 1)
    const outage = { from: instant(newYear - 10 * 60_000), to: instant(newYear - 60_000) }
    const raised = raiseAlert(device, { alertCode: 0x8f36, outage }, instant(newYear))
    assert.ok(raised.ok)
    const { outgoing } = raised.value
    assert.deepEqual([outgoing?.header.messageCode, outgoing?.protection, mac], [messageCode, 'signature', null])
    assert.deepEqual(outgoing?.content, content)
  })

  it('tells nobody of an outage that is no ESME', async () => {
    const { population, device } = testedDevice('GSME', held)
    const outage = { from: instant(beginning - 600_000), to: beginning }
    assert.equal((await population.raise(device, { alertCode: 0x8f36, outage })).ok, false)
  })
})
