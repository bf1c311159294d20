import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { createRandom } from '../../simulator/environment/randomness.ts'
import { SimulatorFault } from '../../simulator/vocabulary/faults.ts'
import { createSmki } from '../smki.ts'
import { referenceFile, skipWithout } from '../testing/judges.ts'
import { certificateFromPem, certificateToPem, privateKeyFromPem, privateKeyToPem } from './key-store.ts'

const { certificate, privateKey } = createSmki(createRandom('key store')).organisationIssuing

test('a certificate and a key come back from PEM as they went', () => {
  assert.deepEqual(certificateFromPem(certificateToPem(certificate)).der, certificate.der)
  assert.deepEqual(privateKeyFromPem(privateKeyToPem(privateKey)).scalar, privateKey.scalar)
})

test('reads a SEC 1 key as well', () => {
  const text = privateKey.key.export({ format: 'pem', type: 'sec1' }).toString()
  assert.deepEqual(privateKeyFromPem(text).scalar, privateKey.scalar)
})

test('PEM stands in lines of 64 characters', () => {
  const lines = certificateToPem(certificate).split('\n')
  assert.equal(lines[0], '-----BEGIN CERTIFICATE-----')
  assert.ok(lines.slice(1, -3).every((line) => line.length === 64))
})

const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export({ format: 'pem', type: 'pkcs8' })

for (const [name, read, message] of [
  ['a certificate from nothing', () => certificateFromPem('', 'a.pem'), /^a\.pem holds no PEM certificate/],
  [
    'a certificate from a chain',
    () => certificateFromPem(certificateToPem(certificate).repeat(2), 'a.pem'),
    /^a\.pem holds 2 certificates/,
  ],
  [
    'a certificate from octets that are none',
    () => certificateFromPem('-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n', 'a.pem'),
    /^a\.pem holds no SMKI certificate: /,
  ],
  ['a key from nothing', () => privateKeyFromPem('', 'a.key'), /^a\.key holds no unencrypted PEM private key/],
  [
    'a key of another curve',
    () => privateKeyFromPem(p384.toString(), 'a.key'),
    /^a\.key holds a key that is not of P-256/,
  ],
] as const) {
  test(`reads no ${name}, and says what is wrong`, () => {
    assert.throws(read, (error) => {
      assert.ok(error instanceof SimulatorFault)
      assert.equal(error.code, 'SIM_CONFIGURATION')
      assert.match(error.message, message)
      return true
    })
  })
}

test('reads the published test keys, each the key of its certificate', { skip: skipWithout.reference }, () => {
  const directory = referenceFile('rtds', 'keystore')
  const keys = readdirSync(directory).filter((name) => name.endsWith('.key'))
  assert.ok(keys.length > 10)
  for (const name of keys) {
    const key = privateKeyFromPem(readFileSync(`${directory}/${name}`, 'utf8'), name)
    const holder = certificateFromPem(readFileSync(`${directory}/${name.replace('.key', '.pem')}`, 'utf8'), name)
    assert.deepEqual(key.publicPoint, holder.publicPoint, name)
  }
})
