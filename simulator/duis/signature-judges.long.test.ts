import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createPrivateKey, createPublicKey, sign as signSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { SignedXml } from 'xml-crypto'
import type { Certificate } from '../../certs/certificate.ts'
import { verifySignature, verifySignatureSync } from '../../certs/ecdsa.ts'
import { certificateFromPem, certificateToPem, privateKeyToPem } from '../../certs/key-stores/key-store.ts'
import { runSigningTool } from '../../certs/testing/dcc-signing-tool.ts'
import { projectDirectory, skipWithout } from '../../certs/testing/judges.ts'
import { createDuisReader } from './duis-reader.ts'
import { signDocument } from './sign-document.ts'
import { algorithms } from './signature-profile.ts'
import { claim, read } from './testing/expectations.ts'
import { dspSigner, sampleRequests, sampleResponses, supplierSigner } from './testing/samples.ts'
import { writeRequest } from './write-request.ts'
import { writeResponse } from './write-response.ts'

const reader = await createDuisReader()
const directory = mkdtempSync(join(tmpdir(), 'duis-judges-'))
after(() => {
  reader.dispose()
  rmSync(directory, { recursive: true })
})

const packages = join(projectDirectory, 'node_modules/@smartdcc')

function file(name: string, content: string): string {
  const path = join(directory, name)
  writeFileSync(path, content)
  return path
}

async function verifiesHere(octets: Buffer, certificate: Certificate): Promise<void> {
  const { signature } = read(reader.readRequest(octets))
  const { digestMatches, signedInfo, value, signerSerialNumber, signerIssuer } = claim(signature)
  assert.ok(digestMatches)
  assert.equal(signerSerialNumber, certificate.serialNumber)
  assert.equal(signerIssuer, certificate.issuer.rfc2253)
  assert.ok(await verifySignature(certificate.publicKey, signedInfo, value))
}

/** Every certificate of the public test network, by serial number. */
function publishedCertificate(serial: bigint): Certificate {
  const text = readFileSync(join(packages, 'dccboxed-keystore/keystore.json'), 'utf8')
  for (const [, pem] of text.matchAll(/"certificate":\s*("-----BEGIN CERTIFICATE.*?")/g)) {
    const certificate = certificateFromPem(JSON.parse(pem ?? ''))
    if (certificate.serialNumber === serial) return certificate
  }
  return assert.fail(`the keystore holds no certificate ${serial}`)
}

test('the DCC’s tool signs with its published key, and it verifies here', { skip: skipWithout.java }, async () => {
  const signed = runSigningTool(
    'Sign',
    '--preserveCounter',
    file('unsigned.xml', writeRequest(sampleRequests.handover)),
  )
  const { request, signature } = read(reader.readRequest(signed))
  assert.deepEqual(request, sampleRequests.handover)
  await verifiesHere(signed, publishedCertificate(claim(signature).signerSerialNumber))
})

test('the DCC’s tool signs with a key of ours, and it verifies here', { skip: skipWithout.java }, async () => {
  const { certificate, signer } = supplierSigner
  const signed = runSigningTool(
    'Sign',
    '--preserveCounter',
    file('unsigned.xml', writeRequest(sampleRequests['update of credentials'])),
    file('signer.pem', certificateToPem(certificate)),
    file('signer.key', privateKeyToPem(signer.privateKey)),
  )
  await verifiesHere(signed, certificate)
})

test('the DCC’s tool accepts a request that we signed', { skip: skipWithout.java }, async () => {
  const xml = await signDocument(writeRequest(sampleRequests.handover), supplierSigner.signer)
  runSigningTool('Validate', file('request.xml', xml), file('signer.pem', certificateToPem(supplierSigner.certificate)))
})

test('the DCC’s tool accepts a response that we signed', { skip: skipWithout.java }, async () => {
  const xml = await signDocument(writeResponse(sampleResponses['service response']), dspSigner.signer)
  runSigningTool('Validate', file('response.xml', xml), file('dsp.pem', certificateToPem(dspSigner.certificate)))
})

test('the DCC’s tool refuses a request of ours whose counter was changed', { skip: skipWithout.java }, async () => {
  const xml = await signDocument(writeRequest(sampleRequests.handover), supplierSigner.signer)
  const changed = file('changed.xml', xml.replace(':1001<', ':1002<'))
  assert.throws(() =>
    runSigningTool('Validate', changed, file('signer.pem', certificateToPem(supplierSigner.certificate))),
  )
})

/** xml-crypto knows no ECDSA: it is lent ours. It throws where a signature value is wrong. */
function xmlCryptoAccepts(xml: string, certificate: Certificate): boolean {
  const judge = new SignedXml({ publicCert: certificateToPem(certificate) })
  judge.SignatureAlgorithms[algorithms.signature] = EcdsaSha256
  judge.loadSignature(/<ds:Signature .*<\/ds:Signature>/s.exec(xml)?.[0] ?? '')
  return judge.checkSignature(xml)
}

class EcdsaSha256 {
  getAlgorithmName() {
    return algorithms.signature
  }

  getSignature(material: unknown, key: unknown): string {
    return signSync('sha256', Buffer.from(String(material)), {
      key: createPrivateKey(key as string),
      dsaEncoding: 'ieee-p1363',
    }).toString('base64')
  }

  verifySignature(material: string, key: unknown, value: string): boolean {
    const publicKey = createPublicKey(key as string)
    return verifySignatureSync(publicKey, Buffer.from(material), Buffer.from(value, 'base64'))
  }
}

test('xml-crypto accepts what we signed, and nothing that was changed', async () => {
  const { signer, certificate } = supplierSigner
  const request = await signDocument(writeRequest(sampleRequests['request in a sequence']), signer)
  const response = await signDocument(writeResponse(sampleResponses.inventory), dspSigner.signer)
  assert.ok(xmlCryptoAccepts(request, certificate))
  assert.ok(xmlCryptoAccepts(response, dspSigner.certificate))
  assert.throws(() => xmlCryptoAccepts(request, dspSigner.certificate), /signature value/)
  assert.equal(xmlCryptoAccepts(request.replace('>false<', '>true<'), certificate), false)
})

/** What xml-crypto makes of a document by its usual transforms: enveloped-signature, then exclusive canonicalisation. */
function signedByXmlCrypto(xml: string): string {
  const { signer, certificate } = supplierSigner
  const hand = new SignedXml({
    privateKey: privateKeyToPem(signer.privateKey),
    signatureAlgorithm: algorithms.signature as never,
    canonicalizationAlgorithm: algorithms.canonicalization,
    getKeyInfoContent: () =>
      `<X509Data><X509IssuerSerial><X509IssuerName>${certificate.issuer.rfc2253}</X509IssuerName>` +
      `<X509SerialNumber>${certificate.serialNumber}</X509SerialNumber></X509IssuerSerial></X509Data>`,
  })
  hand.SignatureAlgorithms[algorithms.signature] = EcdsaSha256
  hand.addReference({
    xpath: '/*',
    isEmptyUri: true,
    transforms: [algorithms.transform, algorithms.canonicalization],
    digestAlgorithm: algorithms.digest,
  })
  hand.computeSignature(xml)
  return hand.getSignedXml()
}

/** A namespace that nothing uses: it is in the inclusive form and not in the exclusive one. */
const withNeedlessNamespace = writeRequest(sampleRequests.handover).replace(
  ' xmlns:sr',
  ' xmlns:needless="urn:needless" xmlns:sr',
)

test('what xml-crypto signs by exclusive canonicalisation verifies here, and what was changed does not', async () => {
  const xml = signedByXmlCrypto(withNeedlessNamespace)
  assert.deepEqual(read(reader.readRequest(Buffer.from(xml))).request, sampleRequests.handover)
  await verifiesHere(Buffer.from(xml), supplierSigner.certificate)
  const changed = read(reader.readRequest(Buffer.from(xml.replace(':1001<', ':1002<'))))
  assert.equal(claim(changed.signature).digestMatches, false)
})

test('the DCC’s tool takes that list of transforms too', { skip: skipWithout.java }, () => {
  const xml = signedByXmlCrypto(writeRequest(sampleRequests.handover))
  runSigningTool(
    'Validate',
    file('exclusive.xml', xml),
    file('signer.pem', certificateToPem(supplierSigner.certificate)),
  )
})

test('xmlsec1 accepts what we signed', { skip: skipWithout.xmlsec1 }, async () => {
  const { signer, certificate } = supplierSigner
  const xml = await signDocument(writeRequest(sampleRequests.handover), signer)
  const key = file('signer-public.pem', certificate.publicKey.export({ format: 'pem', type: 'spki' }).toString())
  execFileSync('xmlsec1', ['--verify', '--pubkey-pem', key, file('xmlsec.xml', xml)], { stdio: 'pipe' })
})
