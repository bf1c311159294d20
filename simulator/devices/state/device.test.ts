import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sharedSecret } from '../../gbcs/key-agreement.ts'
import { deviceIdentifier } from '../testing/device-under-test.ts'
import { blueprintOf, broker, credentialOf, london, smki } from '../testing/parties.ts'
import { createDevice } from './device.ts'

describe('the secret that a device agrees', () => {
  it('is the one that the other side agrees, also when the other side changes', () => {
    const deviceId = deviceIdentifier(1)
    const { secretWith } = createDevice(blueprintOf(deviceId, 'ESME'))
    const { publicKey } = smki.deviceCredentials(deviceId).keyAgreement.certificate
    for (const party of [broker, london, broker, broker]) {
      const { certificate, privateKey } = credentialOf(party, 'keyAgreement')
      assert.deepEqual(secretWith(certificate), sharedSecret(privateKey.key, publicKey))
    }
  })
})
