import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import type { CertificateDer } from '../../../certs/certificate.ts'
import type { OrganisationCredential } from '../../../certs/smki.ts'
import type { TestBed } from '../../../simulator/harness/rehearsal/test-bed.ts'
import { exchangeOf } from '../../../simulator/harness/testing/prepared-handover.ts'
import { handoverRequest, updateCredentialsRequest } from '../../../simulator/users/requests.ts'
import { cancellationInstant, type Instant, instant } from '../../../simulator/vocabulary/instant.ts'
import { RemotePartyRole } from '../../../simulator/vocabulary/remote-party-role.ts'

const deviceTypes = ['CHF', 'ESME', 'GPF', 'GSME'] as const
const day = 86_400_000

/** How much of the fleet is used: few enough that devices are met again, in whatever state they were left. */
const premises = 40

/**
 * Rightly written and rightly signed requests of every content: anybody's certificates, for any device, slot and time. Each
 * gets its code, and a device hears of none that was refused.
 */
export function ordersProperty({ network, users }: TestBed): fc.IAsyncProperty<unknown> {
  const { smki, fleet, devices, dcc, time } = network
  const held: readonly OrganisationCredential[] = [...smki.organisationCredentials()]
  const now = time.clock.now()
  const certificate = fc.option(fc.constantFrom(...held).map((credential) => credential.certificate.der))
  const authority = fc.constantFrom(smki.organisationIssuing, smki.organisationRoot, smki.deviceIssuing)
  const order = fc.record({
    slot: fc.constantFrom('NetworkOperator' as const, 'NetworkOperator' as const, 'Supplier' as const),
    certificates: fc.record({
      digitalSignature: certificate,
      keyAgreement: certificate,
      keyAgreementTopUp: certificate,
    }),
    certificationPath: fc.array(authority, { maxLength: 3 }).map((all) => all.map((each) => each.certificate.der)),
    floor: fc.option(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })),
    topUpFloor: fc.option(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })),
    executionDateTime: fc.option(
      fc.oneof(
        fc.integer({ min: -40 * day, max: 40 * day }).map((away): Instant => instant(now + away)),
        fc.constant(cancellationInstant),
      ),
      { freq: 2 },
    ),
    applyTimeBasedCpvChecks: fc.boolean(),
  })
  /** Certificates of one network operator, so that most orders come as far as the check. */
  const operators = held.filter(
    ({ role, use }) => role === RemotePartyRole.networkOperator && use === 'digitalSignature',
  )
  const plausible = fc.constantFrom(...operators).map(({ entityIdentifier }) => ({
    digitalSignature: derOf(held, entityIdentifier, 'digitalSignature'),
    keyAgreement: derOf(held, entityIdentifier, 'keyAgreement'),
  }))
  const usual = {
    slot: 'NetworkOperator',
    certificationPath: [smki.organisationIssuing.certificate.der],
    floor: 0n,
    topUpFloor: null,
    executionDateTime: null,
    applyTimeBasedCpvChecks: true,
  } as const
  const cases = fc.record({
    index: fc.nat({ max: premises - 1 }),
    type: fc.constantFrom(...deviceTypes, 'ESME' as const, 'GPF' as const),
    isOwn: fc.boolean(),
    isUpdate: fc.boolean(),
    variant: fc.constantFrom(1 as const, 1 as const, 1 as const, 2 as const, 3 as const),
    order: fc.oneof(
      order,
      plausible.map((certificates) => ({ ...usual, certificates })),
    ),
  })
  return fc.asyncProperty(cases, async ({ index, type, isOwn, isUpdate, variant, order }) => {
    const place = fleet.premises(index)
    const device = place.devices[type]
    const { supplier } = isOwn ? place : fleet.premises(index + 1)
    const sender = await users.supplier(supplier.entityIdentifier)
    const framesBefore = await devices.framesSeen(device)
    const asked = { ...order, device }
    const id = sender.newRequestId(device)
    const request = isUpdate ? updateCredentialsRequest(asked, id) : handoverRequest(asked, id, variant)
    const sent = await sender.send(request)
    // The schema may have refused it: 400, with its sentence.
    if (!sent.ok) return assert.equal(sent.failure.reason === 'http-status' ? sent.failure.status : sent.failure, 400)
    await time.inFlight.settled()
    const { responseCode } = exchangeOf(sent).answer.response
    assert.match(responseCode, /^[IE]\d+$/)
    if (responseCode.startsWith('E')) assert.equal(await devices.framesSeen(device), framesBefore)
    assert.ok((await dcc.transcript(request.requestId)) !== undefined, 'an answered request has no transcript')
  })
}

const derOf = (
  held: readonly OrganisationCredential[],
  entity: OrganisationCredential['entityIdentifier'],
  wanted: OrganisationCredential['use'],
): CertificateDer | null =>
  held.find(
    ({ entityIdentifier, role, use }) =>
      entityIdentifier === entity && role === RemotePartyRole.networkOperator && use === wanted,
  )?.certificate.der ?? null
