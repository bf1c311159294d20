import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '../../simulator/environment/randomness.ts'
import { createSmki } from '../smki.ts'
import { credentialFiles, type ManifestEntry } from './credential-files.ts'
import { certificateFromPem, privateKeyFromPem } from './key-store.ts'

const smki = createSmki(createRandom('files'))
const files = credentialFiles(smki)
const manifest: ManifestEntry[] = JSON.parse(String(files.get('manifest.json')))

test('the manifest lists every credential of the market, with the files it is in', () => {
  const listed = manifest.map((entry) => {
    const certificate = certificateFromPem(String(files.get(entry.certificate)), entry.certificate)
    const privateKey = privateKeyFromPem(String(files.get(entry.privateKey)), entry.privateKey)
    assert.deepEqual(privateKey.publicPoint, certificate.publicPoint)
    assert.equal(certificate.serialNumber.toString(), entry.serial)
    assert.equal(certificate.entityIdentifier, entry.entityIdentifier)
    assert.equal(certificate.subject.organisationalUnit, entry.role)
    return `${entry.entityIdentifier} ${Number.parseInt(entry.role, 16)} ${entry.use} ${entry.name}`
  })
  const held = [...smki.organisationCredentials()].map(
    ({ entityIdentifier, role, use, name }) => `${entityIdentifier} ${role} ${use} ${name}`,
  )
  assert.deepEqual(listed, held)
})

test('no file is written over another', () => {
  assert.equal(files.size, 1 + 2 * (manifest.length + 4))
})

test('the authorities are there for whoever has to trust them', () => {
  for (const [stem, authority] of [
    ['organisation-root', smki.organisationRoot],
    ['organisation-issuing', smki.organisationIssuing],
    ['device-root', smki.deviceRoot],
    ['device-issuing', smki.deviceIssuing],
  ] as const) {
    assert.deepEqual(certificateFromPem(String(files.get(`${stem}.pem`))).der, authority.certificate.der)
  }
})

test('the same seed gives the same files', () => {
  assert.deepEqual(credentialFiles(createSmki(createRandom('files'))), files)
})
