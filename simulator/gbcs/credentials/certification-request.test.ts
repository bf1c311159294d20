import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createPublicKey, verify } from 'node:crypto'
import { describe, it } from 'node:test'
import { skipWithout } from '../../../certs/testing/judges.ts'
import { valueRead } from '../testing/codec-properties.ts'
import { readCertificationRequest } from './certification-request.ts'

/** A request as OpenSSL makes it for a new P-256 key. */
function madeByOpenssl(): Buffer {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', '/dev/null']
  return execFileSync('openssl', ['req', '-new', ...key, '-subj', '/CN=a device', '-outform', 'DER'], { stdio: 'pipe' })
}

describe('a certification request', { skip: skipWithout.openssl }, () => {
  it('is taken apart so that its signature verifies under the key it asks a certificate for', () => {
    const octets = madeByOpenssl()
    const request = valueRead(readCertificationRequest(octets))
    const publicKey = createPublicKey({ key: request.publicKey, format: 'der', type: 'spki' })
    assert.equal(publicKey.asymmetricKeyDetails?.namedCurve, 'prime256v1')
    assert.ok(verify('sha256', request.signedOctets, publicKey, request.signature))
    assert.match(request.subject.toString('latin1'), /a device/)
    assert.deepEqual(request.octets, octets)
  })

  it('of a later version is not read as one of this', () => {
    const octets = Buffer.from(madeByOpenssl())
    octets[octets.indexOf(Buffer.of(2, 1, 0)) + 2] = 1
    const read = readCertificationRequest(octets)
    assert.ok(!read.ok && read.failure.reason === 'value')
  })
})
