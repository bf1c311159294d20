import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createRandom } from '../../simulator/environment/randomness.ts'
import { entityIdentifier, octetsOfEntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { readCertificate } from '../certificate.ts'
import { createSmki } from '../smki.ts'
import { issueWithSubject } from './subject-variation.ts'

const smki = createSmki(createRandom('varied subjects'))
const operator = entityIdentifier('90-B3-D5-1F-30-02-01-10')
const octets = octetsOfEntityIdentifier(operator)
const role = { type: 'organisationalUnit', text: '03' } as const
const identifier = { type: 'uniqueIdentifier', octets } as const

describe('a certificate of a varied subject', () => {
  it('is read where the subject has its attributes in another order', () => {
    const reading = readCertificate(
      issueWithSubject(smki, {
        use: 'keyAgreement',
        attributes: [identifier, { type: 'commonName', text: 'x' }, role],
      }),
    )
    assert.ok(reading.ok)
    assert.equal(reading.value.subject.uniqueIdentifier, operator)
    assert.deepEqual(reading.value.keyUsages, ['keyAgreement'])
  })

  it('has the same octets each time', () => {
    const issue = () => issueWithSubject(smki, { use: 'digitalSignature', attributes: [role, identifier] })
    assert.deepEqual(issue(), issue())
  })

  it('is refused by a strict reader for two identifiers, and for unused bits', () => {
    for (const attributes of [
      [role, identifier, identifier],
      [role, { ...identifier, unusedBits: 4 }],
    ])
      assert.equal(readCertificate(issueWithSubject(smki, { use: 'digitalSignature', attributes })).ok, false)
  })

  it('names a device in the subjectAltName alone', () => {
    const der = issueWithSubject(smki, { use: 'digitalSignature', attributes: [role], device: operator })
    const reading = readCertificate(der)
    assert.ok(reading.ok)
    assert.deepEqual([reading.value.subject.uniqueIdentifier, reading.value.role], [null, 3])
    assert.equal(reading.value.entityIdentifier, operator)
  })

  it('may hold its attributes in one relative name, a long organisation and a long comment', () => {
    const attributes = [[identifier, role], { type: 'organisation', text: 'o'.repeat(300) }] as const
    const der = issueWithSubject(smki, { use: 'digitalSignature', attributes, comment: 3_000 })
    const reading = readCertificate(der)
    assert.ok(reading.ok)
    assert.deepEqual([reading.value.subject.uniqueIdentifier, reading.value.role], [operator, 3])
    assert.ok(der.length > 3_500)
  })
})
