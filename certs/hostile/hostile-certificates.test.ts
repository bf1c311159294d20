import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '../../simulator/environment/randomness.ts'
import { entityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { instant } from '../../simulator/vocabulary/instant.ts'
import { RemotePartyRole } from '../../simulator/vocabulary/remote-party-role.ts'
import { type Certificate, readCertificate } from '../certificate.ts'
import { createPathValidator } from '../paths/path-validation.ts'
import { createSmki } from '../smki.ts'
import type { Bearer, Caught } from './hostile-certificate.ts'
import { hostileCertificates } from './hostile-certificates.ts'
import { faultless } from './tampering.ts'

const smki = createSmki(createRandom('hostile'))
const validate = createPathValidator()
const at = instant(Date.UTC(2026, 10, 22, 9))
const bearer: Bearer = {
  entityIdentifier: entityIdentifier('90-B3-D5-1F-30-02-01-10'),
  role: RemotePartyRole.networkOperator,
  use: 'digitalSignature',
}

/** What becomes of octets that claim to be a certificate for that use. */
function catchIt(octets: Buffer, use: string, issuer?: Buffer): Caught | null {
  const read = readCertificate(octets)
  if (!read.ok) return { by: 'reading', reason: read.failure.reason }
  const path = validate(read.value, [authorityOf(issuer)], [smki.organisationRoot.certificate], at)
  if (!path.ok) return { by: 'path validation', reason: path.failure.reason }
  return read.value.keyUsages.length === 1 && read.value.keyUsages[0] === use ? null : { by: 'key usage' }
}

function authorityOf(der?: Buffer): Certificate {
  if (der === undefined) return smki.organisationIssuing.certificate
  const read = readCertificate(der)
  return read.ok ? read.value : assert.fail(read.failure.detail)
}

test('without a flaw the certificate is in order', () => {
  assert.equal(catchIt(faultless(smki, bearer).der, bearer.use), null)
})

for (const { name, sentence, caught, make, authority } of hostileCertificates) {
  for (const use of ['digitalSignature', 'keyAgreement'] as const) {
    test(`${name} (${use}): ${sentence}`, () => {
      assert.deepEqual(catchIt(make(smki, { ...bearer, use }), use, authority?.(smki)), caught)
    })
  }
}

test('each is fixed by the seed', () => {
  const again = createSmki(createRandom('hostile'))
  for (const { name, make } of hostileCertificates) {
    assert.deepEqual(make(again, bearer), make(smki, bearer), name)
  }
})
