import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { type CertificateDer, certificateDer } from '../../../certs/certificate.ts'
import { encode } from '../../../certs/der/der-reading.ts'
import { octetString } from '../../../certs/der/der-writing.ts'
import { oids } from '../../../certs/der/object-identifiers.ts'
import { writeExtension } from '../../../certs/fields/extensions.ts'
import { flawsOfSignatures } from '../../../certs/hostile/flaws-of-signatures.ts'
import { altered } from '../../../certs/hostile/tampering.ts'
import { createForeignAuthority } from '../../../certs/issuing/foreign-authority.ts'
import { issueOrganisationCertificate } from '../../../certs/issuing/supplementary-certificate.ts'
import { createRandom } from '../../environment/randomness.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { instant } from '../../vocabulary/instant.ts'
import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'
import type { MarketDate } from '../../vocabulary/market-date.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { type CommandVariant, type DuisService, serviceRequests } from '../../vocabulary/service-reference.ts'
import {
  handoverBody,
  networkOperatorCredentials,
  type RequestDetails,
  request,
  signedRequest,
  supplierCredentials,
} from '../testing/requests.ts'
import {
  accessControlBroker,
  albion,
  border,
  cadent,
  credential,
  devices,
  initialHoldersOfSite,
  inventoryOfSite,
  london,
  mpan,
  mprn,
  smki,
  walesAndWest,
} from '../testing/site.ts'
import { createWorld, type World } from '../testing/world.ts'
import type { Facts } from './facts.ts'
import { checkStep } from './steps.ts'
import { simulated } from './validation.ts'

const world = await createWorld()
after(() => world.close())

let counter = 5_000n

/** Sends a request under its own RequestID; the devices are not to be reached, so that no slot changes hands. */
async function codeOf(details: RequestDetails, service?: DuisService, where: World = world): Promise<string> {
  counter += 1n
  where.wan.behaviour = 'unreachable'
  return where.send(await signedRequest({ counter, ...details }), service)
}

/** The steps of the request sent last, with what each saw. */
async function steps(details: RequestDetails = {}) {
  const transcript = await world.dcc.transcript(request({ counter, ...details }).requestId)
  const entry = transcript?.entries[0]
  return entry?.kind === 'answered' || entry?.kind === 'turned-away' ? entry.trace : []
}

const lastStep = async (details: RequestDetails = {}) => (await steps(details)).at(-1)

function underRecovery(device: EntityIdentifier): InventoryRecord | undefined {
  const record = inventoryOfSite(device)
  return record && { ...record, status: 'Recovery' }
}

const acbCertificates = () => ({
  digitalSignature: credential(accessControlBroker, RemotePartyRole.accessControlBroker, 'digitalSignature').certificate
    .der,
  keyAgreement: credential(accessControlBroker, RemotePartyRole.accessControlBroker, 'keyAgreement').certificate.der,
})

describe('who sent it', () => {
  test('refuses a request without a signature (E48)', async () => {
    const { writeRequest } = await import('../../duis/write-request.ts')
    assert.equal(await world.send(Buffer.from(writeRequest(request({ counter: 1n })))), 'E48')
  })

  test('refuses a document that was changed after it was signed (E48)', async () => {
    const document = (await signedRequest({ counter: 2n })).toString()
    const tampered = document.replace('<sr:RemotePartyFloorSeqNumber>0<', '<sr:RemotePartyFloorSeqNumber>1<')
    assert.notEqual(tampered, document)
    assert.equal(await world.send(Buffer.from(tampered)), 'E48')
  })

  test('refuses a signature that another key made (E48)', async () => {
    const own = credential(albion, RemotePartyRole.userXmlSigning, 'xmlSigning')
    const { privateKey } = credential(border, RemotePartyRole.userXmlSigning, 'xmlSigning')
    assert.equal(await world.send(await signedRequest({ counter: 3n }, { ...own, privateKey })), 'E48')
  })

  test('refuses a signature by a certificate that is not for XML (E48)', async () => {
    const gbcs = credential(albion, RemotePartyRole.supplier, 'digitalSignature')
    assert.equal(await world.send(await signedRequest({ counter: 4n }, gbcs)), 'E48')
  })

  test('refuses a signature by a certificate that the repository does not hold (E48)', async () => {
    const unpublished = issueOrganisationCertificate(smki, {
      entityIdentifier: albion,
      role: RemotePartyRole.userXmlSigning,
      use: 'xmlSigning',
      generation: 'unpublished',
    })
    assert.equal(await world.send(await signedRequest({ counter: 5n }, unpublished)), 'E48')
  })

  test('refuses a signing certificate that is revoked (E50)', async () => {
    const revoked = issueOrganisationCertificate(smki, {
      entityIdentifier: albion,
      role: RemotePartyRole.userXmlSigning,
      use: 'xmlSigning',
      generation: 'revoked',
    })
    world.repository.publish(revoked.certificate)
    world.repository.revoke(revoked.certificate)
    assert.equal(await world.send(await signedRequest({ counter: 6n }, revoked)), 'E50')
  })

  test('refuses a signing certificate that has expired (E50)', async () => {
    const expired = issueOrganisationCertificate(smki, {
      entityIdentifier: albion,
      role: RemotePartyRole.userXmlSigning,
      use: 'xmlSigning',
      generation: 'expired',
      overrides: { validity: { notBefore: instant(Date.UTC(2015, 0)), notAfter: instant(Date.UTC(2025, 0)) } },
    })
    world.repository.publish(expired.certificate)
    assert.equal(await world.send(await signedRequest({ counter: 7n }, expired)), 'E50')
  })

  test('refuses a request in the name of another (E49)', async () => {
    const other = credential(border, RemotePartyRole.userXmlSigning, 'xmlSigning')
    assert.equal(await world.send(await signedRequest({ counter: 8n }, other)), 'E49')
  })

  test('does not spend a RequestID on a request that is not authenticated', async () => {
    const other = credential(border, RemotePartyRole.userXmlSigning, 'xmlSigning')
    assert.equal(await codeOf({ counter: 9n }), 'I99')
    assert.equal(await world.send(await signedRequest({ counter: 10n }, other)), 'E49')
    assert.equal(await codeOf({ counter: 10n }), 'I99')
  })

  test('remembers the request that was turned away, with the reason', async () => {
    const other = credential(border, RemotePartyRole.userXmlSigning, 'xmlSigning')
    await world.send(await signedRequest({ counter: 11n }, other))
    assert.deepEqual(await lastStep({ counter: 11n }), {
      step: 'originator',
      rule: 'the signer is the originator of the RequestID',
      outcome: 'refused',
      saw: `signed by ${border}, RequestID of ${albion}`,
      code: 'E49',
      wouldHaveAccepted: `signed by ${albion}`,
    })
  })
})

describe('whether the user may', () => {
  test('refuses an originator that is no user (E1)', async () => {
    const where = await createWorld({ users: [] })
    assert.equal(await codeOf({}, 'SendCommand', where), 'E1')
    await where.close()
  })

  test('refuses a network operator: 6.21 is for suppliers (E2)', async () =>
    assert.equal(await codeOf({ from: cadent }), 'E2'))

  test('refuses a user that is suspended (E3)', async () => {
    const user = world.dcc.users.user(albion)
    assert.ok(user)
    const where = await createWorld({ users: [{ ...user, status: 'suspended' }] })
    assert.equal(await codeOf({}, 'SendCommand', where), 'E3')
    await where.close()
  })

  test('refuses a device that does not exist (E19)', async () => assert.equal(await codeOf({ to: albion }), 'E19'))

  for (const status of ['Pending', 'Whitelisted', 'Suspended', 'Withdrawn', 'Decommissioned'] as const)
    test(`refuses a device that is ${status} (E5)`, async () => {
      const where = await createWorld({ inventory: withGpf({ status }) })
      assert.equal(await codeOf({}, 'SendCommand', where), 'E5')
      await where.close()
    })

  for (const status of ['InstalledNotCommissioned', 'Commissioned', 'Recovery', 'Recovered'] as const)
    test(`accepts a device that is ${status}`, async () => {
      const where = await createWorld({ inventory: withGpf({ status }) })
      assert.equal(await codeOf({}, 'SendCommand', where), 'I99')
      await where.close()
    })

  test('refuses a supplier that is not registered for the metering point (E4)', async () =>
    assert.equal(await codeOf({ from: border }), 'E4'))

  test('takes the supplier of the day on which the request takes effect', async () => {
    const where = await createWorld()
    where.registration.replace(mprn, {
      suppliers: [
        { meteringPoint: mprn, supplier: 'ALBN', from: day('2019-04-01'), to: day('2026-11-21') },
        { meteringPoint: mprn, supplier: 'BRDR', from: day('2026-11-22'), to: null },
      ],
    })
    assert.equal(await codeOf({ from: albion }, 'SendCommand', where), 'E4')
    assert.equal(await codeOf({ from: border }, 'SendCommand', where), 'I99')
    await where.close()
  })

  test('goes by the inventory where Registration Data names no supplier', async () => {
    const where = await createWorld()
    where.registration.replace(mprn, { suppliers: [] })
    assert.equal(await codeOf({ from: border }, 'SendCommand', where), 'E4')
    assert.equal(await codeOf({ from: albion }, 'SendCommand', where), 'I99')
    await where.close()
  })

  test('goes by the inventory where a GPF has no GSME, before the check refuses it', async () => {
    const where = await createWorld({ inventory: withGpf({ joined: [] }) })
    assert.equal(await codeOf({ from: border }, 'SendCommand', where), 'E4')
    assert.equal(await codeOf({ from: albion }, 'SendCommand', where), 'E062106')
    await where.close()
  })

  test('takes no notice of the network series for a supplier', async () => {
    const where = await createWorld()
    where.registration.replace(mprn, { networkParties: [] })
    assert.equal(await codeOf({}, 'SendCommand', where), 'E062106')
    await where.close()
  })

  for (const commandVariant of [2, 3] as const)
    test(`refuses local delivery for a device under recovery, Command Variant ${commandVariant} (E17)`, async () => {
      const where = await createWorld({ inventory: underRecovery })
      const service = commandVariant === 2 ? 'NonDevice' : 'SendCommand'
      assert.equal(await codeOf({ commandVariant }, service, where), 'E17')
      await where.close()
    })

  for (const commandVariant of [2, 3] as const)
    test(`judges local delivery like delivery over the WAN, Command Variant ${commandVariant} (NOC-14)`, async () => {
      const service = commandVariant === 2 ? 'NonDevice' : 'SendCommand'
      const body = handoverBody(networkOperatorCredentials(walesAndWest))
      assert.equal(await codeOf({ commandVariant, body }, service), 'E062106')
    })
})

describe('whether the request is of the right form', () => {
  for (const service of ['Transform', 'NonDevice'] as const)
    test(`refuses Command Variant 1 sent to ${service} (E13)`, async () =>
      assert.equal(await codeOf({}, service), 'E13'))

  test('refuses a Command Variant that 6.21 has not (E12)', async () =>
    assert.equal(await codeOf({ commandVariant: 4 }, 'Transform'), 'E12'))

  for (const service of ['Transform', 'SendCommand', 'NonDevice'] as const)
    test(`refuses the Command Variant that is internal to the DCC, sent to ${service} (E12)`, async () =>
      assert.equal(await codeOf({ commandVariant: 9 as CommandVariant }, service), 'E12'))

  test('refuses a body of another Service Reference Variant (E12)', async () => {
    const body = { ...handoverBody(), kind: 'UpdateSecurityCredentialsKRP' } as const
    assert.equal(await codeOf({ body: body as RequestDetails['body'] & object }), 'E12')
  })

  test('refuses a Service Reference of another request (E12)', async () =>
    assert.equal(await codeOf({ serviceReference: '6.23' }), 'E12'))

  test('refuses a Communications Hub Function as target (E11)', async () =>
    assert.equal(await codeOf({ to: devices.CHF }), 'E11'))

  test('refuses a request that the simulator does not carry out (E57)', () => {
    const facts = { definition: serviceRequests['8.6'], isSimulated: false, request: request() } as Facts
    const judgement = simulated(facts)
    assert.equal(judgement.outcome === 'refused' && judgement.code, 'E57')
  })
})

describe('what 6.21 asks', () => {
  test('refuses the network operator of a GSME (E062102)', async () =>
    assert.equal(await codeOf({ to: devices.GSME }), 'E062102'))

  for (const remotePartyRole of ['ACB', 'Root', 'Recovery', 'TransCoS', 'LoadController'] as const)
    test(`refuses the role ${remotePartyRole} (E062102)`, async () =>
      assert.equal(await codeOf({ body: handoverBody({ remotePartyRole }) }), 'E062102'))

  test('refuses a slot that the ACB does not hold (E062101)', async () => {
    const where = await createWorld({
      initialHolders: (device) =>
        initialHoldersOfSite(device)?.map((cell) => ({ ...cell, entityIdentifier: walesAndWest })),
    })
    assert.equal(await codeOf({}, 'SendCommand', where), 'E062101')
    await where.close()
  })

  test('refuses a device whose cells it knows nothing of (E062101)', async () => {
    const where = await createWorld({ initialHolders: () => undefined })
    assert.equal(await codeOf({}, 'SendCommand', where), 'E062101')
    await where.close()
  })

  test('refuses a top-up certificate for the network operator (E062103)', async () => {
    const { keyAgreement } = networkOperatorCredentials(cadent)
    assert.equal(await codeOf({ body: handoverBody({ keyAgreementTopUp: keyAgreement }) }), 'E062103')
    assert.equal((await lastStep())?.step, 'certificate set')
  })

  test('refuses a change of holder without a floor number (E062105)', async () =>
    assert.equal(await codeOf({ body: handoverBody({ floor: null }) }), 'E062105'))

  test('wants no floor number where the ACB stays the holder', async () => {
    // The check refuses the ACB's certificates afterwards (NOC-13).
    assert.equal(await codeOf({ body: handoverBody({ floor: null, ...acbCertificates() }) }), 'E062106')
    assert.equal((await lastStep())?.rule, 'NOC-13')
  })

  test('refuses a top-up floor for the network operator (E062105)', async () =>
    assert.equal(await codeOf({ body: handoverBody({ topUpFloor: 1n }) }), 'E062105'))

  test('accepts the supplier slot, to which the check does not apply', async () => {
    const body = handoverBody({ remotePartyRole: 'Supplier', topUpFloor: 0n, ...supplierCredentials(albion) })
    assert.equal(await codeOf({ body }), 'I99')
    assert.equal((await steps()).find(({ step }) => step === checkStep)?.outcome, 'not-applicable')
  })
})

describe('what every replacement certificate must be', () => {
  const cadents = { entityIdentifier: cadent, role: RemotePartyRole.networkOperator } as const
  const issued = (generation: string, overrides = {}) =>
    issueOrganisationCertificate(smki, { ...cadents, use: 'digitalSignature', generation, overrides })
  const expired = issued('expired', {
    validity: { notBefore: instant(Date.UTC(2015, 0)), notAfter: instant(Date.UTC(2025, 0)) },
  })
  const revoked = issued('revoked')
  world.repository.publish(expired.certificate)
  world.repository.revoke(revoked.certificate)
  const foreign = issueOrganisationCertificate(createForeignAuthority(createRandom('foreign')), {
    ...cadents,
    use: 'digitalSignature',
  })
  const { digitalSignature, keyAgreement } = networkOperatorCredentials(cadent)
  const longKeyIdentifier = altered(smki, { ...cadents, use: 'digitalSignature' }, ({ extensions }) => {
    const value = encode(octetString(Buffer.alloc(20, 7)))
    extensions[1] = writeExtension({ oid: oids.subjectKeyIdentifier, critical: false, value })
  })

  const cases: readonly [name: string, step: string, body: Parameters<typeof handoverBody>[0]][] = [
    [
      'no certificate at all',
      'certificates readable',
      { digitalSignature: certificateDer(Buffer.from('no certificate')) },
    ],
    [
      'octets behind it',
      'certificates readable',
      { keyAgreement: certificateDer(Buffer.concat([keyAgreement, Buffer.of(0)])) },
    ],
    ['a CA', 'certificates readable', { digitalSignature: smki.organisationIssuing.certificate.der }],
    ['a device certificate', 'certificates readable', { digitalSignature: deviceCertificate() }],
    [
      'a path that cannot be read',
      'certificates readable',
      { certificationPath: [certificateDer(Buffer.from('no certificate'))] },
    ],
    ['a path that does not lead on', 'certificate paths', { certificationPath: [digitalSignature] }],
    ['a foreign authority', 'certificate paths', { digitalSignature: foreign.certificate.der }],
    [
      'a forged signature',
      'certificate paths',
      { digitalSignature: flawsOfSignatures['bad-signature'].make(smki, { ...cadents, use: 'digitalSignature' }) },
    ],
    ['a key identifier of twenty octets', 'certificates readable', { digitalSignature: longKeyIdentifier }],
    ['an end in the past', 'certificate paths', { digitalSignature: expired.certificate.der }],
    ['no place in the repository', 'certificate status', { digitalSignature: issued('unpublished').certificate.der }],
    ['been revoked', 'certificate status', { digitalSignature: revoked.certificate.der }],
    ['the key usage of the other cell', 'certificate key usage', { digitalSignature: keyAgreement }],
    ['the key usage of the other cell for key agreement', 'certificate key usage', { keyAgreement: digitalSignature }],
  ]
  for (const [name, step, differing] of cases)
    test(`refuses one that has or is ${name} (E062103)`, async () => {
      assert.equal(await codeOf({ body: handoverBody(differing) }), 'E062103')
      assert.equal((await lastStep())?.step, step)
    })

  test('lets an expired one pass where the request says that dates do not matter', async () => {
    const body = handoverBody({ digitalSignature: expired.certificate.der, applyTimeBasedCpvChecks: false })
    assert.equal(await codeOf({ body }), 'I99')
  })

  test('does not look at whose it is or in which role: that is the check to say', async () => {
    for (const certificates of [
      networkOperatorCredentials(walesAndWest),
      { ...supplierCredentials(albion), keyAgreementTopUp: null },
    ]) {
      assert.equal(await codeOf({ body: handoverBody(certificates) }), 'E062106')
      assert.equal((await lastStep())?.step, 'network operator certificate')
    }
  })
})

describe('the check', () => {
  const wrong = { body: handoverBody(networkOperatorCredentials(walesAndWest)) }

  test('refuses the certificate of another network operator (E062106), and says who it wanted', async () => {
    assert.equal(await codeOf(wrong), 'E062106')
    assert.equal((await lastStep())?.rule, 'NOC-10')
    assert.match((await lastStep())?.wouldHaveAccepted ?? '', new RegExp(cadent))
  })

  test('accepts an ESME by its import MPAN', async () => {
    const body = handoverBody(networkOperatorCredentials(london))
    assert.equal(await codeOf({ to: devices.ESME, body }), 'I99')
    assert.ok(inventoryOfSite(devices.ESME)?.importMpxn === mpan)
  })

  test('answers a code of the official schema where told to', async () => {
    const where = await createWorld({ settings: { refusalCodes: 'schema-5.4' } })
    assert.equal(await codeOf(wrong, 'SendCommand', where), 'E062103')
    await where.close()
  })

  test('lets through and records in monitor mode', async () => {
    const where = await createWorld({ settings: { check: { mode: 'monitor' } } })
    assert.equal(await codeOf(wrong, 'SendCommand', where), 'I99')
    const [decision] = where.dcc.decisions.list()
    assert.deepEqual([decision?.mode, decision?.outcome, decision?.reason], ['monitor', 'refused', 'other-party'])
    await where.close()
  })

  test('is not asked when it is off, from the next request on', async () => {
    const where = await createWorld()
    where.dcc.check.configure({ mode: 'off' })
    assert.equal(await codeOf(wrong, 'SendCommand', where), 'I99')
    assert.deepEqual(where.dcc.decisions.list(), [])
    await where.close()
  })
})

const day = (text: string) => text as MarketDate

const withGpf = (differing: object) => (device: Parameters<typeof inventoryOfSite>[0]) => {
  const record = inventoryOfSite(device)
  return record?.type === 'GPF' ? { ...record, ...differing } : record
}

function deviceCertificate(): CertificateDer {
  return smki.deviceCredentials(devices.GPF).digitalSignature.certificate.der
}
