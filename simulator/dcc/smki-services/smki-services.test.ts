import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { BoxedKeyStore, KeyUsage } from '@smartdcc/dccboxed-keystore'
import { query, search } from '@smartdcc/dccboxed-keystore/dist/certificateSearch.js'
import { issueOrganisationCertificate } from '../../../certs/issuing/supplementary-certificate.ts'
import { createSmkiRepository } from '../../../certs/repository.ts'
import { createSmki } from '../../../certs/smki.ts'
import { createRandom } from '../../environment/randomness.ts'
import { suppliers } from '../../market/suppliers.ts'
import { type EntityIdentifier, entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { createSmkiServices } from './smki-services.ts'

const smki = createSmki(createRandom('smki services'))
const meter = entityIdentifier('00-DB-12-34-56-78-90-C0')
const [supplier] = suppliers.map((each) => each.entityIdentifier) as [EntityIdentifier]
const repository = createSmkiRepository([
  smki.organisationIssuing.certificate,
  ...[...smki.organisationCredentials()].map(({ certificate }) => certificate),
])
const revoked = issueOrganisationCertificate(smki, {
  entityIdentifier: supplier,
  role: RemotePartyRole.supplier,
  use: 'keyAgreement',
  generation: 'revoked',
}).certificate
repository.revoke(revoked)

let now: Instant = instant(Date.UTC(2026, 10, 22))
const quiet = { debug() {}, info() {}, warn() {}, error() {} }
const options = {
  repository,
  deviceCertificates: (device: EntityIdentifier) => {
    if (device !== meter) return []
    const { digitalSignature, keyAgreement } = smki.deviceCredentials(device)
    return [digitalSignature.certificate, keyAgreement.certificate]
  },
  deviceOfSerialNumber: smki.deviceOfSerialNumber,
  clock: { now: () => now },
  log: quiet,
}
const services = createSmkiServices(options)
const { url } = await services.listen(0, '127.0.0.1')
after(() => services.close())

// The client's own enumerations are of types alone.
const inUse = 'I' as Parameters<typeof search>[0]['CertificateStatus']
const signing = 'DS' as Parameters<typeof search>[0]['CertificateUsage']
const agreeing = 'KA' as Parameters<typeof search>[0]['CertificateUsage']
const subject = (entity: EntityIdentifier) => ({ CertificateSubjectName: entity })
const inRole = (role: number) => ({ CertificateRole: String(role) }) as { CertificateRole: never }
const expected = (use: 'digitalSignature' | 'keyAgreement' | 'xmlSigning', role: number) =>
  smki.credential(supplier, role, use)?.certificate

describe('the client of DCC Boxed', () => {
  test('finds a device by its identifier, and keeps what it found', async () => {
    const store = await BoxedKeyStore.new(url)
    for (const [keyUsage, use] of [
      [KeyUsage.digitalSignature, 'digitalSignature'],
      [KeyUsage.keyAgreement, 'keyAgreement'],
    ] as const) {
      const found = await store.query({ eui: meter, keyUsage, lookup: 'certificate' })
      const { certificate } = smki.deviceCredentials(meter)[use]
      assert.deepEqual(
        found?.map((each) => each.certificate.raw),
        [certificate.der],
      )
      assert.equal(found?.[0]?.serial, certificate.serialNumber)
    }
    await store.cleanup()
  })

  test('finds a device certificate by serial number, though nobody asked for the device before', async () => {
    const store = await BoxedKeyStore.new(url)
    const { certificate } = smki.deviceCredentials(meter).keyAgreement
    const found = await store.query({ serial: certificate.serialNumber, lookup: 'certificate' })
    assert.deepEqual(found?.certificate.raw, certificate.der)
    await store.cleanup()
  })

  test('finds an organisation certificate by serial number', async () => {
    const store = await BoxedKeyStore.new(url)
    const certificate = expected('digitalSignature', RemotePartyRole.supplier)
    const found = await store.query({ serial: certificate?.serialNumber ?? 0n, lookup: 'certificate' })
    assert.deepEqual([found?.certificate.raw, found?.role], [certificate?.der, RemotePartyRole.supplier])
    await store.cleanup()
  })

  test('finds nothing of a device that there is not', async () => {
    const store = await BoxedKeyStore.new(url)
    const eui = '00-DB-12-34-56-78-90-C1'
    assert.equal(await store.query({ eui, keyUsage: KeyUsage.keyAgreement, lookup: 'certificate' }), null)
    const { serialNumber } = smki.deviceCredentials(entityIdentifier(eui)).keyAgreement.certificate
    assert.equal(await store.query({ serial: serialNumber, lookup: 'certificate' }), null)
    await store.cleanup()
  })

  test('finds an organisation by subject name, role, usage and status', async () => {
    for (const [role, use] of [
      [RemotePartyRole.supplier, 'digitalSignature'],
      [RemotePartyRole.userXmlSigning, 'xmlSigning'],
    ] as const) {
      const criteria = { q: subject(supplier), ...inRole(role), CertificateUsage: signing, CertificateStatus: inUse }
      const found = await search(criteria, url)
      assert.deepEqual(
        found.map(({ x509 }) => x509.raw),
        [expected(use, role)?.der],
      )
      assert.equal(found[0]?.meta.role, role)
    }
  })

  test('finds what is suspended as not in use, until it is reinstated', async () => {
    const certificate = expected('digitalSignature', RemotePartyRole.supplier)
    assert.ok(certificate)
    const notInUse = () =>
      search(
        {
          q: subject(supplier),
          ...inRole(RemotePartyRole.supplier),
          CertificateUsage: signing,
          CertificateStatus: 'N' as typeof inUse,
        },
        url,
      )
    repository.setStanding(certificate, 'suspended')
    assert.deepEqual(
      (await notInUse()).map(({ x509 }) => x509.raw),
      [certificate.der],
    )
    repository.setStanding(certificate, 'in-use')
    assert.deepEqual(await notInUse(), [])
  })

  test('finds what was revoked as revoked, and what is in use as in use', async () => {
    const criteria = { q: subject(supplier), ...inRole(RemotePartyRole.supplier), CertificateUsage: agreeing }
    const ofStatus = async (status: string) =>
      (await search({ ...criteria, CertificateStatus: status as typeof inUse }, url)).map(({ x509 }) => x509.raw)
    assert.deepEqual(await ofStatus('R'), [revoked.der])
    const used = await ofStatus('I')
    assert.equal(used.length, 2)
    assert.ok(!used.some((der) => der.equals(revoked.der)))
    now = instant(Date.UTC(2036, 0))
    assert.equal((await ofStatus('E')).length, 2)
    assert.equal((await ofStatus('I')).length, 0)
    now = instant(Date.UTC(2026, 10, 22))
  })

  test('is told of a search that is none', async () => {
    const criteria = { q: { CertificateSubjectName: 'Cadent' }, ...inRole(3), CertificateUsage: signing }
    await assert.rejects(search({ ...criteria, CertificateStatus: inUse }, url), /invalid search parameters/)
    await assert.rejects(query('no hexadecimal', url), /invalid search parameters/)
  })
})

const xml = { 'content-type': 'application/xml' }
const post = (path: string, body: string, headers: Record<string, string> = xml) =>
  fetch(`${url}/services/${path}`, { method: 'POST', headers, body })
const inside = /node_modules|\.ts|at |Error|stack/

describe('the SMKI services', () => {
  test('filter by what the request says', async () => {
    const body = (more: string) =>
      `<CertificateSearchRequest><CertificateSubjectName>${supplier}</CertificateSubjectName>${more}</CertificateSearchRequest>`
    const results = async (more: string) =>
      (await (await post('certificatesearch', body(more))).text()).match(/<Result>/g)?.length ?? 0
    assert.equal(await results(''), 5)
    assert.equal(await results('<CertificateRole>135</CertificateRole>'), 1)
    assert.equal(await results('<CertificateUsage>KA</CertificateUsage>'), 3)
    assert.equal(await results('<CertificateUsage>KA</CertificateUsage><CertificateStatus>R</CertificateStatus>'), 1)
    assert.equal(await results('<CertificateStatus>P</CertificateStatus>'), 0)
  })

  test('give the issuing authority by its serial number', async () => {
    const { serialNumber, der } = smki.organisationIssuing.certificate
    const serial = serialNumber.toString(16)
    const body = `<CertificateDataRequest><CertificateSerial>${serial}</CertificateSerial></CertificateDataRequest>`
    const document = await (await post('retrievecertificate?apikey=any', body)).text()
    assert.ok(document.includes(`<CertificateBody>${der.toString('base64')}</CertificateBody>`))
    assert.match(document, /<CertificateRole>7<\/CertificateRole>/)
  })

  test('answer 401 in XML to what is no request of theirs', async () => {
    for (const path of ['certificatesearch', 'retrievecertificate'])
      for (const body of ['', 'no XML', '<a/>', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>']) {
        const answer = await post(path, body)
        assert.equal(answer.status, 401)
        assert.match(answer.headers.get('content-type') ?? '', /^application\/xml/)
        const document = await answer.text()
        assert.match(document, /<ResponseCode>401<\/ResponseCode>/)
        assert.doesNotMatch(document, inside)
      }
  })

  test('answer 404, 405, 413 and 415 as HTTP has them', async () => {
    assert.equal((await post('certificates', '<a/>')).status, 404)
    assert.equal((await fetch(`${url}/services/certificatesearch`)).status, 405)
    assert.equal((await post('certificatesearch', 'a'.repeat(20_000))).status, 413)
    assert.equal((await post('certificatesearch', '<a/>', { 'content-type': 'text/plain' })).status, 415)
  })

  test('say which option names another port where theirs is taken', async () => {
    const { port } = new URL(url)
    await assert.rejects(
      createSmkiServices(options).listen(Number(port), '127.0.0.1'),
      (fault: unknown) =>
        fault instanceof SimulatorFault && fault.code === 'SIM_PORT_IN_USE' && fault.message.includes('--smki-port'),
    )
  })
})
