import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '../../simulator/environment/randomness.ts'
import { entityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { readCertificate } from '../certificate.ts'
import { createSmki } from '../smki.ts'

const device = entityIdentifier('00-DB-12-34-00-00-00-03')

for (const use of ['digitalSignature', 'keyAgreement'] as const) {
  test(`the ${use} certificate of a device says before it is signed what it says afterwards`, () => {
    const { certificate } = createSmki(createRandom('on demand')).deviceCredentials(device)[use]
    const { serialNumber, publicPoint, keyUsages } = certificate
    const before = { serialNumber, publicPoint, keyUsages, entityIdentifier: certificate.entityIdentifier }
    const read = readCertificate(certificate.der)
    assert.ok(read.ok)
    for (const [name, value] of Object.entries(before))
      assert.deepEqual(value, read.value[name as keyof typeof before], name)
  })
}
