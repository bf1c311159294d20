import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { certificateDer } from '../../../certs/certificate.ts'
import { createForeignAuthority } from '../../../certs/issuing/foreign-authority.ts'
import { issueOrganisationCertificate } from '../../../certs/issuing/supplementary-certificate.ts'
import type { CredentialsReplacement } from '../../duis/request.ts'
import { createRandom } from '../../environment/randomness.ts'
import { cancellationInstant, instant } from '../../vocabulary/instant.ts'
import type { MarketDate } from '../../vocabulary/market-date.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { networkOperatorCredentials, type RequestDetails, supplierCredentials } from '../testing/requests.ts'
import {
  accessControlBroker,
  albion,
  credential,
  devices,
  loadController,
  london,
  mpan,
  smki,
  walesAndWest,
} from '../testing/site.ts'
import { contentOf, exchange, updateBody, updateRequest } from '../testing/update-credentials.ts'
import { createWorld, morning, type World } from '../testing/world.ts'

const world = await createWorld()
after(() => world.close())

let counter = 2000n

/** The code of the answer to a 6.15.1, each under its own RequestID. */
async function codeOf(
  body: Partial<CredentialsReplacement>,
  details: RequestDetails = {},
  where: World = world,
): Promise<string> {
  counter += 1n
  const response = await exchange(where, updateRequest({ counter, body: updateBody(body), ...details }))
  const isRefused = response.responseCode.startsWith('E')
  assert.equal(contentOf(response) === null, isRefused, 'only who is not refused gets a Pre-Command')
  return response.responseCode
}

const none = { digitalSignature: null, keyAgreement: null, keyAgreementTopUp: null }
const right = networkOperatorCredentials(london)

/** London's certificates issued anew, as a certificate rule is to find them. */
function issued(differing: Partial<Parameters<typeof issueOrganisationCertificate>[1]> = {}) {
  const bearer = { entityIdentifier: london, role: RemotePartyRole.networkOperator, ...differing }
  const digitalSignature = issueOrganisationCertificate(smki, { ...bearer, use: 'digitalSignature' }).certificate
  const keyAgreement = issueOrganisationCertificate(smki, { ...bearer, use: 'keyAgreement' }).certificate
  return { digitalSignature, keyAgreement }
}

const derOf = ({ digitalSignature, keyAgreement }: ReturnType<typeof issued>) => ({
  digitalSignature: digitalSignature.der,
  keyAgreement: keyAgreement.der,
})

describe('the role whose credentials are replaced', () => {
  test('is not the network operator on a GSME (E061501), and the check does not apply', async () => {
    assert.equal(await codeOf({}, { to: devices.GSME }), 'E061501')
    assert.equal(world.dcc.decisions.list().length, 0)
  })

  for (const remotePartyRole of ['ACB', 'Recovery', 'Root', 'TransCoS'] as const)
    test(`is not ${remotePartyRole} (E061501)`, async () => assert.equal(await codeOf({ remotePartyRole }), 'E061501'))

  test('is not the supplier where a network operator asks (E061501)', async () =>
    assert.equal(
      await codeOf({ remotePartyRole: 'Supplier', ...supplierCredentials(albion) }, { from: london }),
      'E061501',
    ))

  test('may be the load controller of an ESME, from its supplier or itself; the check does not apply (NOC-3)', async () => {
    const ofLoadController = {
      remotePartyRole: 'LoadController',
      ...supplierCredentials(albion),
      keyAgreementTopUp: null,
    } as const
    assert.equal(await codeOf(ofLoadController), 'I0')
    assert.equal(await codeOf(ofLoadController, { from: loadController }), 'I0')
    assert.equal(world.dcc.decisions.list().at(-1)?.rule, 'NOC-3')
    assert.equal(await codeOf(ofLoadController, { to: devices.GPF }), 'E061501')
    assert.equal(await codeOf(ofLoadController, { from: london }), 'E061501')
  })

  test('is neither the network operator nor the supplier where a load controller asks (E061501)', async () => {
    assert.equal(await codeOf({}, { from: loadController }), 'E061501')
    const body = { remotePartyRole: 'Supplier', ...supplierCredentials(albion) } as const
    assert.equal(await codeOf(body, { from: loadController }), 'E061501')
  })

  test('may be the supplier, to whom the check does not apply (NOC-3)', async () => {
    assert.equal(await codeOf({ remotePartyRole: 'Supplier', ...supplierCredentials(albion) }), 'I0')
    assert.equal(world.dcc.decisions.list().at(-1)?.rule, 'NOC-3')
  })

  test('may be the network operator on a GPF, where the check does not apply (NOC-1)', async () => {
    assert.equal(await codeOf({}, { to: devices.GPF }), 'I0')
    assert.equal(world.dcc.decisions.list().at(-1)?.rule, 'NOC-1')
  })
})

describe('the set of certificates', () => {
  test('is not empty (E061508), which the check is not asked about', async () => {
    const before = world.dcc.decisions.list().length
    assert.equal(await codeOf(none), 'E061508')
    assert.equal(world.dcc.decisions.list().length, before)
  })

  test('has no top-up certificate for a network operator (E061505)', async () =>
    assert.equal(await codeOf({ keyAgreementTopUp: right.keyAgreement }), 'E061505'))

  test('may be the signing certificate alone', async () => assert.equal(await codeOf({ keyAgreement: null }), 'I0'))
})

describe('floor numbers', () => {
  test('come with a change of holder (E061506)', async () => assert.equal(await codeOf({ floor: null }), 'E061506'))

  test('may be left out by a holder that renews its own', async () =>
    assert.equal(await codeOf({ floor: null }, { from: london }), 'I0'))

  test('for top-ups are not a network operator’s (E061507)', async () =>
    assert.equal(await codeOf({ topUpFloor: 0n }), 'E061507'))

  test('leave room for counters that a device can count to (E061506)', async () => {
    assert.equal(await codeOf({}, { counter: 2n ** 63n }), 'E061506')
    assert.equal(await codeOf({}, { counter: 2n ** 63n - 1n }), 'I0')
  })
})

describe('a replacement certificate', () => {
  test('is in the cell of its key usage (E061504)', async () =>
    assert.equal(
      await codeOf({ digitalSignature: right.keyAgreement, keyAgreement: right.digitalSignature }),
      'E061504',
    ))

  test('is a certificate in DER (E061504)', async () =>
    assert.equal(
      await codeOf({ digitalSignature: certificateDer(Buffer.concat([right.digitalSignature, Buffer.of(0)])) }),
      'E061504',
    ))

  const expired = { notBefore: instant(Date.UTC(2014, 0, 1)), notAfter: instant(Date.UTC(2023, 11, 31)) }

  test('has not expired (E061504), unless dates are not to be looked at', async () => {
    const certificates = issued({ generation: 'expired', overrides: { validity: expired } })
    for (const certificate of Object.values(certificates)) world.repository.publish(certificate)
    assert.equal(await codeOf(derOf(certificates)), 'E061504')
    assert.equal(await codeOf({ ...derOf(certificates), applyTimeBasedCpvChecks: false }), 'I0')
  })

  test('is valid already (E061504)', async () => {
    const validity = { notBefore: instant(morning + 1000), notAfter: instant(Date.UTC(2036, 0, 1)) }
    const certificates = issued({ generation: 'to come', overrides: { validity } })
    for (const certificate of Object.values(certificates)) world.repository.publish(certificate)
    assert.equal(await codeOf(derOf(certificates)), 'E061504')
  })

  test('is not revoked (E061504)', async () => {
    const certificates = issued({ generation: 'revoked' })
    world.repository.revoke(certificates.digitalSignature)
    world.repository.publish(certificates.keyAgreement)
    assert.equal(await codeOf(derOf(certificates)), 'E061504')
  })

  test('is in the SMKI Repository (E061504)', async () =>
    assert.equal(await codeOf(derOf(issued({ generation: 'kept secret' }))), 'E061504'))

  test('has an issuer that leads to the root (E061504)', async () => {
    const foreign = createForeignAuthority(createRandom('a foreign authority'))
    const bearer = { entityIdentifier: london, role: RemotePartyRole.networkOperator, use: 'digitalSignature' as const }
    const { certificate } = issueOrganisationCertificate(foreign, bearer)
    const certificationPath = [foreign.organisationIssuing.certificate.der]
    assert.equal(await codeOf({ digitalSignature: certificate.der, certificationPath }), 'E061504')
  })
})

describe('the check at Transform', () => {
  test('refuses another network operator’s certificates with E061510', async () => {
    assert.equal(await codeOf(networkOperatorCredentials(walesAndWest)), 'E061510')
    assert.equal(world.dcc.decisions.list().at(-1)?.reason, 'other-party')
  })

  test('refuses a mixed pair, either way', async () => {
    const wrong = networkOperatorCredentials(walesAndWest)
    assert.equal(await codeOf({ keyAgreement: wrong.keyAgreement }), 'E061510')
    assert.equal(await codeOf({ digitalSignature: wrong.digitalSignature }), 'E061510')
  })

  test('refuses the right operator in a supplier’s role', async () => {
    const certificates = issued({ role: RemotePartyRole.supplier, generation: 'supplier' })
    for (const certificate of Object.values(certificates)) world.repository.publish(certificate)
    assert.equal(await codeOf(derOf(certificates)), 'E061510')
  })

  test('refuses an XML-signing certificate of the right operator', async () => {
    const xml = credential(london, RemotePartyRole.userXmlSigning, 'xmlSigning').certificate
    assert.equal(await codeOf({ digitalSignature: xml.der, keyAgreement: null }), 'E061510')
    assert.equal(world.dcc.decisions.list().at(-1)?.reason, 'wrong-role')
  })

  test('answers E061504 where the codes are those of schema 5.4', async () => {
    const where = await createWorld({ settings: { refusalCodes: 'schema-5.4' } })
    assert.equal(await codeOf(networkOperatorCredentials(walesAndWest), {}, where), 'E061504')
    await where.close()
  })

  test('comes after E4: who is not responsible learns nothing of the registration', async () => {
    const where = await createWorld()
    where.registration.replace(mpan, {
      networkParties: [{ meteringPoint: mpan, networkParty: 'MANW', from: '2019-04-01' as MarketDate, to: null }],
    })
    assert.equal(await codeOf({}, { from: london }, where), 'E4')
    assert.equal(where.dcc.decisions.list().length, 0)
    await where.close()
  })
})

describe('the ACB’s certificates', () => {
  const acb = {
    digitalSignature: credential(accessControlBroker, RemotePartyRole.accessControlBroker, 'digitalSignature')
      .certificate.der,
    keyAgreement: credential(accessControlBroker, RemotePartyRole.accessControlBroker, 'keyAgreement').certificate.der,
  }

  test('may be put back by a network operator that leaves (MP128A)', async () =>
    assert.equal(await codeOf(acb, { from: london }), 'I0'))

  test('are not a supplier’s to put (NOC-13)', async () => {
    assert.equal(await codeOf(acb), 'E061510')
    assert.equal(world.dcc.decisions.list().at(-1)?.rule, 'NOC-13')
  })
})

describe('the execution date', () => {
  const day = 86_400_000

  test('is later than now (E53)', async () => assert.equal(await codeOf({ executionDateTime: morning }), 'E53'))

  test('is at most 30 days ahead (E53)', async () => {
    assert.equal(await codeOf({ executionDateTime: instant(morning + 30 * day + 1000) }), 'E53')
    assert.equal(await codeOf({ executionDateTime: instant(morning + 30 * day) }), 'I0')
  })

  test('is within a window that is a setting', async () => {
    const where = await createWorld({ settings: { futureDating: { windowMs: day } } })
    assert.equal(await codeOf({ executionDateTime: instant(morning + 2 * day) }, {}, where), 'E53')
    await where.close()
  })

  test('is not for the network operator slot where a setting says so (E061501)', async () => {
    const where = await createWorld({ settings: { futureDating: { networkOperator: 'refuse' } } })
    const tomorrow = { executionDateTime: instant(morning + day) }
    assert.equal(await codeOf(tomorrow, {}, where), 'E061501')
    const own = { remotePartyRole: 'Supplier', ...supplierCredentials(albion), ...tomorrow } as const
    assert.equal(await codeOf(own, {}, where), 'I0')
    await where.close()
  })

  describe('of the year 3000', () => {
    const cancelling = { executionDateTime: cancellationInstant }

    test('cancels what names a certificate that has been revoked or has expired meanwhile', async () => {
      const revoked = issued({ generation: 'revoked since' })
      const expired = issued({
        generation: 'expired since',
        overrides: { validity: { notBefore: instant(Date.UTC(2015, 0)), notAfter: instant(Date.UTC(2025, 0)) } },
      })
      world.repository.revoke(revoked.digitalSignature)
      assert.equal(await codeOf({ ...derOf(revoked), ...cancelling }), 'I0')
      assert.equal(await codeOf({ ...derOf(expired), ...cancelling }), 'I0')
    })

    test('cancels where a setting has come to forbid what it cancels', async () => {
      const where = await createWorld({ settings: { futureDating: { networkOperator: 'refuse' } } })
      assert.equal(await codeOf(cancelling, {}, where), 'I0')
      await where.close()
    })

    test('still carries certificates: they are part of the Command (E061504)', async () => {
      assert.equal(
        await codeOf({ digitalSignature: certificateDer(Buffer.from('no certificate')), ...cancelling }),
        'E061504',
      )
    })
  })

  test('of the year 3000 cancels: the check does not apply (NOC-5)', async () => {
    const wrong = networkOperatorCredentials(walesAndWest)
    assert.equal(await codeOf({ ...wrong, executionDateTime: cancellationInstant }), 'I0')
    assert.equal(world.dcc.decisions.list().at(-1)?.rule, 'NOC-5')
  })

  test('is the day whose registration decides (NOC-8)', async () => {
    const where = await createWorld()
    const from = (networkParty: string, first: string, last: string | null) => ({
      meteringPoint: mpan,
      networkParty,
      from: first as MarketDate,
      to: last as MarketDate | null,
    })
    where.registration.replace(mpan, {
      networkParties: [from('MANW', '2019-04-01', '2026-11-30'), from('LOND', '2026-12-01', null)],
    })
    assert.equal(await codeOf({}, {}, where), 'E061510')
    assert.equal(await codeOf({ executionDateTime: instant(Date.UTC(2026, 11, 1)) }, {}, where), 'I0')
    assert.equal(await codeOf({ executionDateTime: instant(Date.UTC(2026, 10, 30, 23, 59, 59)) }, {}, where), 'E061510')
    await where.close()
  })
})
