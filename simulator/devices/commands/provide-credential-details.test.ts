import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readCs02aResponse } from '../../gbcs/credentials/provide-security-credential-details.ts'
import { sharedSecret, verifyMac } from '../../gbcs/key-agreement.ts'
import { verifyMessageSignature } from '../../gbcs/message-signature.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { cells } from '../../vocabulary/trust-anchor-cell.ts'
import { detailsCommand, replacementsBy, signedDetailsCommand, updateCommand } from '../testing/commands.ts'
import { messageIn, testedDevice } from '../testing/device-under-test.ts'
import { albion, border, broker, credentialOf, loadController, london, smki } from '../testing/parties.ts'

const { supplier, networkOperator } = RemotePartyRole

const detailsIn = (frame: Uint8Array | undefined) => {
  const response = readCs02aResponse(messageIn(frame).content)
  assert.ok(response.ok)
  return response.value
}

describe('Provide Security Credential Details', () => {
  it('tells whose certificates the cells of each role hold', async () => {
    const { device, send } = testedDevice('ESME', { supplier: albion, networkOperator: london })
    const [answer] = await send(detailsCommand(device, 1n, [supplier, networkOperator]))
    const told = detailsIn(answer).map(({ role, held }) => [
      role,
      held?.cells.map(({ existing }) => existing.subjectKeyIdentifier.toString('hex')),
    ])
    const keysOf = (party: typeof albion, ...uses: Parameters<typeof credentialOf>[1][]) =>
      uses.map((use) => credentialOf(party, use).certificate.subjectKeyIdentifier?.toString('hex'))
    assert.deepEqual(told, [
      [supplier, keysOf(albion, 'digitalSignature', 'keyAgreement', 'prepaymentKeyAgreement')],
      [networkOperator, keysOf(london, 'digitalSignature', 'keyAgreement')],
    ])
  })

  it('tells the counter that a role has reached', async () => {
    const { device, send } = testedDevice('ESME', { networkOperator: london })
    const renewal = {
      device,
      by: london,
      counter: 812n,
      replacements: replacementsBy(london),
      payload: { newFloor: null },
    }
    await send(await updateCommand(renewal))
    const [answer] = await send(detailsCommand(device, 1n, [networkOperator]))
    assert.equal(detailsIn(answer)[0]?.held?.currentCounter, 812n)
  })

  it('says trustAnchorNotFound of a role that the device has no cell for', async () => {
    const { device, send } = testedDevice('GSME')
    const [answer] = await send(detailsCommand(device, 1n, [networkOperator]))
    assert.deepEqual(detailsIn(answer), [{ role: networkOperator, status: 25, held: null }])
  })

  it('is answered under a MAC for the broker, without signature and date-time', async () => {
    const { device, send } = testedDevice('ESME')
    const message = messageIn((await send(detailsCommand(device, 9n, [supplier])))[0])
    const { privateKey } = credentialOf(broker, 'keyAgreement')
    const { publicKey } = smki.deviceCredentials(device).keyAgreement.certificate
    assert.equal(verifyMac(sharedSecret(privateKey.key, publicKey), message), true)
    assert.deepEqual([message.counter, message.signature, message.dateTime], [9n, null, null])
  })

  it('is not answered twice for one counter', async () => {
    const { device, send, lastLog } = testedDevice('ESME')
    await send(detailsCommand(device, 9n, [supplier]))
    assert.deepEqual(await send(detailsCommand(device, 9n, [supplier])), [])
    assert.equal((await lastLog())?.reason, 'counter-not-higher')
  })

  it('tells a supplier that asks by its signature alone, signed', async () => {
    const { device, send } = testedDevice('ESME', { supplier: albion, loadController })
    const [answer] = await send(
      await signedDetailsCommand(device, albion, 1n, [supplier, RemotePartyRole.loadController]),
    )
    const message = messageIn(answer)
    assert.deepEqual([message.recipient, message.mac], [albion.entityIdentifier, null])
    const { publicKey } = smki.deviceCredentials(device).digitalSignature.certificate
    assert.equal(await verifyMessageSignature(publicKey, message), true)
    assert.deepEqual(
      detailsIn(answer).map(({ role, status }) => [role, status]),
      [
        [supplier, 0],
        [RemotePartyRole.loadController, 0],
      ],
    )
  })

  it('tells nobody whose signature is not the holder’s, nor who only says to be the broker', async () => {
    const { device, send, lastLog } = testedDevice('ESME', { supplier: albion })
    assert.deepEqual(await send(await signedDetailsCommand(device, albion, 1n, [supplier], border)), [])
    assert.equal((await lastLog())?.reason, 'signature-wrong')
    const posing = await signedDetailsCommand(device, broker, 1n, [supplier], border, cells.acbKeyAgreement)
    assert.deepEqual(await send(posing), [])
    assert.equal((await lastLog())?.reason, 'mac-absent')
  })
})
