import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { certificationPathOf, slotCertificatesOf, type TestBed } from '../rehearsal/test-bed.ts'
import { boxedIdentities } from '../testing/boxed-identities.ts'
import { deterministicTestBed } from '../testing/prepared-handover.ts'

const boxed = boxedIdentities()
const published = '90-B3-D5-1F-30-02-00-00'

/** A handover to the published network operator, whose certificates ended in January 2026, on a network of November. */
async function handOverIn({ network, users }: TestBed) {
  const [premises] = network.fleet.find(({ gasNetworkOperator }) => gasNetworkOperator.id === 'CAD', 1)
  const { devices, supplier } = premises ?? assert.fail('nobody there is on the network of Cadent')
  const sender = await users.supplier(supplier.entityIdentifier)
  const operator = [...network.smki.organisationCredentials()].find(
    ({ entityIdentifier, role }) => entityIdentifier === published && role === RemotePartyRole.networkOperator,
  )
  const { entityIdentifier } = operator ?? assert.fail('the key store holds no network operator')
  const sent = await sender.requestHandover({
    device: devices.GPF,
    slot: 'NetworkOperator',
    certificates: slotCertificatesOf(network.smki, entityIdentifier, RemotePartyRole.networkOperator),
    certificationPath: network.smki.organisationAnchors
      .slice(0, 1)
      .map(({ der }) => der)
      .concat(certificationPathOf(network.smki)),
  })
  assert.ok(sent.ok)
  await network.time.inFlight.settled()
  const cells = (await network.devices.cellsOf(devices.GPF)).filter(
    ({ cell }) => cell.role === RemotePartyRole.networkOperator,
  )
  const { requestId } = sent.value.request
  const answered = (await network.dcc.transcript(requestId))?.entries.find(({ kind }) => kind === 'answered')
  const trace = answered?.kind === 'answered' ? answered.trace : []
  return {
    code: sent.value.answer.response.responseCode,
    holders: new Set(cells.map(({ entityIdentifier: holder }) => holder)),
    leniency: trace.flatMap(({ step, leniency }) => (step === 'certificate paths' && leniency ? [leniency] : [])),
  }
}

const testBedWith = (said: Parameters<typeof deterministicTestBed>[0] = {}) =>
  deterministicTestBed({
    premises: 100,
    keystore: boxed.keystore,
    trust: boxed.trust,
    at: '2026-11-27T20:00:00Z',
    ...said,
  })

test('a certificate of the key store goes onto a device though it has expired, and the transcript says so', async () => {
  const testBed = await testBedWith()
  const { code, holders, leniency } = await handOverIn(testBed)
  await testBed.close()
  assert.equal(code, 'I99')
  assert.deepEqual([...holders], [published])
  assert.match(leniency.join(), /^digitalSignature: of the key store, valid \S+ to 2026-01-09/)
})

test('so it does onto one in a worker, which knows the key store too', async () => {
  const testBed = await testBedWith({ deterministic: false, workers: 1 })
  const { code, holders } = await handOverIn(testBed)
  await testBed.close()
  assert.equal(code, 'I99')
  assert.deepEqual([...holders], [published])
})

test('it does not where the dates of the key store are judged', async () => {
  const testBed = await testBedWith({ keystoreDates: 'judge' })
  const { code, holders } = await handOverIn(testBed)
  await testBed.close()
  assert.equal(code, 'E062103')
  assert.ok(!holders.has(published as never))
})
