import { Given } from '@cucumber/cucumber'
import type { Certificate } from '../certs/certificate.ts'
import { createForeignAuthority } from '../certs/issuing/foreign-authority.ts'
import {
  issueOrganisationCertificate,
  type SupplementaryCertificate,
} from '../certs/issuing/supplementary-certificate.ts'
import type { CertificateStanding } from '../certs/repository.ts'
import { certificatesAtMeteringPoint } from '../simulator/harness/in-words/certificates-about.ts'
import type { SlotCertificates } from '../simulator/harness/index.ts'
import type { Network } from '../simulator/harness/network.ts'
import {
  certificationPathOf,
  networkOperatorCertificates,
  slotCertificatesOf,
} from '../simulator/harness/rehearsal/test-bed.ts'
import { dccParties } from '../simulator/market/dcc-parties.ts'
import { entityIdentifiersOf, networkOperatorCalled } from '../simulator/market/look-up.ts'
import type { NetworkOperator } from '../simulator/market/network-operators.ts'
import type { EntityIdentifier } from '../simulator/vocabulary/entity-identifier.ts'
import { instant } from '../simulator/vocabulary/instant.ts'
import { RemotePartyRole } from '../simulator/vocabulary/remote-party-role.ts'
import { holdersOf } from './support/device-side.ts'
import { certificatesThat } from './support/faulty-certificates.ts'
import type { NetworkWorld } from './support/world.ts'

/** Puts into the sender's hands what `choose` finds or makes, with the organisation CA above it. */
async function hold(world: NetworkWorld, choose: (network: Network) => SlotCertificates): Promise<void> {
  const network = await world.network()
  world.scene.hold({ certificates: choose(network), certificationPath: certificationPathOf(network.smki) })
}

function identifierOf(operator: NetworkOperator): EntityIdentifier {
  const [identifier] = entityIdentifiersOf(operator)
  if (identifier === undefined) throw new Error(`${operator.name} has no identifier`)
  return identifier
}

type Issue = Omit<SupplementaryCertificate, 'entityIdentifier' | 'use' | 'role'> & { readonly role?: number }

/** Both certificates of an operator issued anew, published like any other. */
function issued({ smki, repository }: Network, operator: NetworkOperator, issue: Issue): readonly Certificate[] {
  const bearer = { role: RemotePartyRole.networkOperator, entityIdentifier: identifierOf(operator), ...issue }
  const certificates = (['digitalSignature', 'keyAgreement'] as const).map(
    (use) => issueOrganisationCertificate(smki, { ...bearer, use }).certificate,
  )
  for (const certificate of certificates) repository.publish(certificate)
  return certificates
}

const slotOf = ([digitalSignature, keyAgreement]: readonly Certificate[]): SlotCertificates => ({
  digitalSignature: digitalSignature?.der ?? null,
  keyAgreement: keyAgreement?.der ?? null,
})

Given('its supplier holds the certificates of {party}', function (this: NetworkWorld, party: NetworkOperator) {
  return hold(this, ({ smki }) => networkOperatorCertificates(smki, party))
})

Given(
  'its supplier holds the {ordinal} certificates of {party}',
  function (this: NetworkWorld, which: number, party: NetworkOperator) {
    return hold(this, ({ smki }) => networkOperatorCertificates(smki, party, which))
  },
)

Given(
  'its supplier holds the signing certificate of {party} and the key agreement certificate of {party}',
  function (this: NetworkWorld, signing: NetworkOperator, keyAgreement: NetworkOperator) {
    return hold(this, ({ smki }) => ({
      digitalSignature: networkOperatorCertificates(smki, signing).digitalSignature,
      keyAgreement: networkOperatorCertificates(smki, keyAgreement).keyAgreement,
    }))
  },
)

Given('its supplier holds its own certificates', function (this: NetworkWorld) {
  const { entityIdentifier } = this.scene.premises.supplier
  return hold(this, ({ smki }) => ({
    ...slotCertificatesOf(smki, entityIdentifier, RemotePartyRole.supplier),
    keyAgreementTopUp: null,
  }))
})

Given('its supplier holds its own certificates, the one for prepayment top-ups too', function (this: NetworkWorld) {
  const { entityIdentifier } = this.scene.premises.supplier
  return hold(this, ({ smki }) => slotCertificatesOf(smki, entityIdentifier, RemotePartyRole.supplier))
})

Given('its supplier holds the certificates of the Access Control Broker', function (this: NetworkWorld) {
  const { entityIdentifier } = dccParties.accessControlBroker
  return hold(this, ({ smki }) => slotCertificatesOf(smki, entityIdentifier, RemotePartyRole.accessControlBroker))
})

Given(
  'its supplier holds certificates of {party} that carry the role of a supplier',
  function (this: NetworkWorld, party: NetworkOperator) {
    return hold(this, (network) => slotOf(issued(network, party, { role: RemotePartyRole.supplier })))
  },
)

Given(
  'its supplier holds the certificates of {party} with a prepayment top-up certificate',
  function (this: NetworkWorld, party: NetworkOperator) {
    return hold(this, ({ smki }) => {
      const certificates = networkOperatorCertificates(smki, party)
      return { ...certificates, keyAgreementTopUp: certificates.keyAgreement }
    })
  },
)

Given(
  "its supplier holds the certificates of {party} in each other's place",
  function (this: NetworkWorld, party: NetworkOperator) {
    return hold(this, ({ smki }) => {
      const { digitalSignature, keyAgreement } = networkOperatorCertificates(smki, party)
      return { digitalSignature: keyAgreement, keyAgreement: digitalSignature }
    })
  },
)

Given(
  /^its supplier holds certificates of (.+) that ((?:are|hold|name|have) .+)$/,
  function (this: NetworkWorld, party: string, how: string) {
    return hold(this, (network) => certificatesThat(how, network, networkOperatorCalled(party)))
  },
)

Given(
  'its supplier holds the certificate of {party} for signing requests in place of that for signing Commands',
  function (this: NetworkWorld, party: NetworkOperator) {
    return hold(this, ({ smki }) => ({
      ...networkOperatorCertificates(smki, party),
      digitalSignature:
        smki.credential(identifierOf(party), RemotePartyRole.userXmlSigning, 'xmlSigning')?.certificate.der ?? null,
    }))
  },
)

Given('its supplier asks everybody not to look at their dates', function (this: NetworkWorld) {
  this.scene.hold({ ...this.scene.holding, applyTimeBasedCpvChecks: false })
})

Given('its supplier holds expired certificates of {party}', function (this: NetworkWorld, party: NetworkOperator) {
  const validity = {
    notBefore: instant(Date.UTC(2014, 0, 1)),
    notAfter: instant(Date.UTC(2023, 11, 31, 23, 59, 59)),
  }
  return hold(this, (network) => slotOf(issued(network, party, { generation: 'expired', overrides: { validity } })))
})

Given('its supplier holds revoked certificates of {party}', function (this: NetworkWorld, party: NetworkOperator) {
  return hold(this, (network) => {
    const certificates = issued(network, party, { generation: 'revoked' })
    for (const certificate of certificates) network.repository.revoke(certificate)
    return slotOf(certificates)
  })
})

const standings: Readonly<Record<string, CertificateStanding>> = {
  suspended: 'suspended',
  reinstated: 'in-use',
  revoked: 'revoked',
}

async function change(world: NetworkWorld, how: string, choose: (network: Network) => Iterable<Certificate>) {
  const standing = standings[how]
  if (standing === undefined) throw new Error(`A certificate is not ${how}`)
  const network = await world.network()
  for (const certificate of choose(network)) await network.standings.change(certificate, standing)
}

Given(
  'the SMKI has {word} the certificates of {party}',
  function (this: NetworkWorld, how: string, party: NetworkOperator) {
    return change(this, how, ({ repository }) => repository.find({ entity: identifierOf(party) }))
  },
)

Given('the SMKI has {word} the certificate of the issuing authority', function (this: NetworkWorld, how: string) {
  return change(this, how, ({ smki }) => [smki.organisationIssuing.certificate])
})

Given(
  'the SMKI has {word} the certificate with which the supplier signs its requests',
  function (this: NetworkWorld, how: string) {
    const entity = this.scene.premises.supplier.entityIdentifier
    return change(this, how, ({ repository }) => repository.find({ entity, role: RemotePartyRole.userXmlSigning }))
  },
)

Given('its supplier holds the certificates that are found at its metering point', function (this: NetworkWorld) {
  const { mprn, mpan } = this.scene.premises
  const point = this.scene.device.type === 'ESME' ? mpan : mprn
  return hold(this, (network) => {
    const operators = certificatesAtMeteringPoint(network, point)
      .map(({ certificate }) => certificate)
      .filter(({ role }) => role === RemotePartyRole.networkOperator)
    const of = (usage: string) => operators.find(({ keyUsages }) => keyUsages.includes(usage))?.der ?? null
    return { digitalSignature: of('digitalSignature'), keyAgreement: of('keyAgreement') }
  })
})

Given(
  'its supplier holds certificates of {party} from an unknown issuer',
  async function (this: NetworkWorld, party: NetworkOperator) {
    const { smki } = await this.network()
    const foreign = createForeignAuthority(smki.stream('a foreign authority'))
    const bearer = { entityIdentifier: identifierOf(party), role: RemotePartyRole.networkOperator }
    const certificates = (['digitalSignature', 'keyAgreement'] as const).map(
      (use) => issueOrganisationCertificate(foreign, { ...bearer, use }).certificate,
    )
    this.scene.hold({
      certificates: slotOf(certificates),
      certificationPath: [foreign.organisationIssuing.certificate.der],
    })
  },
)

Given(
  '{party} holds the certificates of the Access Control Broker',
  async function (this: NetworkWorld, party: NetworkOperator) {
    const { users } = await this.testBed()
    const { entityIdentifier } = dccParties.accessControlBroker
    this.scene.sender = await users.networkOperator(identifierOf(party))
    await hold(this, ({ smki }) => slotCertificatesOf(smki, entityIdentifier, RemotePartyRole.accessControlBroker))
  },
)

Given('the network operator in its slot holds its own certificates', async function (this: NetworkWorld) {
  const [holder] = await holdersOf(this, RemotePartyRole.networkOperator)
  if (holder === undefined || holder === null) throw new Error('Nobody is in the network operator slot')
  const { users } = await this.testBed()
  this.scene.sender = await users.networkOperator(holder)
  await hold(this, ({ smki }) => slotCertificatesOf(smki, holder, RemotePartyRole.networkOperator))
})

Given('its supplier holds no certificate to put there', function (this: NetworkWorld) {
  return hold(this, () => ({ digitalSignature: null, keyAgreement: null }))
})

Given(
  'its supplier holds the signing certificate of {party} alone',
  function (this: NetworkWorld, party: NetworkOperator) {
    return hold(this, ({ smki }) => ({ ...networkOperatorCertificates(smki, party), keyAgreement: null }))
  },
)

Given(
  'another supplier holds the certificates of {party}',
  async function (this: NetworkWorld, party: NetworkOperator) {
    await hold(this, ({ smki }) => networkOperatorCertificates(smki, party))
  },
)

Given('{party} holds its own certificates', async function (this: NetworkWorld, party: NetworkOperator) {
  const { users } = await this.testBed()
  this.scene.sender = await users.networkOperator(identifierOf(party))
  await hold(this, ({ smki }) => networkOperatorCertificates(smki, party))
})

Given(
  'a supplier that is no DCC User holds the certificates of {party}',
  async function (this: NetworkWorld, party: NetworkOperator) {
    const { users } = await this.testBed()
    this.scene.sender = await users.stranger()
    await hold(this, ({ smki }) => networkOperatorCertificates(smki, party))
  },
)
