import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '../../simulator/environment/randomness.ts'
import { entityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { type Instant, instant } from '../../simulator/vocabulary/instant.ts'
import { RemotePartyRole } from '../../simulator/vocabulary/remote-party-role.ts'
import type { Certificate, Credential } from '../certificate.ts'
import type { NameParts } from '../fields/distinguished-name.ts'
import { deriveSerialNumber, issue } from '../issuing/authority.ts'
import { createForeignAuthority } from '../issuing/foreign-authority.ts'
import { issueOrganisationCertificate } from '../issuing/supplementary-certificate.ts'
import { derivePrivateKey } from '../keys/keys.ts'
import { type CertificateProfile, type ProfileExtension, profiles } from '../profiles.ts'
import { createSmki } from '../smki.ts'
import { createPathValidator, type PathValidator } from './path-validation.ts'

const smki = createSmki(createRandom('paths'))
const root = smki.organisationRoot.certificate
const issuing = smki.organisationIssuing.certificate
const london = entityIdentifier('90-B3-D5-1F-30-02-01-10')
const held = { entityIdentifier: london, role: RemotePartyRole.networkOperator, use: 'digitalSignature' } as const
const leaf = issueOrganisationCertificate(smki, held).certificate
const now = instant(Date.UTC(2026, 10, 22, 9))
const validate = createPathValidator()

function reasonOf(answer: ReturnType<PathValidator>): string {
  return answer.ok ? 'valid' : answer.failure.reason
}

test('finds the path from a leaf to the root, in that order', () => {
  const path = validate(leaf, [issuing], [root], now)
  assert.deepEqual(path.ok && path.value, [leaf, issuing, root])
})

test('picks the issuer out of many candidates', () => {
  const candidates = [smki.deviceIssuing.certificate, smki.deviceRoot.certificate, leaf, issuing]
  assert.equal(reasonOf(validate(leaf, candidates, [smki.deviceRoot.certificate, root], now)), 'valid')
})

test('an issuing CA may itself be the anchor', () => {
  const path = validate(leaf, [], [issuing], now)
  assert.deepEqual(path.ok && path.value, [leaf, issuing])
})

test('an anchor is a path of its own, for whoever asks for the path of an authority', () => {
  const path = createPathValidator({ leafMayBeAuthority: true })(root, [], [root], now)
  assert.deepEqual(path.ok && path.value, [root])
})

test('an authority is no end entity, not even an anchor', () => {
  assert.equal(reasonOf(validate(root, [], [root], now)), 'authority-as-leaf')
  assert.equal(reasonOf(validate(issuing, [], [root], now)), 'authority-as-leaf')
})

test('without the issuing CA there is no issuer', () => {
  const answer = validate(leaf, [], [root], now)
  assert.equal(reasonOf(answer), 'no-issuer')
  assert.equal(!answer.ok && answer.failure.certificate, leaf)
})

test('a path that ends before an anchor fails at its last certificate', () => {
  const answer = validate(leaf, [issuing], [smki.deviceRoot.certificate], now)
  assert.equal(reasonOf(answer), 'no-issuer')
  assert.equal(!answer.ok && answer.failure.certificate, issuing)
})

test('a self-signed certificate vouches for itself to nobody', () => {
  const foreign = createForeignAuthority(createRandom('stranger'))
  const stranger = issueOrganisationCertificate(foreign, held).certificate
  const chain = [foreign.organisationIssuing.certificate, foreign.organisationRoot.certificate]
  assert.equal(reasonOf(validate(stranger, chain, [root], now)), 'no-issuer')
})

test('authorities with the names of ours and other keys are not ours', () => {
  const impostor = createForeignAuthority(createRandom('impostor'), 'SIM-ORG')
  const forged = issueOrganisationCertificate(impostor, held).certificate
  assert.equal(forged.issuer.rfc2253, leaf.issuer.rfc2253)
  assert.equal(
    reasonOf(validate(forged, [issuing, impostor.organisationIssuing.certificate], [root], now)),
    'no-issuer',
  )
})

for (const [name, at, reason] of [
  ['the second before it begins', Date.UTC(2024, 11, 31, 23, 59, 59), 'not-yet-valid'],
  ['the instant it begins', Date.UTC(2025, 0, 1), 'valid'],
  ['the end of its last second', Date.UTC(2034, 11, 31, 23, 59, 59, 999), 'valid'],
  ['the second after its last', Date.UTC(2035, 0, 1), 'expired'],
] as const) {
  test(`at ${name} a certificate is ${reason}`, () => {
    assert.equal(reasonOf(validate(leaf, [issuing], [root], instant(at))), reason)
  })
}

test('an authority that has expired vouches for nobody', () => {
  const endless = { notBefore: instant(Date.UTC(2020, 0, 1)), notAfter: instant(Date.UTC(2090, 0, 1)) }
  const longer = issueOrganisationCertificate(smki, { ...held, overrides: { validity: endless } }).certificate
  const answer = validate(longer, [issuing], [root], instant(Date.UTC(2045, 0, 1)))
  assert.equal(reasonOf(answer), 'expired')
  assert.equal(!answer.ok && answer.failure.certificate, issuing)
})

test('where no instant is given, time is not looked at', () => {
  const validity = { notBefore: instant(Date.UTC(2000, 0, 1)), notAfter: instant(Date.UTC(2001, 0, 1)) }
  const old = issueOrganisationCertificate(smki, { ...held, overrides: { validity } }).certificate
  assert.equal(reasonOf(validate(old, [issuing], [root], null)), 'valid')
  assert.equal(reasonOf(validate(old, [issuing], [root], now)), 'expired')
})

/** A credential that the SMKI would never issue. */
function issueUnder(issuer: Credential, profile: CertificateProfile, subject: NameParts): Credential {
  const random = createRandom(JSON.stringify(subject))
  const privateKey = derivePrivateKey(random)
  const request = { profile, subject, publicPoint: privateKey.publicPoint, serialNumber: deriveSerialNumber(random) }
  return { certificate: issue(request, issuer), privateKey }
}

const chain = (...certificates: Credential[]): Certificate[] => certificates.map(({ certificate }) => certificate)

test('a leaf signs no certificates', () => {
  const operator = issueOrganisationCertificate(smki, held)
  const below = issueUnder(operator, profiles.organisationKeyAgreement, { organisationalUnit: '03' })
  const answer = validate(below.certificate, [operator.certificate, issuing], [root], now)
  assert.equal(reasonOf(answer), 'not-an-authority')
  assert.equal(!answer.ok && answer.failure.certificate, operator.certificate)
})

test('no authority stands under an issuing CA', () => {
  const further = issueUnder(smki.organisationIssuing, profiles.organisationIssuing, {
    organisationalUnit: '07',
    commonName: 'SIM-ORG-1-1',
  })
  const below = issueUnder(further, profiles.organisationKeyAgreement, { organisationalUnit: '03' })
  const answer = validate(below.certificate, [issuing, further.certificate], [root], now)
  assert.equal(reasonOf(answer), 'path-too-long')
})

const without = (type: ProfileExtension['type'], profile: CertificateProfile): CertificateProfile => ({
  ...profile,
  extensions: profile.extensions.filter((extension) => extension.type !== type),
})

test('a certificate that does not name the key of its issuer has no path', () => {
  const profile = without('authorityKeyIdentifier', profiles.organisationKeyAgreement)
  const { certificate } = issueUnder(smki.organisationIssuing, profile, { organisationalUnit: '03' })
  assert.equal(reasonOf(validate(certificate, [issuing], [root], now)), 'key-identifier')
})

test('an authority that does not say which key is its own vouches for nobody', () => {
  const profile = without('subjectKeyIdentifier', profiles.organisationIssuing)
  const { organisationalUnit, commonName } = issuing.subject
  const subject = { organisationalUnit: organisationalUnit ?? '', commonName: commonName ?? '' }
  const serialNumber = deriveSerialNumber(createRandom('nameless'))
  const request = { profile, subject, publicPoint: issuing.publicPoint, serialNumber }
  const nameless = issue(request, smki.organisationRoot)
  assert.equal(reasonOf(validate(leaf, [nameless], [root], now)), 'key-identifier')
})

test('the policy of devices is none for organisations', () => {
  const other = { ...profiles.organisationKeyAgreement, policy: '1.2.3.4' }
  const below = issueUnder(smki.organisationIssuing, other, { organisationalUnit: '03' })
  assert.equal(reasonOf(validate(below.certificate, [issuing], [root], now)), 'policy')
})

test('authorities that vouch for each other in a ring end the search', () => {
  const profile = { ...profiles.organisationIssuing, pathLength: 9 }
  const ring = issueUnder(smki.deviceRoot, profile, { organisationalUnit: '07', commonName: 'RING' })
  const again = issueUnder(ring, profile, { organisationalUnit: '07', commonName: 'RING' })
  const below = issueUnder(again, profiles.organisationKeyAgreement, { organisationalUnit: '03' })
  assert.notEqual(reasonOf(validate(below.certificate, chain(again, ring, again), [root], now)), 'valid')
})

test('a wrong turn on the way does not hide the right one', () => {
  // A second certificate for the same CA key, out of date, is tried first.
  const validity = { notBefore: instant(Date.UTC(2000, 0, 1)), notAfter: instant(Date.UTC(2001, 0, 1)) }
  const outdated = issue(
    {
      profile: profiles.organisationIssuing,
      subject: { organisationalUnit: '07', commonName: 'SIM-ORG-1' },
      publicPoint: issuing.publicPoint,
      serialNumber: deriveSerialNumber(createRandom('outdated')),
      validity,
    },
    smki.organisationRoot,
  )
  const path = validate(leaf, [outdated, issuing], [root], now)
  assert.deepEqual(path.ok && path.value, [leaf, issuing, root])
})

test('a remembered signature is neither remembered for another certificate nor past its expiry', () => {
  const fresh = createPathValidator()
  const at = (moment: Instant) => reasonOf(fresh(leaf, [issuing], [root], moment))
  assert.equal(at(now), 'valid')
  assert.equal(at(instant(Date.UTC(2040, 0, 1))), 'expired')
  for (let generation = 0; generation < 4; generation++) {
    const next = issueOrganisationCertificate(smki, { ...held, generation: String(generation) }).certificate
    assert.equal(reasonOf(fresh(next, [issuing], [root], now)), 'valid')
  }
  assert.equal(at(now), 'valid')
})
