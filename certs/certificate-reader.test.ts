import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '../simulator/environment/randomness.ts'
import { createCertificateReader } from './certificate-reader.ts'
import { longestCertificateOctets } from './der/strict-der.ts'
import { createSmki } from './smki.ts'

const smki = createSmki(createRandom('certificate reader'))
const { der } = smki.organisationIssuing.certificate

test('gives the same object for the same octets, wherever they stand', () => {
  const read = createCertificateReader()
  const elsewhere = Buffer.concat([Buffer.of(1, 2, 3), der]).subarray(3)
  assert.equal(read(der), read(elsewhere))
})

test('forgets beyond its capacity, and reads again', () => {
  const read = createCertificateReader(1)
  const first = read(der)
  read(smki.deviceIssuing.certificate.der)
  const again = read(der)
  assert.notEqual(first, again)
  assert.deepEqual(first.ok && first.value.der, again.ok && again.value.der)
})

test('what it remembers does not change with the octets it was handed', () => {
  const read = createCertificateReader()
  const handed = Buffer.from(der)
  const certificate = read(handed)
  handed.fill(0)
  assert.deepEqual(certificate.ok && certificate.value.der, der)
})

test('remembers nothing oversized', () => {
  const read = createCertificateReader()
  const octets = Buffer.alloc(longestCertificateOctets + 1)
  assert.notEqual(read(octets), read(octets))
  const answer = read(octets)
  assert.equal(!answer.ok && answer.failure.reason, 'oversized')
})

test('tells octets apart that end alike', () => {
  const read = createCertificateReader()
  const altered = Buffer.from(der)
  altered[20] = (altered[20] ?? 0) ^ 1
  const original = read(der)
  const other = read(altered)
  assert.ok(original.ok && other.ok)
  assert.deepEqual([original.value.der, other.value.der], [der, altered])
})
