import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { createRandom } from '../../simulator/environment/randomness.ts'
import { entityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../simulator/vocabulary/faults.ts'
import { instant } from '../../simulator/vocabulary/instant.ts'
import { RemotePartyRole } from '../../simulator/vocabulary/remote-party-role.ts'
import { createSmki } from '../smki.ts'
import { projectDirectory } from '../testing/judges.ts'
import { readBoxedKeyStore } from './boxed-key-store.ts'
import { privateKeyToPem } from './key-store.ts'
import { overlaySmki } from './key-store-smki.ts'

const published = readFileSync(join(projectDirectory, 'node_modules/@smartdcc/dccboxed-keystore/keystore.json'), 'utf8')
const store = readBoxedKeyStore(published, 'the published store')
const generated = createSmki(createRandom('key store'))
const at = (date: string) => instant(Date.parse(date))
const overlaid = (date: string) => overlaySmki(generated, { ...store, trust: [], at: at(date) })

const broker = entityIdentifier('90-B3-D5-1F-30-00-00-02')
const supplier = entityIdentifier('90-B3-D5-1F-30-01-00-00')
const secondSupplier = entityIdentifier('90-B3-D5-1F-30-03-00-00')
const networkOperator = entityIdentifier('90-B3-D5-1F-30-02-00-00')

describe('the published key store', () => {
  test('is read whole, those certificates too whose algorithm has an explicit NULL as its parameter', () => {
    assert.equal(store.entries.length, 33)
    assert.deepEqual(store.passedOver, [])
    assert.deepEqual(store.tolerated.map(({ name }) => name).sort(), ['mdr-ds', 'mdr-ka'])
    for (const { because } of store.tolerated) assert.match(because, /with ecdsa-with-SHA256, but an explicit NULL/)
  })

  test('holds the key of each certificate', () => {
    for (const { certificate, privateKey } of store.entries)
      assert.deepEqual(privateKey?.publicPoint, certificate.publicPoint)
  })
})

describe('generations', () => {
  const nameOf = (date: string) =>
    overlaid(date).credential(broker, RemotePartyRole.accessControlBroker, 'keyAgreement')?.name

  test('are the only one that is valid', () => {
    assert.equal(nameOf('2015-12-01T00:00:00Z'), 'Z1-accessControlBroker-ka')
    assert.equal(nameOf('2025-12-01T00:00:00Z'), 'Z1b-accessControlBroker-ka')
  })

  test('are the oldest where several are valid', () =>
    assert.equal(nameOf('2020-01-01T00:00:00Z'), 'Z1-accessControlBroker-ka'))

  test('are the last where none is valid any more', () =>
    assert.equal(nameOf('2030-01-01T00:00:00Z'), 'Z1b-accessControlBroker-ka'))
})

describe('an SMKI with a key store in it', () => {
  const smki = overlaid('2020-01-01T00:00:00Z')

  test('knows the two key agreement certificates of a supplier apart', () => {
    const nameFor = (use: 'keyAgreement' | 'prepaymentKeyAgreement') =>
      smki.credential(supplier, RemotePartyRole.supplier, use)?.name
    assert.deepEqual(
      [nameFor('keyAgreement'), nameFor('prepaymentKeyAgreement')],
      ['Z1-supplier-ka', 'Z1-supplierPP-ka'],
    )
  })

  test('holds a party that the market does not have', () =>
    assert.equal(
      smki.credential(networkOperator, RemotePartyRole.networkOperator, 'digitalSignature')?.name,
      'Z1-networkOperator-ds',
    ))

  test('keeps what the store does not hold: the second supplier has no key for XML in it', () =>
    assert.equal(
      smki.credential(secondSupplier, RemotePartyRole.userXmlSigning, 'xmlSigning'),
      generated.credential(secondSupplier, RemotePartyRole.userXmlSigning, 'xmlSigning'),
    ))

  test('lists each party, role and use once, the store’s before the generated', () => {
    const labels = [...smki.organisationCredentials()].map(
      ({ entityIdentifier: identifier, role, use }) => `${identifier}/${role}/${use}`,
    )
    assert.equal(new Set(labels).size, labels.length)
    for (const { entityIdentifier: identifier, role, use } of generated.organisationCredentials())
      assert.ok(labels.includes(`${identifier}/${role}/${use}`))
  })

  test('anchors in the trusted authorities first, and still in the generated root', () => {
    const { certificate } = generated.deviceIssuing
    const { organisationAnchors } = overlaySmki(generated, {
      ...store,
      trust: [certificate],
      at: at('2020-01-01T00:00:00Z'),
    })
    assert.deepEqual(organisationAnchors, [certificate, generated.organisationRoot.certificate])
    assert.equal(smki.organisationAnchors[0], generated.organisationRoot.certificate)
  })
})

describe('what is no key store', () => {
  type Store = Record<string, Record<string, Record<string, { certificate?: string; privateKey?: string }>>>
  const faultOf = (text: string): string => {
    try {
      readBoxedKeyStore(text, 'a file')
    } catch (fault) {
      assert.ok(fault instanceof SimulatorFault)
      assert.equal(fault.code, 'SIM_CONFIGURATION')
      return fault.message
    }
    return assert.fail('it was read')
  }
  const spoilt = (spoil: (store: Store) => void): string => {
    const json = JSON.parse(published) as Store
    spoil(json)
    return JSON.stringify(json)
  }

  test('is refused with the name of the file', () => {
    assert.match(faultOf('no JSON'), /a file is not JSON/)
    assert.match(faultOf('{"90b3d51f30000002": []}'), /no key store of DCC Boxed/)
  })

  test('is one whose key is another certificate’s', () => {
    const { privateKey } = generated.deviceIssuing
    const text = spoilt((json) => {
      for (const entry of Object.values(json['90b3d51f30000004']?.digitalSignature ?? {}))
        entry.privateKey = privateKeyToPem(privateKey)
    })
    assert.match(faultOf(text), /not that of its certificate/)
  })

  test('is one that files a certificate under somebody else', () => {
    const text = spoilt((json) => {
      json['90b3d51f300000ff'] = json['90b3d51f30000004'] ?? {}
    })
    assert.match(faultOf(text), /stands under 90b3d51f300000ff/)
  })
})
