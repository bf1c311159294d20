import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createRandom } from '../../simulator/environment/randomness.ts'
import { entityIdentifier, entityIdentifierFromOctets } from '../../simulator/vocabulary/entity-identifier.ts'
import { readCertificate } from '../certificate.ts'
import { privateKeyFromScalar } from '../keys/keys.ts'
import { p256, toOctets } from '../keys/p256.ts'
import { profiles } from '../profiles.ts'
import { createSmki } from '../smki.ts'
import { issueOctets } from './authority.ts'
import { DeviceCertificateTemplate } from './device-certificate-template.ts'

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

for (const profile of [profiles.deviceDigitalSignature, profiles.deviceKeyAgreement]) {
  const { deviceIssuing } = createSmki(createRandom('template'))
  const template = new DeviceCertificateTemplate(profile, deviceIssuing)
  const octets = (length: number) =>
    fc.uint8Array({ minLength: length, maxLength: length }).map((of) => Buffer.from(of))

  test(`the template for ${profile.keyUsages} has the octets that the authority issues for the same request`, () => {
    fc.assert(
      fc.property(
        octets(8),
        octets(15),
        fc.integer({ min: 1, max: 0x7f }),
        fc.bigInt(1n, p256.n - 1n),
        (eui, rest, first, scalar) => {
          const { publicPoint } = privateKeyFromScalar(toOctets(scalar))
          const subject = {
            device: entityIdentifierFromOctets(eui),
            serialNumber: Buffer.concat([Buffer.of(first), rest]),
            publicPoint,
          }
          assert.deepEqual(template.issue(subject), issueOctets({ ...subject, profile, subject: {} }, deviceIssuing))
        },
      ),
      { numRuns: 50 },
    )
  })

  test(`the template for ${profile.keyUsages} issues nothing for a serial number of another length`, () => {
    const { publicPoint } = privateKeyFromScalar(toOctets(7n))
    assert.throws(() => template.issue({ device, publicPoint, serialNumber: Buffer.alloc(15, 1) }), TypeError)
  })
}
