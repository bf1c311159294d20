import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type CertificateDer, certificateDer } from '../../../certs/certificate.ts'
import { type CertificateRequest, issue } from '../../../certs/issuing/authority.ts'
import { createForeignAuthority } from '../../../certs/issuing/foreign-authority.ts'
import { issueOrganisationCertificate } from '../../../certs/issuing/supplementary-certificate.ts'
import { type CertificateProfile, profiles } from '../../../certs/profiles.ts'
import type { CredentialUse } from '../../../certs/smki.ts'
import { createRandom } from '../../environment/randomness.ts'
import { readCs02bResponse, replacementStatus } from '../../gbcs/credentials/update-security-credentials.ts'
import { readDlmsDateTime } from '../../gbcs/date-time.ts'
import { verifyMessageSignature } from '../../gbcs/message-signature.ts'
import { credentialsReplacementModes } from '../../vocabulary/credentials-replacement-mode.ts'
import { instant } from '../../vocabulary/instant.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { cells, type TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import { replacementsBy, type UpdateRequest, updateCommand } from '../testing/commands.ts'
import { beginning, messageIn, testedDevice } from '../testing/device-under-test.ts'
import {
  albion,
  border,
  broker,
  changeOfSupplier,
  credentialOf,
  lastMile,
  london,
  type Party,
  smki,
} from '../testing/parties.ts'

const { networkOperatorSignature, networkOperatorKeyAgreement } = cells
const withoutKeyIdentifier = profiles.organisationDigitalSignature.extensions.filter(
  ({ type }) => type !== 'subjectKeyIdentifier',
)
const foreign = createForeignAuthority(createRandom('foreign'))

/** A certificate beside the market's own, for the network operator's signature cell unless said otherwise. */
const issued = (
  { entityIdentifier, role }: Party,
  use: CredentialUse = 'digitalSignature',
  options: Omit<Parameters<typeof issueOrganisationCertificate>[1], 'entityIdentifier' | 'role' | 'use'> = {},
  authority: Parameters<typeof issueOrganisationCertificate>[0] = smki,
) => issueOrganisationCertificate(authority, { entityIdentifier, role, use, ...options }).certificate.der

const outcomeIn = (frame: Uint8Array | undefined) => {
  const response = readCs02bResponse(messageIn(frame).content)
  assert.ok(response.ok)
  assert.ok(response.value.outcome)
  return response.value.outcome
}

describe('a handover by the Access Control Broker', () => {
  const handedOver = async (type: 'ESME' | 'GPF' = 'GPF') => {
    const tested = testedDevice(type)
    const command = await updateCommand({
      device: tested.device,
      by: broker,
      counter: 1301n,
      replacements: replacementsBy(london),
    })
    return { ...tested, command, answers: await tested.send(command) }
  }

  it('puts the network operator’s certificates into both cells', async () => {
    const { holderOf } = await handedOver()
    const expected = (use: CredentialUse) => credentialOf(london, use).certificate.serialNumber
    assert.deepEqual(
      [
        (await holderOf(networkOperatorSignature))?.serialNumber,
        (await holderOf(networkOperatorKeyAgreement))?.serialNumber,
      ],
      [expected('digitalSignature'), expected('keyAgreement')],
    )
  })

  it('leaves every other cell as it was', async () => {
    const { population, device } = await handedOver()
    const untouched = await testedDevice('GPF').population.cellsOf(device)
    const others = ({ cell }: { cell: TrustAnchorCellIdentifier }) => cell.role !== RemotePartyRole.networkOperator
    assert.deepEqual((await population.cellsOf(device)).filter(others), untouched.filter(others))
  })

  it('is answered once, to the broker, under the command’s counter and message code', async () => {
    const { answers, device } = await handedOver()
    assert.equal(answers.length, 1)
    const { cra, counter, originator, recipient, messageCode, mac } = messageIn(answers[0])
    assert.deepEqual([cra, counter, originator, recipient], ['response', 1301n, device, broker.entityIdentifier])
    assert.deepEqual([messageCode, mac], [0x0103, null])
  })

  it('is answered with the device’s time and signature', async () => {
    const { answers, device } = await handedOver()
    const message = messageIn(answers[0])
    assert.equal(readDlmsDateTime(message.dateTime ?? Buffer.alloc(0)), beginning)
    const { publicKey } = smki.deviceCredentials(device).digitalSignature.certificate
    assert.equal(await verifyMessageSignature(publicKey, message), true)
  })

  it('reports who left and who came, cell by cell', async () => {
    const { answers } = await handedOver()
    const keyOf = (party: Party, use: CredentialUse) => credentialOf(party, use).certificate.subjectKeyIdentifier
    const outcome = (cell: TrustAnchorCellIdentifier, use: CredentialUse) => ({
      cell,
      status: replacementStatus.success,
      existing: { entityIdentifier: broker.entityIdentifier, subjectKeyIdentifier: keyOf(broker, use) },
      replacing: { entityIdentifier: london.entityIdentifier, subjectKeyIdentifier: keyOf(london, use) },
    })
    assert.deepEqual(outcomeIn(answers[0]).replacements, [
      outcome(networkOperatorSignature, 'digitalSignature'),
      outcome(networkOperatorKeyAgreement, 'keyAgreement'),
    ])
  })

  it('sets the floor of the new holder below the broker’s counter', async () => {
    const { answers, population, device } = await handedOver()
    assert.equal((await population.countersOf(device)).byRole.get(RemotePartyRole.networkOperator), 0n)
    assert.deepEqual(outcomeIn(answers[0]).floors, [
      { role: RemotePartyRole.networkOperator, floor: 0n, topUpFloor: null },
    ])
  })

  it('is logged as an update of security credentials', async () => {
    const { lastLog } = await handedOver()
    assert.deepEqual([(await lastLog())?.kind, (await lastLog())?.event], ['executed', 0x8f70])
  })

  it('lets the new holder command and the broker no more', async () => {
    const { device, send, lastLog } = await handedOver('ESME')
    const renewal: UpdateRequest = { device, by: london, counter: 1n, replacements: replacementsBy(london) }
    assert.equal((await send(await updateCommand(renewal))).length, 1)
    const again: UpdateRequest = { device, by: broker, counter: 1302n, replacements: replacementsBy(lastMile) }
    assert.deepEqual(await send(await updateCommand(again)), [])
    assert.equal((await lastLog())?.reason, 'originator-not-holder')
  })
})

describe('a handover of the supplier’s cells', () => {
  const handedOver = async (payload: UpdateRequest['payload']) => {
    const tested = testedDevice('GSME')
    const command = await updateCommand({
      device: tested.device,
      by: broker,
      counter: 77n,
      role: 'Supplier',
      replacements: replacementsBy(albion, 'Supplier'),
      ...(payload === undefined ? {} : { payload }),
    })
    return { ...tested, outcome: outcomeIn((await tested.send(command))[0]) }
  }

  it('replaces the signature, key agreement and top-up certificates', async () => {
    const { holderOf, outcome } = await handedOver({})
    const { certificate } = credentialOf(albion, 'prepaymentKeyAgreement')
    assert.deepEqual(
      outcome.replacements.map(({ status }) => status),
      [0, 0, 0],
    )
    assert.equal((await holderOf(cells.supplierTopUp))?.serialNumber, certificate.serialNumber)
  })

  it('sets the floors of both counters', async () => {
    const { population, device, outcome } = await handedOver({ newFloor: 5n, newTopUpFloor: 9n })
    const { byRole, topUpFloor } = await population.countersOf(device)
    assert.deepEqual([byRole.get(RemotePartyRole.supplier), topUpFloor], [5n, 9n])
    assert.deepEqual(outcome.floors, [{ role: RemotePartyRole.supplier, floor: 5n, topUpFloor: 9n }])
  })
})

describe('a change of supplier', () => {
  const change = {
    by: changeOfSupplier,
    counter: 6001n,
    role: 'Supplier',
    replacements: replacementsBy(border, 'Supplier'),
  } as const
  const payload: UpdateRequest['payload'] = {
    newFloor: null,
    otherFloors: [{ role: RemotePartyRole.supplier, floor: 40n, topUpFloor: 3n }],
  }

  it('puts the gaining supplier’s certificates in the cells, and its floors in the place of the old ones', async () => {
    const { device, send, holderOf, population } = testedDevice('ESME', { supplier: albion })
    const { floors } = outcomeIn((await send(await updateCommand({ device, ...change, payload })))[0])
    assert.deepEqual(floors, payload.otherFloors)
    assert.equal((await holderOf(cells.supplierSignature))?.entityIdentifier, border.entityIdentifier)
    const { byRole, topUpFloor } = await population.countersOf(device)
    assert.deepEqual([byRole.get(RemotePartyRole.supplier), topUpFloor], [40n, 3n])
    assert.equal(byRole.get(RemotePartyRole.transitionalCoS), 6001n)
  })

  it('leaves the network operator’s floor and cells alone', async () => {
    const { device, send, lastLog } = testedDevice('ESME', { supplier: albion, networkOperator: london })
    const otherFloors = [{ role: RemotePartyRole.networkOperator, floor: 40n, topUpFloor: null }]
    const command = await updateCommand({ device, ...change, payload: { ...payload, otherFloors } })
    assert.deepEqual(await send(command), [])
    assert.equal((await lastLog())?.reason, 'other-floors-not-permitted')
  })
})

describe('a renewal of the broker’s own certificate', () => {
  const renewal = {
    by: broker,
    counter: 9n,
    header: { messageCode: credentialsReplacementModes.accessControlBrokerByACB.messageCode },
    replacements: [
      {
        der: credentialOf(broker, 'keyAgreement').certificate.der,
        target: cells.acbKeyAgreement,
      },
    ],
    payload: { mode: credentialsReplacementModes.accessControlBrokerByACB.mode, authorisingCell: null },
  } as const

  it('is taken under its MAC by a meter, which knows no signing key of it', async () => {
    const { device, send } = testedDevice('ESME')
    const [answer] = await send(await updateCommand({ device, ...renewal }))
    assert.deepEqual(
      outcomeIn(answer).replacements.map(({ status }) => status),
      [0],
    )
  })

  it('needs the broker’s signature on a hub, which knows one', async () => {
    const { device, send, lastLog } = testedDevice('CHF')
    assert.deepEqual(await send(await updateCommand({ device, ...renewal })), [])
    assert.equal((await lastLog())?.reason, 'authorising-cell-absent')
  })
})

describe('the status of a replacement', () => {
  const expired = { notBefore: instant(Date.UTC(2025, 0)), notAfter: instant(Date.UTC(2026, 0)) }
  const later = { notBefore: instant(Date.UTC(2027, 0)), notAfter: instant(Date.UTC(2034, 0)) }
  const flippedSignature = certificateDer(Buffer.from(issued(london)))
  flippedSignature[flippedSignature.length - 1] = (flippedSignature.at(-1) ?? 0) ^ 1
  const supplierArm = { ...london, role: RemotePartyRole.supplier }
  const xmlArm = { ...london, role: RemotePartyRole.userXmlSigning }

  const cases: readonly {
    readonly name: string
    readonly certificate: CertificateDer
    readonly status: number
    readonly payload?: UpdateRequest['payload']
  }[] = [
    { name: 'success for another generation of certificate', certificate: issued(london), status: 0 },
    {
      name: 'success for the broker’s certificate (MP128A)',
      certificate: credentialOf(broker, 'digitalSignature').certificate.der,
      status: 0,
    },
    {
      name: 'success for an expired certificate where time checks are disapplied',
      certificate: issued(london, 'digitalSignature', { generation: 'old', overrides: { validity: expired } }),
      status: 0,
      payload: { applyTimeBasedCpvChecks: false },
    },
    {
      name: 'badCertificate for an expired certificate',
      certificate: issued(london, 'digitalSignature', { generation: 'old', overrides: { validity: expired } }),
      status: 5,
    },
    {
      name: 'badCertificate for a certificate that is not valid yet',
      certificate: issued(london, 'digitalSignature', { generation: 'new', overrides: { validity: later } }),
      status: 5,
    },
    {
      name: 'badCertificate for a key agreement certificate in a signature cell',
      certificate: issued(london, 'keyAgreement'),
      status: 5,
    },
    { name: 'badCertificate for a supplier’s certificate', certificate: issued(supplierArm), status: 5 },
    { name: 'badCertificate for an XML signing certificate', certificate: issued(xmlArm, 'xmlSigning'), status: 5 },
    {
      name: 'badCertificate for a key that may sign and agree keys',
      certificate: withProfile({ keyUsages: ['digitalSignature', 'keyAgreement'] }),
      status: 5,
    },
    {
      name: 'badCertificate for a certificate without a key identifier',
      certificate: withProfile({ extensions: withoutKeyIdentifier }),
      status: 5,
    },
    {
      name: 'badCertificate for an authority’s certificate',
      certificate: smki.organisationIssuing.certificate.der,
      status: 5,
    },
    { name: 'badCertificate for a device’s certificate', certificate: testedDeviceCertificate(), status: 5 },
    { name: 'badCertificate where the issuer’s signature is wrong', certificate: flippedSignature, status: 5 },
    {
      name: 'badCertificate for octets that are a SEQUENCE and no certificate',
      certificate: certificateDer(Buffer.from('30020500', 'hex')),
      status: 5,
    },
    {
      name: 'noTrustAnchor for a certificate of a foreign authority',
      certificate: issued(london, 'digitalSignature', {}, foreign),
      status: 10,
    },
    {
      name: 'noTrustAnchor for a foreign authority even with its whole path',
      certificate: issued(london, 'digitalSignature', {}, foreign),
      status: 10,
      payload: {
        certificationPath: [foreign.organisationIssuing.certificate.der, foreign.organisationRoot.certificate.der],
      },
    },
    {
      name: 'noTrustAnchor where the path lacks the issuing authority',
      certificate: issued(london),
      status: 10,
      payload: { certificationPath: [] },
    },
    {
      name: 'noTrustAnchor where the path holds no certificate',
      certificate: issued(london),
      status: 10,
      payload: { certificationPath: [certificateDer(Buffer.from('30020500', 'hex'))] },
    },
  ]
  for (const { name, certificate, status, payload } of cases) {
    it(`is ${name}`, async () => {
      const { device, send, holderOf } = testedDevice('ESME')
      const before = await holderOf(networkOperatorSignature)
      const replacements = [{ der: certificate, target: networkOperatorSignature }]
      const command = await updateCommand({
        device,
        by: broker,
        counter: 10n,
        replacements,
        ...(payload ? { payload } : {}),
      })
      const [outcome] = outcomeIn((await send(command))[0]).replacements
      assert.equal(outcome?.status, status)
      if (status !== replacementStatus.success) {
        assert.deepEqual(outcome?.replacing, outcome?.existing)
        assert.deepEqual(await holderOf(networkOperatorSignature), before)
      }
    })
  }

  it('is trustAnchorNotFound for a cell that the device does not have', async () => {
    const { device, send } = testedDevice('ESME')
    const target = { ...networkOperatorKeyAgreement, cellUsage: 'prePaymentTopUp' } as const
    const replacements = [{ der: credentialOf(london, 'keyAgreement').certificate.der, target }]
    const command = await updateCommand({ device, by: broker, counter: 10n, replacements })
    const [outcome] = outcomeIn((await send(command))[0]).replacements
    assert.equal(outcome?.status, replacementStatus.trustAnchorNotFound)
  })

  it('of a foreign certificate leaves the good one beside it in place', async () => {
    const { device, send, holderOf } = testedDevice('ESME')
    const replacements = [
      { der: credentialOf(london, 'digitalSignature').certificate.der, target: networkOperatorSignature },
      { der: issued(london, 'keyAgreement', {}, foreign), target: networkOperatorKeyAgreement },
    ]
    const outcome = outcomeIn((await send(await updateCommand({ device, by: broker, counter: 10n, replacements })))[0])
    assert.deepEqual(
      outcome.replacements.map(({ status }) => status),
      [0, 10],
    )
    assert.equal((await holderOf(networkOperatorSignature))?.entityIdentifier, london.entityIdentifier)
    assert.equal((await holderOf(networkOperatorKeyAgreement))?.entityIdentifier, broker.entityIdentifier)
  })
})

describe('the new floor', () => {
  const counterAfter = async (payload: UpdateRequest['payload'], replacements = replacementsBy(london)) => {
    const { device, send, population } = testedDevice('ESME')
    const command = await updateCommand({
      device,
      by: broker,
      counter: 50n,
      replacements,
      ...(payload ? { payload } : {}),
    })
    const { floors } = outcomeIn((await send(command))[0])
    return {
      floors: floors.length,
      counter: (await population.countersOf(device)).byRole.get(RemotePartyRole.networkOperator),
    }
  }

  it('leaves the command’s own counter where there is none', async () => {
    assert.deepEqual(await counterAfter({ newFloor: null }), { floors: 0, counter: 50n })
  })

  it('may be higher than the command’s counter', async () => {
    assert.deepEqual(await counterAfter({ newFloor: 1000n }), { floors: 1, counter: 1000n })
  })

  it('does not fall while the key that signed stays, or its commands could be replayed', async () => {
    const [, keyAgreementAlone] = replacementsBy(london)
    assert.ok(keyAgreementAlone)
    assert.deepEqual(await counterAfter({ newFloor: 0n }, [keyAgreementAlone]), { floors: 0, counter: 50n })
  })

  it('does not fall where the certificate that comes is the one that is there', async () => {
    assert.deepEqual(await counterAfter({ newFloor: 0n }, replacementsBy(broker)), { floors: 0, counter: 50n })
  })
})

describe('a supplier that holds the network operator’s cells', () => {
  it('may hand them to the network operator', async () => {
    const { device, send, holderOf } = testedDevice('ESME', { supplier: border, networkOperator: border })
    await send(await updateCommand({ device, by: border, counter: 4n, replacements: replacementsBy(london) }))
    assert.equal((await holderOf(networkOperatorSignature))?.entityIdentifier, london.entityIdentifier)
  })
})

/** London's certificate under a profile that the SMKI does not have. */
function withProfile(change: Partial<CertificateProfile>): CertificateDer {
  const { certificate } = credentialOf(london, 'digitalSignature')
  const request: CertificateRequest = {
    profile: { ...profiles.organisationDigitalSignature, ...change },
    subject: { organisationalUnit: '03', uniqueIdentifier: london.entityIdentifier },
    publicPoint: certificate.publicPoint,
    serialNumber: Buffer.alloc(16, 1),
  }
  return issue(request, smki.organisationIssuing).der
}

function testedDeviceCertificate(): CertificateDer {
  return smki.deviceCredentials(testedDevice('ESME').device).digitalSignature.certificate.der
}
