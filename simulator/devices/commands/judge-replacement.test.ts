import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readCertificate } from '../../../certs/certificate.ts'
import { createForeignAuthority } from '../../../certs/issuing/foreign-authority.ts'
import { issueOrganisationCertificate } from '../../../certs/issuing/supplementary-certificate.ts'
import { createPathValidator } from '../../../certs/paths/path-validation.ts'
import { createRandom } from '../../environment/randomness.ts'
import { replacementStatus } from '../../gbcs/credentials/update-security-credentials.ts'
import { cells, keyOfCell } from '../../vocabulary/trust-anchor-cell.ts'
import { createDevice } from '../state/device.ts'
import { factoryState } from '../state/device-state.ts'
import { deviceIdentifier } from '../testing/device-under-test.ts'
import { blueprintOf, london, smki } from '../testing/parties.ts'
import { judgeReplacement } from './judge-replacement.ts'

const foreign = createForeignAuthority(createRandom('further anchors'))
const { certificate } = issueOrganisationCertificate(foreign, { ...london, use: 'digitalSignature' })
const context = {
  readCertificate,
  validatePath: createPathValidator(),
  intermediates: [],
  validAt: null,
}
const replacement = { der: certificate.der, target: cells.networkOperatorSignature }
const blueprint = blueprintOf(deviceIdentifier(1), 'ESME')
const anchored = { ...blueprint, furtherAnchors: [foreign.organisationIssuing.certificate] }
const noTrustAnchor = { ok: false, failure: replacementStatus.noTrustAnchor }

describe('a certificate of an authority beside the root cell', () => {
  it('is refused by a device that has no further anchors', () =>
    assert.deepEqual(judgeReplacement(createDevice(blueprint), replacement, context), noTrustAnchor))

  it('is taken by a device that anchors in that authority', () =>
    assert.ok(judgeReplacement(createDevice(anchored), replacement, context).ok))

  it('is refused once the root cell was replaced: the further anchors stood for the old root', () => {
    const replaced = new Map([[keyOfCell(cells.root), smki.organisationRoot.certificate]])
    const device = createDevice(anchored, { ...factoryState, replaced })
    assert.deepEqual(judgeReplacement(device, replacement, context), noTrustAnchor)
  })
})
