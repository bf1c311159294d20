import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createRandom } from '../simulator/environment/randomness.ts'
import { entityIdentifier } from '../simulator/vocabulary/entity-identifier.ts'
import { instant } from '../simulator/vocabulary/instant.ts'
import { RemotePartyRole } from '../simulator/vocabulary/remote-party-role.ts'
import { readCertificate } from './certificate.ts'
import { createPathValidator } from './paths/path-validation.ts'
import { createSmki } from './smki.ts'

const smki = createSmki(createRandom('certificates'))
const london = entityIdentifier('90-B3-D5-1F-30-02-01-10')
const meter = entityIdentifier('00-DB-12-34-56-78-90-A0')
const credential = smki.credential(london, RemotePartyRole.networkOperator, 'keyAgreement')
assert.ok(credential)
const der = credential.certificate.der

test('reads all that an Organisation Certificate says', () => {
  const read = readCertificate(der)
  assert.ok(read.ok)
  const certificate = read.value
  assert.equal(certificate.entityIdentifier, london)
  assert.equal(certificate.role, 3)
  assert.equal(certificate.subject.organisationalUnit, '03')
  assert.equal(certificate.subject.commonName, null)
  assert.equal(certificate.issuer.rfc2253, 'CN=SIM-ORG-1,OU=07')
  assert.deepEqual(certificate.keyUsages, ['keyAgreement'])
  assert.deepEqual(certificate.certificatePolicies, ['1.2.826.0.1.8641679.1.2.1.4'])
  assert.equal(certificate.notBefore, Date.UTC(2025, 0, 1))
  assert.equal(certificate.notAfter, Date.UTC(2034, 11, 31, 23, 59, 59))
  assert.equal(certificate.isAuthority, false)
  assert.equal(certificate.pathLength, null)
  assert.deepEqual(certificate.authorityKeyIdentifier, smki.organisationIssuing.certificate.subjectKeyIdentifier)
  assert.deepEqual(certificate.publicPoint, Buffer.from(certificate.publicPoint))
  assert.equal(certificate.publicKey, certificate.publicKey, 'built once')
})

test('reads a Device Certificate: no subject, the device in the subjectAltName', () => {
  const { certificate } = smki.deviceCredentials(meter).digitalSignature
  assert.equal(certificate.entityIdentifier, meter)
  assert.equal(certificate.role, null)
  assert.equal(certificate.subject.rfc2253, '')
  assert.equal(certificate.notAfter, Date.UTC(9999, 11, 31, 23, 59, 59))
})

test('reads an authority', () => {
  const { certificate } = smki.organisationIssuing
  assert.deepEqual(
    [certificate.isAuthority, certificate.pathLength, certificate.keyUsages, certificate.role],
    [true, 0, ['keyCertSign', 'cRLSign'], 7],
  )
})

test('any octets give a certificate or a flaw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (octets) => {
      const read = readCertificate(octets)
      assert.ok(read.ok || read.failure.reason.length > 0)
    }),
    { numRuns: 500 },
  )
})

const mutations = fc.oneof(
  // An octet changed, octets left out, octets put in.
  fc.tuple(fc.nat(der.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, bits]) => {
    const octets = Buffer.from(der)
    octets[at] = (octets[at] ?? 0) ^ bits
    return octets
  }),
  fc
    .tuple(fc.nat(der.length - 1), fc.integer({ min: 1, max: 40 }))
    .map(([at, count]) => Buffer.concat([der.subarray(0, at), der.subarray(at + count)])),
  fc
    .tuple(fc.nat(der.length), fc.uint8Array({ minLength: 1, maxLength: 40 }))
    .map(([at, more]) => Buffer.concat([der.subarray(0, at), more, der.subarray(at)])),
)

test('no change of any octets goes unnoticed by reading and path validation together', () => {
  const validate = createPathValidator()
  const intermediates = [smki.organisationIssuing.certificate]
  const anchors = [smki.organisationRoot.certificate]
  fc.assert(
    fc.property(mutations, (octets) => {
      const read = readCertificate(octets)
      if (!read.ok) return
      assert.equal(validate(read.value, intermediates, anchors, instant(Date.UTC(2026, 0, 1))).ok, false)
    }),
    { numRuns: 1500 },
  )
})

test('a key that is not on the curve is a flaw, not a KeyObject that throws', () => {
  const octets = Buffer.from(der)
  const at = octets.indexOf(credential.certificate.publicPoint) + 40
  octets[at] = (octets[at] ?? 0) ^ 1
  const read = readCertificate(octets)
  assert.equal(!read.ok && read.failure.reason, 'public-key')
})
