import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readCertificate } from '../../../certs/certificate.ts'
import { encode } from '../../../certs/der/der-reading.ts'
import { boolean, octetString, sequence } from '../../../certs/der/der-writing.ts'
import { oids } from '../../../certs/der/object-identifiers.ts'
import { writeExtension } from '../../../certs/fields/extensions.ts'
import { altered } from '../../../certs/hostile/tampering.ts'
import { certificateToPem } from '../../../certs/key-stores/key-store.ts'
import { createSmki } from '../../../certs/smki.ts'
import { createRandom } from '../../environment/randomness.ts'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { readKeyStoreFiles } from './key-store-files.ts'

const smki = createSmki(createRandom('key store files'))
const directory = mkdtempSync(join(tmpdir(), 'key-store-files-'))
after(() => rmSync(directory, { recursive: true }))

const trustIn = (...texts: readonly string[]) => {
  const trust = join(directory, 'trust.pem')
  writeFileSync(trust, texts.join(''))
  return readKeyStoreFiles({ keystore: undefined, trust }).trust
}

/** An authority whose key identifier has as many octets. */
function authorityWithKeyIdentifierOf(length: number): string {
  const bearer = {
    entityIdentifier: entityIdentifier('90-B3-D5-1F-30-02-01-10'),
    role: RemotePartyRole.networkOperator,
  }
  const der = altered(smki, { ...bearer, use: 'digitalSignature' }, ({ extensions }) => {
    const extension = (oid: string, critical: boolean, value: Parameters<typeof encode>[0]) =>
      writeExtension({ oid, critical, value: encode(value) })
    extensions[1] = extension(oids.subjectKeyIdentifier, false, octetString(Buffer.alloc(length, 7)))
    extensions.push(extension(oids.basicConstraints, true, sequence(boolean(true))))
  })
  const read = readCertificate(der)
  return read.ok ? certificateToPem(read.value) : assert.fail(read.failure.detail)
}

test('authorities are trusted in the order of their file', () => {
  const [one, other] = [smki.organisationIssuing.certificate, smki.organisationRoot.certificate]
  assert.deepEqual(
    trustIn(certificateToPem(one), certificateToPem(other)).map(({ der }) => der),
    [one.der, other.der],
  )
})

test('what is no authority cannot be an anchor', () => {
  const broker = entityIdentifier('90-B3-D5-1F-30-00-00-02')
  const leaf = smki.credential(broker, RemotePartyRole.accessControlBroker, 'digitalSignature')
  assert.ok(leaf)
  assert.throws(() => trustIn(certificateToPem(leaf.certificate)), /which is no CA/)
})

test('an anchor stands in the root cell of devices, so its key identifier has 8 octets', () => {
  assert.equal(trustIn(authorityWithKeyIdentifierOf(8)).length, 1)
  assert.throws(() => trustIn(authorityWithKeyIdentifierOf(20)), /key identifier of 20 octets/)
})
