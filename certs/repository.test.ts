import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '../simulator/environment/randomness.ts'
import { entityIdentifier } from '../simulator/vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../simulator/vocabulary/remote-party-role.ts'
import { readCertificate } from './certificate.ts'
import { flawsOfSignatures } from './hostile/flaws-of-signatures.ts'
import { issueOrganisationCertificate } from './issuing/supplementary-certificate.ts'
import { createSmkiRepository } from './repository.ts'
import { createSmki } from './smki.ts'

const smki = createSmki(createRandom('repository'))
const published = [...smki.organisationCredentials()].map(({ certificate }) => certificate)
const london = entityIdentifier('90-B3-D5-1F-30-02-01-10')
const held = { entityIdentifier: london, role: RemotePartyRole.networkOperator, use: 'digitalSignature' } as const
const beside = issueOrganisationCertificate(smki, held).certificate

test('finds each published certificate by its serial number', () => {
  const repository = createSmkiRepository(published)
  for (const certificate of published) assert.equal(repository.bySerialNumber(certificate.serialNumber), certificate)
  assert.equal(repository.bySerialNumber(beside.serialNumber), undefined)
})

test('finds certificates by party, role and key usage', () => {
  const repository = createSmkiRepository(published)
  const found = repository.find({ entity: london, role: 3, keyUsage: 'keyAgreement' })
  assert.deepEqual(
    found.map(({ entityIdentifier: entity, role, keyUsages }) => [entity, role, keyUsages]),
    [[london, 3, ['keyAgreement']]],
  )
  assert.equal(repository.find({ entity: london }).length, 3)
  assert.equal(repository.find({}).length, published.length)
})

test('a further generation comes after the first', () => {
  const repository = createSmkiRepository(published)
  repository.publish(beside)
  assert.equal(repository.find({ entity: london, role: 3, keyUsage: 'digitalSignature' }).at(-1), beside)
})

test('knows what is in use, revoked, and not published', () => {
  const repository = createSmkiRepository(published)
  const [first] = published
  assert.ok(first)
  assert.equal(repository.statusOf(beside), 'not-published')
  assert.equal(repository.statusOf(first), 'in-use')
  repository.revoke(first)
  assert.equal(repository.statusOf(first), 'revoked')
  assert.equal(repository.bySerialNumber(first.serialNumber), first)
  assert.deepEqual(repository.find({ status: 'revoked' }), [first])
  assert.equal(repository.find({ status: 'in-use' }).length, published.length - 1)
})

test('what is revoked stays revoked, though it is published again', () => {
  const repository = createSmkiRepository()
  repository.revoke(beside)
  repository.publish(beside)
  assert.equal(repository.statusOf(beside), 'revoked')
})

test('the status goes by the octets, so that a look-alike is not published', () => {
  const repository = createSmkiRepository(published)
  const forged = readCertificate(flawsOfSignatures['bad-signature'].make(smki, held))
  assert.ok(forged.ok)
  assert.equal(repository.statusOf(forged.value), 'not-published')
})

test('what is suspended may be reinstated, what is revoked may not', () => {
  const repository = createSmkiRepository(published)
  const [first = assert.fail('nothing is published'), second = first] = published
  assert.ok(repository.setStanding(first, 'suspended'))
  assert.equal(repository.statusOf(first), 'suspended')
  assert.deepEqual(repository.find({ status: 'suspended' }), [first])
  assert.ok(repository.setStanding(first, 'in-use'))
  assert.equal(repository.statusOf(first), 'in-use')
  assert.ok(repository.setStanding(second, 'revoked'))
  assert.equal(repository.setStanding(second, 'in-use'), false)
  assert.equal(repository.setStanding(second, 'suspended'), false)
  assert.equal(repository.statusOf(second), 'revoked')
})

test('a certificate that is published elsewhere has a standing too, and is not published by it', () => {
  const repository = createSmkiRepository(published)
  assert.ok(repository.setStanding(beside, 'revoked'))
  assert.equal(repository.standingOf(beside), 'revoked')
  assert.equal(repository.statusOf(beside), 'not-published')
  assert.equal(repository.bySerialNumber(beside.serialNumber), undefined)
})
