import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createRandom } from '../simulator/environment/randomness.ts'
import { entityIdentifierFromOctets } from '../simulator/vocabulary/entity-identifier.ts'
import type { Certificate } from './certificate.ts'
import { credentialFiles } from './key-stores/credential-files.ts'
import { certificateToPem } from './key-stores/key-store.ts'
import { createSmki } from './smki.ts'
import { skipWithout } from './testing/judges.ts'

// OpenSSL judges what we issue: -x509_strict holds it to RFC 5280 (key identifiers, criticality, basic constraints).
const skip = skipWithout.openssl
const smki = createSmki(createRandom('openssl'))
let directory = ''

before(() => {
  directory = mkdtempSync(join(tmpdir(), 'smki-'))
  for (const [name, contents] of credentialFiles(smki)) writeFileSync(join(directory, name), contents)
})
after(() => rmSync(directory, { recursive: true }))

const write = (name: string, certificate: Certificate): string => {
  writeFileSync(join(directory, name), certificateToPem(certificate))
  return name
}

/** What `openssl verify` says of all those files, in one call. */
function verify(
  authorities: 'organisation' | 'device',
  instant: string,
  files: string[],
): { status: number; said: string } {
  const at = String(Date.parse(instant) / 1000)
  const chain = ['-CAfile', `${authorities}-root.pem`, '-untrusted', `${authorities}-issuing.pem`]
  const { status, stdout, stderr } = spawnSync(
    'openssl',
    ['verify', '-x509_strict', '-check_ss_sig', '-attime', at, ...chain, ...files],
    { cwd: directory, encoding: 'utf8' },
  )
  return { status: status ?? -1, said: stdout + stderr }
}

const organisationFiles = (): string[] =>
  [...smki.organisationCredentials()].map(({ certificate }, index) => write(`${index}.pem`, certificate))

const deviceFiles = (): string[] =>
  [0xa0, 0xa1, 0xa2, 0xa3].flatMap((last) => {
    const device = smki.deviceCredentials(
      entityIdentifierFromOctets(Buffer.of(0, 0xdb, 0x12, 0x34, 0x56, 0x78, 0x90, last)),
    )
    return [
      write(`${last}-ds.pem`, device.digitalSignature.certificate),
      write(`${last}-ka.pem`, device.keyAgreement.certificate),
    ]
  })

test('OpenSSL verifies every organisation, XML signing and CA certificate, strictly', { skip }, () => {
  const files = ['organisation-root.pem', 'organisation-issuing.pem', ...organisationFiles()]
  const { status, said } = verify('organisation', '2026-11-22T09:00:00Z', files)
  assert.equal(said, files.map((file) => `${file}: OK\n`).join(''))
  assert.equal(status, 0)
})

test('OpenSSL verifies device certificates, strictly', { skip }, () => {
  const files = ['device-root.pem', 'device-issuing.pem', ...deviceFiles()]
  const { status, said } = verify('device', '2026-11-22T09:00:00Z', files)
  assert.equal(said, files.map((file) => `${file}: OK\n`).join(''))
  assert.equal(status, 0)
})

test('OpenSSL sees them expire when we say so', { skip }, () => {
  const [file = ''] = organisationFiles()
  // OpenSSL takes the last second for outside, where RFC 5280 4.1.2.5 takes it for inside.
  assert.equal(verify('organisation', '2034-12-31T23:59:58Z', [file]).status, 0)
  assert.match(verify('organisation', '2035-01-01T00:00:00Z', [file]).said, /certificate has expired/)
})

test('OpenSSL finds no path from a device to the organisation root', { skip }, () => {
  const [file = ''] = deviceFiles()
  assert.notEqual(verify('organisation', '2026-11-22T09:00:00Z', [file]).status, 0)
})

test('OpenSSL takes the private keys that we write', { skip }, () => {
  const keyed = [...credentialFiles(smki).keys()].filter((name) => name.endsWith('-02-digital-signature.key'))
  assert.equal(keyed.length, 3)
  for (const name of keyed) {
    const ofKey = execFileSync('openssl', ['pkey', '-in', name, '-pubout'], { cwd: directory, encoding: 'utf8' })
    const certificate = name.replace('.key', '.pem')
    const ofCertificate = execFileSync('openssl', ['x509', '-in', certificate, '-noout', '-pubkey'], {
      cwd: directory,
      encoding: 'utf8',
    })
    assert.equal(ofKey, ofCertificate)
  }
})
