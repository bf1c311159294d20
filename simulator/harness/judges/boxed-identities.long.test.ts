import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { BoxedKeyStore, KeyUsage } from '@smartdcc/dccboxed-keystore'
import { skipWithout } from '../../../certs/testing/judges.ts'
import type { Premises } from '../../fleet/fleet.ts'
import { dccParties } from '../../market/dcc-parties.ts'
import { type EntityIdentifier, entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { keyOfCell } from '../../vocabulary/trust-anchor-cell.ts'
import { certificationPathOf, networkOperatorCertificates } from '../rehearsal/test-bed.ts'
import { boxedIdentities, whenBoxedWasValid } from '../testing/boxed-identities.ts'
import { deterministicTestBed, exchangeOf } from '../testing/prepared-handover.ts'

const boxed = boxedIdentities()
const { keystore, trust } = boxed
const testBed = await deterministicTestBed({ keystore, trust, at: whenBoxedWasValid })
const { network, users } = testBed
after(async () => {
  await testBed.close()
  boxed.remove()
})

const networkOperator = entityIdentifier('90-B3-D5-1F-30-02-00-00')
const supplier = entityIdentifier('90-B3-D5-1F-30-01-00-00')
const templates = {
  networkOperator: 'CS02bNOByNOHandover_6.21_SUCCESS_REQUEST_DUIS',
  supplier: 'CS02bSupplierBySupplierHandover_6.21_SUCCESS_REQUEST_DUIS',
} as const

let counter = 1000

/** The premises of the published supplier that answer to a description, one that nobody asked for before. */
function premisesWhere(fits: (premises: Premises) => boolean): Premises {
  const untouched = ({ devices }: Premises) =>
    network.wan.link(devices.GPF).length === 0 && network.wan.link(devices.ESME).length === 0
  const [found] = network.fleet.find(
    (premises) => premises.supplier.entityIdentifier === supplier && untouched(premises) && fits(premises),
    1,
  )
  return found ?? assert.fail('there are no such premises')
}

/** What the DCC's tool signs with nothing but its own keys, posted: the answer's code, and the documents that came of it. */
async function send(template: keyof typeof templates, device: EntityIdentifier) {
  counter += 1
  const signed = boxed.sign(boxed.template(templates[template], device, counter))
  const answer = await fetch(`${network.gateway.url}/api/v1/serviceS`, {
    method: 'POST',
    headers: { 'content-type': 'application/xml' },
    body: signed,
  })
  const document = await answer.text()
  assert.equal(answer.status, 200, document)
  boxed.validate(document)
  await network.time.inFlight.settled()
  const { entries = [] } = (await network.dcc.transcript(`${supplier}:${device}:${counter}` as RequestId)) ?? {}
  const queued = entries.flatMap((entry) => (entry.kind === 'queued' ? [entry] : []))
  return {
    code: /ResponseCode>([^<]+)</.exec(document)?.[1],
    outcome: queued.map(({ what, code }) => `${what} ${code}`),
    documents: queued.map(({ document: of }) => of),
  }
}

const holderOf = async (device: EntityIdentifier, cell: string) =>
  (await network.devices.cellsOf(device)).find((contents) => keyOfCell(contents.cell) === cell)?.entityIdentifier

describe('a tool with the published identities built in', { skip: skipWithout.java }, () => {
  test('hands a gas network operator’s slot over, and accepts every signed answer', async () => {
    const { devices } = premisesWhere(({ gasNetworkOperator }) => gasNetworkOperator.id === 'CAD')
    const { code, outcome, documents } = await send('networkOperator', devices.GPF)
    assert.equal(code, 'I99')
    assert.deepEqual(outcome, ['service-response I0', 'dcc-alert N42'])
    for (const document of documents) boxed.validate(document)
    assert.equal(await holderOf(devices.GPF, 'networkOperator/digitalSignature/management'), networkOperator)
  })

  test('hands an electricity network operator’s slot over', async () => {
    const { devices } = premisesWhere(
      ({ electricityNetworkOperator, esmeSlot }) =>
        electricityNetworkOperator.id === 'LOND' && esmeSlot === 'dcc-controlled',
    )
    const { code, outcome, documents } = await send('networkOperator', devices.ESME)
    assert.deepEqual([code, outcome[0]], ['I99', 'service-response I0'])
    for (const document of documents) boxed.validate(document)
  })

  test('hands its supplier’s slot over', async () => {
    const { devices } = premisesWhere(() => true)
    const { code, outcome } = await send('supplier', devices.GPF)
    assert.deepEqual([code, outcome[0]], ['I99', 'service-response I0'])
    assert.equal(await holderOf(devices.GPF, 'supplier/keyAgreement/management'), supplier)
  })

  test('is refused by the check where another operator is registered, with a code that its schema knows', async () => {
    const { devices } = premisesWhere(({ gasNetworkOperator }) => gasNetworkOperator.id === 'NGN')
    const { code, outcome } = await send('networkOperator', devices.GPF)
    assert.deepEqual([code, outcome], ['E062103', []])
    const [decision] = network.dcc.decisions.list({ device: devices.GPF })
    assert.deepEqual([decision?.rule, decision?.reason, decision?.found], ['NOC-10', 'other-party', [networkOperator]])
    assert.equal(
      await holderOf(devices.GPF, 'networkOperator/digitalSignature/management'),
      dccParties.accessControlBroker.entityIdentifier,
    )
  })
})

test('a generated operator takes its slot over on the same network: devices anchor in both', async () => {
  const { devices, gasNetworkOperator } = premisesWhere(({ gasNetworkOperator: { id } }) => id === 'NGN')
  const user = await users.supplier(supplier)
  exchangeOf(
    await user.requestHandover({
      device: devices.GPF,
      slot: 'NetworkOperator',
      certificates: networkOperatorCertificates(network.smki, gasNetworkOperator),
      certificationPath: certificationPathOf(network.smki),
    }),
  )
  await network.time.inFlight.settled()
  assert.equal(
    await holderOf(devices.GPF, 'networkOperator/keyAgreement/management'),
    entityIdentifier(gasNetworkOperator.entityIdentifiers[0] ?? ''),
  )
})

test('the root cell of every device holds the trusted authority, not the generated root', async () => {
  const { devices } = network.fleet.premises(0)
  const [anchor] = network.smki.organisationAnchors
  assert.equal(anchor.subject.rfc2253, 'CN=Z1,OU=07')
  for (const device of Object.values(devices)) {
    const root = (await network.devices.cellsOf(device)).find(({ cell }) => cell.role === RemotePartyRole.root)
    assert.equal(BigInt(root?.serialNumber ?? 0), anchor.serialNumber)
  }
})

test('the client of DCC Boxed finds the devices of this network', async () => {
  const store = await BoxedKeyStore.new(network.smkiServices.url)
  const { ESME } = network.fleet.premises(1).devices
  const found = await store.query({ eui: ESME, keyUsage: KeyUsage.keyAgreement, lookup: 'certificate' })
  const blueprint = network.fleet.blueprint(ESME)
  assert.deepEqual(
    found?.map(({ certificate }) => certificate.raw),
    [blueprint?.keyAgreement.certificate.der],
  )
  await store.cleanup()
})

test('without --trust nobody can be handed a slot with the store’s certificates', {
  skip: skipWithout.java,
}, async () => {
  const other = await deterministicTestBed({ keystore, at: whenBoxedWasValid })
  try {
    const [premises] = other.network.fleet.find(({ supplier: { entityIdentifier: of } }) => of === supplier, 1)
    const device = premises?.devices.GPF ?? assert.fail('the published supplier has no premises')
    const answer = await fetch(`${other.network.gateway.url}/api/v1/serviceS`, {
      method: 'POST',
      headers: { 'content-type': 'application/xml' },
      body: boxed.sign(boxed.template(templates.supplier, device, 1)),
    })
    assert.match(await answer.text(), /E062103/)
  } finally {
    await other.close()
  }
})

test('a world keeps the generation that it came up with, for its devices hold it', async () => {
  const state = mkdtempSync(join(tmpdir(), 'generations-'))
  const brokerAt = async (at: string) => {
    const world = await deterministicTestBed({ keystore, trust, at, state })
    const { smki } = world.network
    const { accessControlBroker } = dccParties
    await world.close()
    return smki.credential(accessControlBroker.entityIdentifier, RemotePartyRole.accessControlBroker, 'keyAgreement')
      ?.name
  }
  assert.equal(await brokerAt('2015-12-01T00:00:00Z'), 'Z1-accessControlBroker-ka')
  assert.equal(await brokerAt('2025-12-01T00:00:00Z'), 'Z1-accessControlBroker-ka')
  rmSync(state, { recursive: true })
})
