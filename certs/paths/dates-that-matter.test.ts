import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createRandom } from '../../simulator/environment/randomness.ts'
import { networkOperators } from '../../simulator/market/network-operators.ts'
import { entityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { instant } from '../../simulator/vocabulary/instant.ts'
import { RemotePartyRole } from '../../simulator/vocabulary/remote-party-role.ts'
import { createForeignAuthority } from '../issuing/foreign-authority.ts'
import { issueOrganisationCertificate } from '../issuing/supplementary-certificate.ts'
import { createSmki } from '../smki.ts'
import { validatingPathsBy } from './dates-that-matter.ts'
import { createPathValidator } from './path-validation.ts'

const smki = createSmki(createRandom('dates that matter'))
const bearer = {
  entityIdentifier: entityIdentifier(networkOperators[0]?.entityIdentifiers[0] ?? ''),
  role: RemotePartyRole.networkOperator,
  use: 'digitalSignature',
} as const
const { certificate: leaf } = issueOrganisationCertificate(smki, bearer)
const { certificate: another } = issueOrganisationCertificate(smki, { ...bearer, use: 'keyAgreement' })
const long = instant(leaf.notAfter + 365 * 86_400_000)
const validate = validatingPathsBy((certificate) => certificate !== leaf, createPathValidator())
const path = [smki.organisationIssuing.certificate]

describe('path validation where not every date matters', () => {
  it('takes a leaf that has expired, if its dates do not matter', () => {
    assert.equal(validate(leaf, path, smki.organisationAnchors, long).ok, true)
    assert.equal(validate(leaf, path, smki.organisationAnchors, instant(0)).ok, true)
  })

  it('refuses one whose dates do', () => {
    const refused = validate(another, path, smki.organisationAnchors, long)
    assert.equal(!refused.ok && refused.failure.reason, 'expired')
  })

  it('forgives nothing else', () => {
    const stranger = createForeignAuthority(createRandom('another root'))
    const refused = validate(leaf, path, [stranger.organisationRoot.certificate], long)
    assert.equal(refused.ok, false)
  })
})
