import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { smkiOfSeed } from '../world/smki-of-seed.ts'
import { inspectCertificate } from './inspect-certificate.ts'

describe('a certificate taken apart', () => {
  const smki = smkiOfSeed('gb')
  const [held] = smki.organisationCredentials()
  const { certificate } = held ?? assert.fail('no certificate')
  const certificates = { organisation: certificate, authority: smki.organisationIssuing.certificate }

  for (const [kind, { der, serialNumber }] of Object.entries(certificates))
    it(`says of each field of an ${kind} certificate where its octets stand`, () => {
      const { findings } = inspectCertificate(der, null)
      const octetsOf = (name: string): Buffer => {
        const { offset, length } = findings.find((finding) => finding.name === name) ?? assert.fail(name)
        assert.ok(offset !== undefined && length !== undefined, name)
        return der.subarray(offset, offset + length)
      }
      // INTEGER, and UTCTime or GeneralizedTime in text.
      assert.equal(BigInt(`0x${octetsOf('serialNumber').subarray(2).toString('hex')}`), serialNumber)
      assert.match(octetsOf('notAfter').toString('latin1'), /^..\d{12,14}Z$/s)
      for (const [name, held] of [
        ['public key', certificates[kind as 'organisation'].publicPoint],
        ['signature', certificates[kind as 'organisation'].signature],
        ['subjectKeyIdentifier', certificates[kind as 'organisation'].subjectKeyIdentifier],
      ] as const)
        assert.ok(held !== null && octetsOf(name).subarray(-held.length).equals(held), name)
    })

  it('finds the Entity Identifier and the role where the subject has them', () => {
    const { findings } = inspectCertificate(certificate.der, null)
    const hexOf = (name: string): string => {
      const { offset = 0, length = 0 } = findings.find((finding) => finding.name === name) ?? assert.fail(name)
      return certificate.der.toString('hex', offset, offset + length)
    }
    assert.ok(hexOf('Entity Identifier').endsWith(`${certificate.entityIdentifier}`.replaceAll('-', '').toLowerCase()))
    assert.match(hexOf('Remote Party Role'), /55040b/)
  })
})
