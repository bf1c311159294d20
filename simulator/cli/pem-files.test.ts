import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { certificateToPem, privateKeyToPem } from '../../certs/key-stores/key-store.ts'
import { createSmki } from '../../certs/smki.ts'
import { createRandom } from '../environment/randomness.ts'
import { readKeyRing } from './inspect/key-ring.ts'
import { readCertificatesDirectory } from './send/certificates-directory.ts'

const { organisationIssuing } = createSmki(createRandom('pem'))
const [certificate, key] = [
  certificateToPem(organisationIssuing.certificate),
  privateKeyToPem(organisationIssuing.privateKey),
]
const parent = mkdtempSync(join(tmpdir(), 'pem-files-'))
after(() => rmSync(parent, { recursive: true }))

let directories = 0
function directoryWith(files: Record<string, string>): string {
  const directory = join(parent, String(directories++))
  mkdirSync(directory)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text)
  return directory
}

const damaged = key.replace(/\n.{20}/, '\nAAAAAAAAAAAAAAAAAAAA')
const cut = key.slice(0, 100)
const encrypted = organisationIssuing.privateKey.key
  .export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'secret' })
  .toString()

test('certificates and keys are read, whatever else stands in the file or beside it', () => {
  const directory = directoryWith({ 'ca.pem': `\ufeffbag attributes\n${certificate}${key}`, 'notes.txt': cut })
  const ring = readKeyRing(directory)
  const [read = assert.fail('no certificate')] = ring.certificates
  assert.ok(read.der.equals(organisationIssuing.certificate.der))
  assert.ok(ring.privateKeyOf(read))
})

for (const [name, text, says] of [
  ['that is damaged', damaged, /--keys: '.*supplier\.key' holds no unencrypted PEM private key/],
  ['that was cut', cut, /--keys: '.*supplier\.key' ends before its PRIVATE KEY does/],
  ['that is encrypted', encrypted, /supplier\.key' holds no unencrypted/],
] as const) {
  test(`the file of a key ${name} is named`, () =>
    assert.throws(() => readKeyRing(directoryWith({ 'ca.pem': certificate, 'supplier.key': text })), says))
}

test('a certificate that is none of the SMKI is passed over by name', () => {
  const remarks: string[] = []
  const text = certificate.replace('-----\nMI', '-----\nMM')
  readKeyRing(directoryWith({ 'odd.pem': text }), (line) => remarks.push(line))
  assert.match(remarks.join(), /--keys: '.*odd\.pem' holds a certificate that is passed over/)
  assert.throws(() => readCertificatesDirectory(directoryWith({ 'odd.pem': text })), /odd\.pem' holds no SMKI/)
})

test('a directory under the name of a file is named', () => {
  const directory = directoryWith({})
  mkdirSync(join(directory, 'all.pem'))
  assert.throws(() => readKeyRing(directory), /all\.pem' cannot be read: it is a directory/)
})
