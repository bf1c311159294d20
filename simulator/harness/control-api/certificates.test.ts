import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Certificate } from '../../../certs/certificate.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { networkOperatorCertificates } from '../rehearsal/test-bed.ts'
import { assertAsDocumented, type Served, serve } from './testing/served-network.ts'

interface Found {
  readonly serialNumber: string
  readonly relation: string
  readonly standing: string
  readonly certificate: string
}

let served: Served
before(async () => {
  served = await serve({ seed: 'standings' })
})
after(() => served.close())

const find = async (query: string): Promise<readonly Found[]> => {
  const { status, json } = await served.get(`/certificates?${query}`)
  assert.equal(status, 200, JSON.stringify(json))
  assertAsDocumented('get', '/certificates', json)
  return (json as { certificates: Found[] }).certificates
}

const put = (certificate: Pick<Certificate, 'serialNumber'>, standing: string) =>
  served.put(`/certificates/${certificate.serialNumber}`, { standing })

/** Of the premises, the gas transporter's certificate for digital signatures. */
function operatorCertificate(premises: number): Certificate {
  const { fleet, smki, repository } = served.testBed.network
  const operator = fleet.premises(premises).gasNetworkOperator
  const der = networkOperatorCertificates(smki, operator).digitalSignature
  return (
    repository.find({}).find((certificate) => der !== null && certificate.der.equals(der)) ??
    assert.fail('not published')
  )
}

async function codeOfHandover(premises: number): Promise<string> {
  const id = await served.handOver(premises)
  const { json } = await served.get(`/requests/${encodeURIComponent(id)}`)
  const [first] = (json as { explanations: { code: string; saw?: string }[] }).explanations
  return first?.code ?? ''
}

describe('certificates are found', () => {
  test('of a device: its own two, and those in its cells', async () => {
    const { devices } = served.testBed.network.fleet.premises(0)
    const found = await find(`device=${devices.GPF}`)
    assert.equal(found.filter(({ relation }) => relation === 'its own').length, 2)
    assert.ok(found.some(({ relation }) => relation === 'in its cell supplier/digitalSignature/management'))
  })

  test('of whoever is registered at a metering point', async () => {
    const { mprn, gasNetworkOperator, supplier } = served.testBed.network.fleet.premises(0)
    const relations = new Set((await find(`mpxn=${mprn}`)).map(({ relation }) => relation))
    const { id } = gasNetworkOperator
    assert.deepEqual([...relations], [`of the network party ${id}`, `of the supplier ${supplier.id}`])
  })

  test('of a network operator, by its name', async () => {
    const found = await find('operator=Cadent')
    assert.equal(found.length, 3)
    for (const { standing, certificate } of found) {
      assert.equal(standing, 'in-use')
      assert.match(certificate, /^-----BEGIN CERTIFICATE-----/)
    }
  })

  for (const [query, status, error] of [
    ['', 400, /say one of device, mpxn and operator/],
    ['operator=Cadent&mpxn=1200123456787', 400, /say one of/],
    ['operator=Nobody', 404, /Nobody is called/],
    ['device=00-00-00-00-00-00-00-01', 404, /holds no device/],
    ['mpxn=1999999999997', 404, /No party is registered/],
  ] as const)
    test(`not by ${query || 'nothing'}, which says why`, async () => {
      const asked = await served.get(`/certificates?${query}`)
      assert.equal(asked.status, status)
      assert.match((asked.json as { error: string }).error, error)
    })
})

describe('a certificate of a network that is up', () => {
  test('is suspended, reinstated and revoked, and handovers follow', async () => {
    const certificate = operatorCertificate(1)
    const suspended = await put(certificate, 'suspended')
    assertAsDocumented('put', '/certificates/:serialNumber', suspended.json)
    assert.equal(await codeOfHandover(1), 'E062103')
    assert.equal((await put(certificate, 'in-use')).status, 200)
    assert.equal(await codeOfHandover(1), 'I99')
    // The slot of premises 1 is handed over now.
    const other = operatorCertificate(6)
    await put(other, 'revoked')
    assert.equal(await codeOfHandover(6), 'E062103')
    const again = await put(other, 'in-use')
    assert.equal(again.status, 400)
    assert.match((again.json as { error: string }).error, /is revoked, and stays so/)
  })

  test('with which a supplier signs its requests is revoked: E50', async () => {
    const { smki, fleet } = served.testBed.network
    const { entityIdentifier } = fleet.premises(2).supplier
    const signing = smki.credential(entityIdentifier, RemotePartyRole.userXmlSigning, 'xmlSigning')
    assert.ok(signing)
    await put(signing.certificate, 'suspended')
    assert.equal(await codeOfHandover(2), 'E50')
    await put(signing.certificate, 'in-use')
    assert.notEqual(await codeOfHandover(2), 'E50')
  })

  test('that issued others is suspended: no path leads through it', async () => {
    const { organisationIssuing } = served.testBed.network.smki
    await put(organisationIssuing.certificate, 'suspended')
    assert.equal(await codeOfHandover(3), 'E062103')
    await put(organisationIssuing.certificate, 'in-use')
  })

  test("may be a device's", async () => {
    const { fleet, smki } = served.testBed.network
    const { certificate } = smki.deviceCredentials(fleet.premises(4).devices.ESME).keyAgreement
    assert.equal((await put(certificate, 'revoked')).status, 200)
    const found = await find(`device=${fleet.premises(4).devices.ESME}`)
    assert.equal(
      found.find(({ serialNumber }) => serialNumber === String(certificate.serialNumber))?.standing,
      'revoked',
    )
  })

  test('that there is not is not changed', async () => {
    assert.equal((await put({ serialNumber: 7n }, 'revoked')).status, 404)
    assert.equal((await served.put('/certificates/seven', { standing: 'revoked' })).status, 400)
    assert.equal((await put(operatorCertificate(5), 'gone')).status, 400)
  })
})

test('how certificates stand survives a restart', async () => {
  const state = mkdtempSync(join(tmpdir(), 'standings-'))
  const first = await serve({ seed: 'standings', state })
  const { certificate } = first.testBed.network.smki.organisationIssuing
  const [operator = assert.fail('none')] = first.testBed.network.repository.find({
    role: RemotePartyRole.networkOperator,
  })
  await first.put(`/certificates/${certificate.serialNumber}`, { standing: 'suspended' })
  await first.put(`/certificates/${operator.serialNumber}`, { standing: 'suspended' })
  await first.put(`/certificates/${operator.serialNumber}`, { standing: 'in-use' })
  await first.close()
  const second = await serve({ seed: 'standings', state })
  assert.equal(second.testBed.network.repository.statusOf(certificate), 'suspended')
  assert.equal(second.testBed.network.repository.statusOf(operator), 'in-use')
  await second.close()
  rmSync(state, { recursive: true })
})
