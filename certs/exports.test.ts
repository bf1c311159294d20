import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { BoxedKeyStore, KeyUsage } from '@smartdcc/dccboxed-keystore'
import { createRandom } from '../simulator/environment/randomness.ts'
import { instant } from '../simulator/vocabulary/instant.ts'
import { readBoxedKeyStore } from './key-stores/boxed-key-store.ts'
import { boxedFiles, type ManifestEntry, pkcs12Files } from './key-stores/credential-files.ts'
import { overlaySmki } from './key-stores/key-store-smki.ts'
import { createSmki } from './smki.ts'
import { skipWithout } from './testing/judges.ts'

const smki = createSmki(createRandom('exports'))
const directory = mkdtempSync(join(tmpdir(), 'exports-'))
after(() => rmSync(directory, { recursive: true }))

const file = (name: string, content: string | Buffer): string => {
  const path = join(directory, name)
  writeFileSync(path, content)
  return path
}

describe('PKCS#12', () => {
  const password = 'päss wörd'
  const files = pkcs12Files(smki, password)
  const manifest: ManifestEntry[] = JSON.parse(String(files.get('manifest.json')))
  const held = [...smki.organisationCredentials()]

  const openssl = (name: string, ...options: string[]): string => {
    const path = file(name, files.get(name) ?? '')
    return execFileSync('openssl', ['pkcs12', '-in', path, '-nodes', ...options], { stdio: 'pipe' }).toString()
  }

  test('files are one for each certificate, and the manifest names them', () => {
    assert.equal(manifest.length, held.length)
    assert.equal(files.size, 1 + 4 + held.length)
    for (const { certificate, privateKey } of manifest) {
      assert.match(certificate, /\.p12$/)
      assert.equal(certificate, privateKey)
      assert.ok(files.has(certificate))
    }
  })

  test('is read by OpenSSL: the key, its certificate, the chain above it', { skip: skipWithout.openssl }, () => {
    for (const index of [0, held.length - 1]) {
      const text = openssl(manifest[index]?.certificate ?? '', '-passin', `pass:${password}`)
      const credential = held[index]
      assert.match(text, new RegExp(`friendlyName: ${manifest[index]?.certificate.replace('.p12', '')}\\n`))
      const [, key = ''] = /(-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----)/.exec(text) ?? []
      assert.deepEqual(
        createPrivateKey(key).export({ format: 'jwk' }),
        credential?.privateKey.key.export({ format: 'jwk' }),
      )
      const certificates = [...text.matchAll(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)]
      assert.deepEqual(
        certificates.map(([pem]) => new X509Certificate(pem).raw),
        [credential, smki.organisationIssuing, smki.organisationRoot].map((each) => each?.certificate.der),
      )
    }
  })

  test('is not read with another password', { skip: skipWithout.openssl }, () =>
    assert.throws(() => openssl(manifest[0]?.certificate ?? '', '-passin', 'pass:other')),
  )

  test('of the same seed and password is the same file', () =>
    assert.deepEqual(pkcs12Files(createSmki(createRandom('exports')), password), files))
})

describe('the JSON of DCC Boxed', () => {
  const text = String(boxedFiles(smki).get('keystore.json'))

  test('comes back as it went: every party, role and use', () => {
    const other = createSmki(createRandom('another'))
    const { entries, passedOver } = readBoxedKeyStore(text, 'the export')
    assert.deepEqual(passedOver, [])
    const again = overlaySmki(other, { entries, trust: [], at: instant(Date.UTC(2026, 0)) })
    for (const { entityIdentifier, role, use, certificate } of smki.organisationCredentials())
      assert.deepEqual(again.credential(entityIdentifier, role, use)?.certificate.der, certificate.der)
  })

  test('is read by the DCC’s own client', async () => {
    const store = await BoxedKeyStore.new('127.0.0.1', undefined, file('keystore.json', text))
    for (const { entityIdentifier: eui, role, use, certificate, privateKey } of smki.organisationCredentials()) {
      if (use !== 'digitalSignature' && use !== 'xmlSigning') continue
      const query = { eui, role, keyUsage: KeyUsage.digitalSignature } as const
      const [found] = (await store.query({ ...query, lookup: 'certificate' })) ?? []
      assert.deepEqual(found?.certificate.raw, certificate.der)
      const [key] = (await store.query({ ...query, lookup: 'privateKey' })) ?? []
      assert.ok(key?.privateKey.equals(privateKey.key))
    }
    await store.cleanup()
  })
})
