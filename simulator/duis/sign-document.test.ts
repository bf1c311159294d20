import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { signDeterministically, verifySignature } from '../../certs/ecdsa.ts'
import { createDuisReader } from './duis-reader.ts'
import { signDocument } from './sign-document.ts'
import { claim, read } from './testing/expectations.ts'
import { dspSigner, sampleRequests, sampleResponses, supplierSigner } from './testing/samples.ts'
import { writeRequest } from './write-request.ts'
import { writeResponse } from './write-response.ts'

const reader = await createDuisReader()
after(() => reader.dispose())

const unsigned = writeRequest(sampleRequests.handover)
const signed = await signDocument(unsigned, supplierSigner.signer)

for (const [name, request] of Object.entries(sampleRequests)) {
  test(`a signed ${name} verifies under the certificate that it names`, async () => {
    const xml = await signDocument(writeRequest(request), supplierSigner.signer)
    const { request: received, signature } = read(reader.readRequest(Buffer.from(xml)))
    const { signerSerialNumber, signerIssuer, digestMatches, signedInfo, value } = claim(signature)
    assert.deepEqual(received, request)
    assert.equal(signerSerialNumber, supplierSigner.certificate.serialNumber)
    assert.equal(signerIssuer, supplierSigner.certificate.issuer.rfc2253)
    assert.ok(digestMatches)
    assert.ok(await verifySignature(supplierSigner.certificate.publicKey, signedInfo, value))
  })
}

for (const [name, response] of Object.entries(sampleResponses)) {
  test(`a signed response that is a ${name} verifies`, async () => {
    const xml = await signDocument(writeResponse(response), dspSigner.signer)
    const { response: received, signature } = read(reader.readResponse(Buffer.from(xml)))
    const { digestMatches, signedInfo, value } = claim(signature)
    assert.deepEqual(received, response)
    assert.ok(digestMatches)
    assert.ok(await verifySignature(dspSigner.certificate.publicKey, signedInfo, value))
  })
}

test('the signature is the last child, and what stands before it is untouched', () => {
  const end = '</sr:Request>'
  assert.ok(signed.startsWith(`${unsigned.slice(0, -end.length)}<ds:Signature `))
  assert.ok(signed.endsWith(`</ds:Signature>${end}`))
})

test('by RFC 6979 the same request is the same document', async () => {
  const signer = { ...supplierSigner.signer, sign: signDeterministically }
  assert.equal(await signDocument(unsigned, signer), await signDocument(unsigned, signer))
})

test('an issuer whose name holds markup is written as text', async () => {
  const issuerRfc2253 = 'CN=A&B <C>,OU=07'
  const xml = await signDocument(unsigned, { ...supplierSigner.signer, issuerRfc2253 })
  assert.equal(claim(read(reader.readRequest(Buffer.from(xml))).signature).signerIssuer, issuerRfc2253)
})

test('only documents that we wrote are signed', async () => {
  await assert.rejects(signDocument(`${unsigned}\n`, supplierSigner.signer), { code: 'SIM_INVARIANT' })
})

test('no octet of a signed document can be changed unnoticed', async () => {
  const octets = Buffer.from(signed)
  const original = claim(read(reader.readRequest(octets)).signature)
  await fc.assert(
    fc.asyncProperty(fc.nat(octets.length - 1), fc.integer({ min: 1, max: 255 }), async (position, difference) => {
      const changed = Buffer.from(octets)
      changed[position] = (changed[position] ?? 0) ^ difference
      const result = reader.readRequest(changed)
      if (!result.ok || result.value.signature.state !== 'claimed') return
      const { digestMatches, signedInfo, value, signerIssuer, signerSerialNumber } = result.value.signature
      // Who signed is no part of what is signed: a changed serial number leads to another certificate, or to none.
      const anotherSigner = signerIssuer !== original.signerIssuer || signerSerialNumber !== original.signerSerialNumber
      const verifies = digestMatches && (await verifySignature(supplierSigner.certificate.publicKey, signedInfo, value))
      if (verifies && !anotherSigner) assert.deepEqual(result.value.request, sampleRequests.handover)
    }),
    { numRuns: 600 },
  )
})
