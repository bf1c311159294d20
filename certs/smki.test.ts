import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '../simulator/environment/randomness.ts'
import { networkOperators } from '../simulator/market/network-operators.ts'
import { suppliers } from '../simulator/market/suppliers.ts'
import { entityIdentifier } from '../simulator/vocabulary/entity-identifier.ts'
import { instant } from '../simulator/vocabulary/instant.ts'
import { RemotePartyRole } from '../simulator/vocabulary/remote-party-role.ts'
import { issueOrganisationCertificate } from './issuing/supplementary-certificate.ts'
import { keyIdentifierOf } from './keys/key-identifier.ts'
import { createPathValidator } from './paths/path-validation.ts'
import { type Credential, type CredentialUse, createSmki } from './smki.ts'

const smki = createSmki(createRandom('smki'))
const all = [...smki.organisationCredentials()]
const acb = entityIdentifier('90-B3-D5-1F-30-00-00-02')
const meter = entityIdentifier('00-DB-12-34-56-78-90-A0')

const usesOf = (identifier: string): string[] =>
  all
    .filter((credential) => credential.entityIdentifier === entityIdentifier(identifier))
    .map(({ role, use }) => `${role.toString(16)} ${use}`)
    .sort()

for (const { name, entityIdentifier: identifier } of suppliers) {
  test(`${name} has the four credentials of a supplier`, () => {
    assert.deepEqual(usesOf(identifier), [
      '2 digitalSignature',
      '2 keyAgreement',
      '2 prepaymentKeyAgreement',
      '87 xmlSigning',
    ])
  })
}

for (const { name, entityIdentifiers } of networkOperators) {
  for (const identifier of entityIdentifiers) {
    test(`${name} has the three credentials of a network operator under ${identifier}`, () => {
      assert.deepEqual(usesOf(identifier), ['3 digitalSignature', '3 keyAgreement', '87 xmlSigning'])
    })
  }
}

for (const [name, identifier, uses] of [
  ['the ACB and the DSP', '90-B3-D5-1F-30-00-00-02', ['4 digitalSignature', '4 keyAgreement', '89 xmlSigning']],
  ['recovery', '90-B3-D5-1F-30-00-00-01', ['1 digitalSignature']],
  ['the transitional CoS', '90-B3-D5-1F-30-00-00-04', ['5 digitalSignature']],
  ['the WAN provider', '90-B3-D5-1F-30-00-00-07', ['6 digitalSignature', '6 keyAgreement']],
] as const) {
  test(`${name} has its credentials`, () => {
    assert.deepEqual(usesOf(identifier), [...uses])
  })
}

test('a group with one identifier is named by all its licence areas', () => {
  const held = smki.credential(entityIdentifier('90-B3-D5-1F-30-02-01-10'), 3, 'digitalSignature')
  assert.equal(held?.name, 'UK Power Networks Eastern, UK Power Networks London, UK Power Networks South East')
})

test('each certificate says whose it is, its role and its one key usage', () => {
  const keyUsage: Record<CredentialUse, string> = {
    digitalSignature: 'digitalSignature',
    keyAgreement: 'keyAgreement',
    prepaymentKeyAgreement: 'keyAgreement',
    xmlSigning: 'digitalSignature',
  }
  for (const { certificate, entityIdentifier: identifier, role, use, privateKey } of all) {
    assert.equal(certificate.entityIdentifier, identifier)
    assert.equal(certificate.role, role)
    assert.deepEqual(certificate.keyUsages, [keyUsage[use]])
    assert.deepEqual(certificate.subjectKeyIdentifier, keyIdentifierOf(certificate.publicPoint))
    assert.deepEqual(privateKey.key.export({ format: 'jwk' }).x, certificate.publicKey.export({ format: 'jwk' }).x)
  }
})

test('no serial number and no key is given twice', () => {
  assert.equal(new Set(all.map(({ certificate }) => certificate.serialNumber)).size, all.length)
  assert.equal(new Set(all.map(({ privateKey }) => privateKey.scalar.toString('hex'))).size, all.length)
})

test('a common name has at most sixteen characters', () => {
  const authorities = [smki.organisationRoot, smki.organisationIssuing, smki.deviceRoot, smki.deviceIssuing]
  for (const { certificate } of [...all, ...authorities]) {
    assert.ok((certificate.subject.commonName ?? '').length <= 16, certificate.subject.rfc2253)
  }
})

test('every certificate has a path to its root', () => {
  const validate = createPathValidator()
  const at = instant(Date.UTC(2026, 10, 22))
  const device = smki.deviceCredentials(meter)
  for (const { certificate } of all) {
    assert.ok(validate(certificate, [smki.organisationIssuing.certificate], [smki.organisationRoot.certificate], at).ok)
  }
  for (const { certificate } of [device.digitalSignature, device.keyAgreement]) {
    assert.ok(validate(certificate, [smki.deviceIssuing.certificate], [smki.deviceRoot.certificate], at).ok)
    assert.ok(
      !validate(certificate, [smki.organisationIssuing.certificate], [smki.organisationRoot.certificate], at).ok,
    )
  }
})

const octets = ({ certificate, privateKey }: Credential): string =>
  certificate.der.toString('hex') + privateKey.scalar.toString('hex')

test('the same seed gives the same octets, in whatever order they are asked for', () => {
  const again = createSmki(createRandom('smki'))
  assert.equal(octets(again.deviceCredentials(meter).keyAgreement), octets(smki.deviceCredentials(meter).keyAgreement))
  assert.equal(
    octets(again.deviceCredentials(meter).digitalSignature),
    octets(smki.deviceCredentials(meter).digitalSignature),
  )
  for (const credential of [...all].reverse()) {
    const { entityIdentifier: identifier, role, use } = credential
    const other = again.credential(identifier, role, use)
    assert.equal(other && octets(other), octets(credential))
  }
  for (const authority of ['organisationRoot', 'organisationIssuing', 'deviceRoot', 'deviceIssuing'] as const) {
    assert.equal(octets(again[authority]), octets(smki[authority]))
  }
})

test('another seed gives other octets', () => {
  const other = createSmki(createRandom('another'))
  assert.notEqual(octets(other.deviceRoot), octets(smki.deviceRoot))
  assert.notEqual(
    octets(other.deviceCredentials(meter).keyAgreement),
    octets(smki.deviceCredentials(meter).keyAgreement),
  )
})

test('nobody has a credential of a role that is not theirs', () => {
  assert.equal(smki.credential(acb, RemotePartyRole.networkOperator, 'digitalSignature'), undefined)
  assert.equal(smki.credential(meter, RemotePartyRole.supplier, 'digitalSignature'), undefined)
})

test('a credential is made once', () => {
  const role = RemotePartyRole.accessControlBroker
  assert.equal(smki.credential(acb, role, 'keyAgreement'), smki.credential(acb, role, 'keyAgreement'))
  assert.equal(smki.deviceCredentials(meter), smki.deviceCredentials(meter))
})

test('a device that was forgotten has the same credentials when it is asked for again', () => {
  const forgetful = createSmki(createRandom('smki'), { rememberedDevices: 1 })
  const first = forgetful.deviceCredentials(meter)
  forgetful.deviceCredentials(entityIdentifier('00-DB-12-34-56-78-90-A1'))
  const again = forgetful.deviceCredentials(meter)
  assert.notEqual(first, again)
  assert.equal(octets(first.keyAgreement), octets(again.keyAgreement))
})

test('the two credentials of a device have two keys', () => {
  const { digitalSignature, keyAgreement } = smki.deviceCredentials(meter)
  assert.deepEqual(digitalSignature.certificate.keyUsages, ['digitalSignature'])
  assert.deepEqual(keyAgreement.certificate.keyUsages, ['keyAgreement'])
  assert.notDeepEqual(digitalSignature.privateKey.scalar, keyAgreement.privateKey.scalar)
})

test('further generations are other certificates, each fixed by the seed', () => {
  const request = { entityIdentifier: acb, role: RemotePartyRole.networkOperator, use: 'digitalSignature' } as const
  const first = issueOrganisationCertificate(smki, { ...request, generation: '1' })
  const second = issueOrganisationCertificate(smki, { ...request, generation: '2' })
  assert.notEqual(octets(first), octets(second))
  assert.equal(
    octets(first),
    octets(issueOrganisationCertificate(createSmki(createRandom('smki')), { ...request, generation: '1' })),
  )
  assert.equal(first.certificate.entityIdentifier, acb)
  assert.equal(first.certificate.role, 3)
})
