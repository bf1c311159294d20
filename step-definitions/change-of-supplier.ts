import { Given, When } from '@cucumber/cucumber'
import { expect } from 'chai'
import { certificationPathOf, slotCertificatesOf } from '../simulator/harness/rehearsal/test-bed.ts'
import { cancellationInstant, formatInstant, type Instant } from '../simulator/vocabulary/instant.ts'
import { RemotePartyRole } from '../simulator/vocabulary/remote-party-role.ts'
import { senderCalled } from './support/senders.ts'
import { send } from './support/service-requests.ts'
import type { NetworkWorld } from './support/world.ts'

/** The certificates of a supplier, as 6.23 names them. */
async function takeOver(
  world: NetworkWorld,
  gaining: string,
  certificatesOf: string,
  at: Instant | null = null,
): Promise<string> {
  const { smki } = await world.network()
  const sender = await senderCalled(world, gaining)
  const { entityIdentifier: holder } = await senderCalled(world, certificatesOf)
  const base64 = (der: Buffer | null | undefined) => der?.toString('base64') ?? ''
  const held = slotCertificatesOf(smki, holder, RemotePartyRole.supplier)
  const [issuing] = certificationPathOf(smki)
  return send(world, sender, '6.23', [
    ...(at === null ? [] : [['ExecutionDateTime', formatInstant(at)] as const]),
    ['SupplierFloorSeqNumber', '0'],
    ['DigitalSigningCertificate', base64(held.digitalSignature)],
    ['KeyAgreementCertificate', base64(held.keyAgreement)],
    ['KeyAgreementTopUpCertificate', base64(held.keyAgreementTopUp)],
    ['CertificationPathCertificates.Certificate', base64(issuing ?? null)],
    ['ApplyTimeBasedCPVChecks', 'true'],
    ['ImportMPxN', world.scene.device.type === 'ESME' ? 'its MPAN' : 'its MPRN'],
  ])
}

When('{sender} takes the meter over by 6.23', async function (this: NetworkWorld, gaining: string) {
  await takeOver(this, gaining, gaining)
})

When(
  '{sender} takes the meter over by 6.23 with certificates of {sender}',
  async function (this: NetworkWorld, gaining: string, holder: string) {
    await takeOver(this, gaining, holder)
  },
)

When(
  '{sender} takes the meter over by 6.23 with effect on {instant}',
  async function (this: NetworkWorld, gaining: string, at: Instant) {
    await takeOver(this, gaining, gaining, at)
  },
)

Given(
  '{sender} has taken the meter over by 6.23 with effect on {instant}',
  async function (this: NetworkWorld, gaining: string, at: Instant) {
    expect(await takeOver(this, gaining, gaining, at)).to.equal('I99')
  },
)

When('{sender} cancels its 6.23', async function (this: NetworkWorld, gaining: string) {
  await takeOver(this, gaining, gaining, cancellationInstant)
})

Given('{sender} has taken the meter over by 6.23', async function (this: NetworkWorld, gaining: string) {
  expect(await takeOver(this, gaining, gaining)).to.equal('I99')
})
