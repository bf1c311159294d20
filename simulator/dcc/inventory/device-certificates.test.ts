import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followedState } from '../../environment/followed-state.ts'
import { memoryStore } from '../../environment/store/testing/memory-store.ts'
import { requestId } from '../testing/requests.ts'
import { deviceCertificatesOfSite, devices, smki } from '../testing/site.ts'
import { createDeviceCertificateRecord } from './device-certificates.ts'

/** Any other certificate will do: who may have it is decided where it is learnt. */
const anew = smki.deviceCredentials(devices.GSME).digitalSignature.certificate
const factory = smki.deviceCredentials(devices.ESME)

test('a device works with the certificates of its factory until it tells of others, and for good after that', async () => {
  const memory = memoryStore()
  const { store } = memory
  const record = await createDeviceCertificateRecord(deviceCertificatesOfSite, store)
  assert.ok(record.inUse(devices.ESME)?.digitalSignature.der.equals(factory.digitalSignature.certificate.der))
  const put = record.toPut(devices.ESME, 'digitalSignature', anew.der, requestId(7n))
  assert.ok(
    record.inUse(devices.ESME)?.digitalSignature.der.equals(factory.digitalSignature.certificate.der),
    'not yet',
  )
  assert.ok((await followedState(store, [record]).change({ put: [put] })).ok)

  const again = await memory.again()
  for (const now of [record, await createDeviceCertificateRecord(deviceCertificatesOfSite, again.store)]) {
    assert.ok(now.inUse(devices.ESME)?.digitalSignature.der.equals(anew.der))
    assert.ok(now.inUse(devices.ESME)?.keyAgreement.der.equals(factory.keyAgreement.certificate.der))
    assert.deepEqual(
      now.published(devices.ESME).map(({ serialNumber }) => serialNumber),
      [anew, factory.keyAgreement.certificate, factory.digitalSignature.certificate].map((each) => each.serialNumber),
    )
    assert.equal(now.bySerialNumber(anew.serialNumber)?.serialNumber, anew.serialNumber)
    assert.equal(now.learntFrom(devices.ESME, 'digitalSignature'), requestId(7n))
    assert.equal(now.learntFrom(devices.ESME, 'keyAgreement'), null)
  }
})

test('nothing is known of a device that does not exist', async () => {
  const record = await createDeviceCertificateRecord(() => undefined, memoryStore().store)
  assert.equal(record.inUse(devices.ESME), undefined)
  assert.deepEqual(record.published(devices.ESME), [])
})
