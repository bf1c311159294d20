import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Result } from '../../vocabulary/result.ts'
import type { NotDuis } from '../not-duis.ts'
import { read, refusal } from '../testing/expectations.ts'
import { readRetrieval, readSearch } from './read-requests.ts'
import { writeDataResponse, writeSearchResponse } from './write-responses.ts'

const supplier = entityIdentifier('90-B3-D5-1F-30-01-00-00')
const search = (criteria: string) => Buffer.from(`<CertificateSearchRequest>${criteria}</CertificateSearchRequest>`)
const retrieval = (criteria: string) => Buffer.from(`<CertificateDataRequest>${criteria}</CertificateDataRequest>`)
const name = '<CertificateSubjectName>90-B3-D5-1F-30-01-00-00</CertificateSubjectName>'
const altName = '<CertificateSubjectAltName>90b3d51f30010000</CertificateSubjectAltName>'

describe('a search', () => {
  test('by subject name is for an organisation', () => {
    const subject = { kind: 'organisation', entityIdentifier: supplier }
    assert.deepEqual(read(readSearch(search(name))), { subject, role: null, usage: null, status: null })
  })

  test('by subject alternative name is for a device, whatever form the identifier has', () => {
    assert.deepEqual(read(readSearch(search(altName))).subject, { kind: 'device', entityIdentifier: supplier })
  })

  test('may say role, usage and status', () => {
    const criteria =
      '<CertificateRole>135</CertificateRole> <CertificateUsage>DS</CertificateUsage><CertificateStatus>R</CertificateStatus>'
    const { role, usage, status } = read(readSearch(search(`\n ${name} ${criteria}`)))
    assert.deepEqual([role, usage, status], [135, 'DS', 'R'])
  })

  for (const [what, criteria] of [
    ['nothing', ''],
    ['both names', name + altName],
    ['a subject twice', name + name],
    ['a subject that is no EUI-64', '<CertificateSubjectName>Cadent</CertificateSubjectName>'],
    ['a device with a role', `${altName}<CertificateRole>2</CertificateRole>`],
    ['a role in words', `${name}<CertificateRole>Supplier</CertificateRole>`],
    ['an unknown usage', `${name}<CertificateUsage>CS</CertificateUsage>`],
    ['an unknown status', `${name}<CertificateStatus>X</CertificateStatus>`],
    ['an unknown criterion', `${name}<Colour>green</Colour>`],
    ['elements inside a criterion', '<CertificateSubjectName><a/></CertificateSubjectName>'],
  ] as const)
    test(`with ${what} is none`, () => assert.match(refusal(readSearch(search(criteria))), /\.$/))
})

describe('a retrieval', () => {
  test('names a serial number in hexadecimal, in either case', () => {
    for (const serial of ['4fbc525201a1d758', '4FBC525201A1D758', '004FBC525201A1D758'])
      assert.equal(
        read(readRetrieval(retrieval(`<CertificateSerial>${serial}</CertificateSerial>`))).serialNumber,
        0x4fbc525201a1d758n,
      )
  })

  for (const serial of ['', '12 34', '0x12', '-1', 'G', 'A'.repeat(41)])
    test(`of '${serial.slice(0, 8)}' is none`, () =>
      assert.match(refusal(readRetrieval(retrieval(`<CertificateSerial>${serial}</CertificateSerial>`))), /Serial/))
})

describe('any octets', () => {
  const readers: readonly ((octets: Uint8Array) => Result<unknown, NotDuis>)[] = [readSearch, readRetrieval]

  test('are read or refused with a sentence, never more', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.string().map((text) => search(text)),
        ),
        (octets) => {
          for (const reader of readers) {
            const result = reader(octets)
            assert.ok(result.ok || /\.$/.test(result.failure.sentence))
          }
        },
      ),
    )
  })

  test('with a document type are refused', () => {
    const bomb = Buffer.from(`<!DOCTYPE a [<!ENTITY b "90-B3-D5-1F-30-01-00-00">]>${search(name)}`)
    for (const reader of readers) assert.match(refusal(reader(bomb)), /document type/)
  })

  test('with another root are refused', () => {
    for (const reader of readers) assert.match(refusal(reader(Buffer.from('<a/>'))), /document element/)
  })
})

const answer = { responseCode: 200, responseMessage: 'Success', auditReference: '1' }
const entry = { serialNumber: 0x4fbn, status: 'I', usage: 'DS' } as const

test('a result tells organisations from devices by how they are named', () => {
  const organisation = { ...entry, subject: { kind: 'organisation', entityIdentifier: supplier }, role: 135 } as const
  const device = { ...entry, subject: { kind: 'device', entityIdentifier: supplier }, role: null } as const
  const document = writeSearchResponse(answer, [organisation, device])
  assert.match(document, /<CertificateSerial>04FB<\/CertificateSerial><CertificateSubjectName>90-B3/)
  assert.match(document, /<CertificateRole>135<\/CertificateRole>/)
  assert.match(document, /<CertificateSubjectAltName>90-B3-D5-1F-30-01-00-00<\/CertificateSubjectAltName>/)
  assert.equal(document.match(/<Result>/g)?.length, 2)
})

test('an authority is named in text that cannot break out of its element', () => {
  const authority = { ...entry, subject: { kind: 'authority', name: 'CN=<&>' }, usage: null, role: 7 } as const
  const document = writeDataResponse(answer, { entry: authority, der: Buffer.of(1, 2, 3) })
  assert.match(document, /<CertificateSubjectName>CN=&lt;&amp;&gt;<\/CertificateSubjectName>/)
  assert.match(document, /<CertificateBody>AQID<\/CertificateBody>/)
})
