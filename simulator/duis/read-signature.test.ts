import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, test } from 'node:test'
import { XmlDocument } from 'libxml2-wasm'
import { verifySignature } from '../../certs/ecdsa.ts'
import { createDuisReader } from './duis-reader.ts'
import { signDocument } from './sign-document.ts'
import type { SignatureState } from './signature.ts'
import { claim, read, refusal, shapeFlaw } from './testing/expectations.ts'
import { sampleRequests, sampleResponses, supplierSigner } from './testing/samples.ts'
import { writeRequest } from './write-request.ts'
import { writeResponse } from './write-response.ts'
import { canonicalDocument } from './xml/canonicalise.ts'

const reader = await createDuisReader()
after(() => reader.dispose())

const { signer, certificate } = supplierSigner
const signed = await signDocument(writeRequest(sampleRequests.handover), signer)
/** A Service Response with content of a schema newer than the simulator, which may hold anything. */
const newer = '<sr:NotYetKnown></sr:NotYetKnown>'
const elsewhere = await signDocument(
  writeResponse(sampleResponses.acknowledgement).replace('</sr:ResponseMessage>', `${newer}</sr:ResponseMessage>`),
  signer,
)
const [signature = ''] = signed.match(/<ds:Signature .*<\/ds:Signature>/) ?? []

function stateOf(xml: string): SignatureState {
  const octets = Buffer.from(xml)
  return read<{ readonly signature: SignatureState }>(
    xml.includes('<sr:Response') ? reader.readResponse(octets) : reader.readRequest(octets),
  ).signature
}

function changed(from: string | RegExp, to: string, xml = signed): string {
  const result = xml.replace(from, to)
  assert.notEqual(result, xml, `there is no ${from}`)
  return result
}

const signatureNamespace = 'http://www.w3.org/2000/09/xmldsig'
const excC14n = 'http://www.w3.org/2001/10/xml-exc-c14n#'
const transform = (algorithm: string) => `<ds:Transform Algorithm="${algorithm}"></ds:Transform>`
const sha512 = 'http://www.w3.org/2001/04/xmlenc#sha512'
const oneMore = /more than one signature/
const outOfPlace = /not a child of the document element/
const profile = /does not fit the DUIS profile/

const malformed: readonly (readonly [what: string, xml: string, flaw: RegExp])[] = [
  ['a digest in base64 with a stray character', changed('<ds:DigestValue>', '<ds:DigestValue>*'), /not base64/],
  [
    'two signatures of which one is not base64',
    changed('</sr:Request>', `${signature.replace('<ds:DigestValue>', '<ds:DigestValue>*')}</sr:Request>`),
    oneMore,
  ],
  ['a second signature beside the first', changed('</sr:Request>', `${signature}</sr:Request>`), oneMore],
  [
    'a second signature hidden in content that is not known',
    changed('</sr:NotYetKnown>', `${signature}</sr:NotYetKnown>`, elsewhere),
    oneMore,
  ],
  ['a second signature inside the first', changed('</ds:X509Data>', `</ds:X509Data>${signature}`), oneMore],
  [
    'something else of the signature’s namespace beside it',
    changed('</sr:Request>', '<ds:Object xmlns:ds="http://www.w3.org/2000/09/xmldsig#"></ds:Object></sr:Request>'),
    oneMore,
  ],
  [
    'a signature inside content that is not known',
    elsewhere
      .replace(/(<ds:Signature .*<\/ds:Signature>)/, '')
      .replace('</sr:NotYetKnown>', `${signature}</sr:NotYetKnown>`),
    outOfPlace,
  ],
  [
    'something of the namespace that is no signature',
    changed(signature, '<ds:Object xmlns:ds="http://www.w3.org/2000/09/xmldsig#"></ds:Object>'),
    profile,
  ],
  ['two SignedInfos', changed(/(<ds:SignedInfo>.*<\/ds:SignedInfo>)/, '$1$1'), profile],
  ['two References', changed(/(<ds:Reference .*<\/ds:Reference>)/, '$1$1'), profile],
  ['a Reference to a part of the document', changed('URI=""', 'URI="#body"'), profile],
  ['a Reference without a URI', changed(' URI=""', ''), profile],
  ['another canonicalisation of SignedInfo', changed('xml-exc-c14n#"', 'xml-exc-c14n#WithComments"'), profile],
  [
    'a canonicalisation with a list of prefixes',
    changed(
      '></ds:CanonicalizationMethod>',
      '><InclusiveNamespaces xmlns="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="sr"/></ds:CanonicalizationMethod>',
    ),
    profile,
  ],
  ['another signature algorithm', changed('#ecdsa-sha256', '#rsa-sha256'), profile],
  ['another digest', changed('http://www.w3.org/2001/04/xmlenc#sha256', sha512), profile],
  ['another transform', changed('#enveloped-signature', '#base64'), profile],
  [
    'a second transform',
    changed(
      /(<ds:Transform .*<\/ds:Transform>)/,
      '$1<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"></ds:Transform>',
    ),
    profile,
  ],
  [
    'exclusive canonicalisation alone',
    changed('#enveloped-signature', '#x').replace(`${signatureNamespace}#x`, excC14n),
    profile,
  ],
  [
    'exclusive canonicalisation before the signature is taken out',
    changed(/(<ds:Transform .*<\/ds:Transform>)/, `${transform(excC14n)}$1`),
    profile,
  ],
  [
    'inclusive canonicalisation spelled out',
    changed(/(<ds:Transform .*<\/ds:Transform>)/, `$1${transform('http://www.w3.org/TR/2001/REC-xml-c14n-20010315')}`),
    profile,
  ],
  ['the transform twice', changed(/(<ds:Transform .*<\/ds:Transform>)/, '$1$1'), profile],
  [
    'three transforms',
    changed(/(<ds:Transform .*<\/ds:Transform>)/, `$1${transform(excC14n)}${transform(excC14n)}`),
    profile,
  ],
  ['no transform', changed(/<ds:Transforms>.*<\/ds:Transforms>/, ''), profile],
  ['a digest that is too short', changed(/(?<=<ds:DigestValue>).*?(?=<)/, 'AAAA'), profile],
  [
    'a signature value that is DER',
    changed(/(?<=<ds:SignatureValue>).*?(?=<)/, Buffer.alloc(70, 1).toString('base64')),
    profile,
  ],
  ['a signature value that is not base64', changed('<ds:SignatureValue>', '<ds:SignatureValue>*'), /not base64/],
  ['no KeyInfo', changed(/<ds:KeyInfo>.*<\/ds:KeyInfo>/, ''), profile],
  [
    'a certificate of its own in place of the signer’s name',
    changed(
      /<ds:X509IssuerSerial>.*<\/ds:X509IssuerSerial>/,
      `<ds:X509Certificate>${certificate.der.toString('base64')}</ds:X509Certificate>`,
    ),
    profile,
  ],
  ['a serial number that is none', changed(/(?<=<ds:X509SerialNumber>).*?(?=<)/, '-1'), profile],
  ['an Object', changed('</ds:KeyInfo>', '</ds:KeyInfo><ds:Object>1</ds:Object>'), profile],
]

for (const [what, xml, flaw] of malformed) {
  test(`a document with ${what} is read, and its signature is malformed`, () => {
    assert.match(shapeFlaw(stateOf(xml)), flaw)
  })
}

test('a request with a signature in its body is refused, as the schema has none there', () => {
  const xml = changed('</sr:CertificationPathCertificates>', `</sr:CertificationPathCertificates>${signature}`)
  assert.match(refusal(reader.readRequest(Buffer.from(xml))), /Signature/)
})

test('a changed value leaves the claim and spoils the digest', () => {
  const { digestMatches } = claim(stateOf(changed(':1001<', ':1002<')))
  assert.equal(digestMatches, false)
})

test('white space added between elements spoils the digest', () => {
  assert.equal(claim(stateOf(changed('<sr:Body>', '\n<sr:Body>'))).digestMatches, false)
})

test('a comment added afterwards changes neither value nor digest, as comments are not signed', async () => {
  const state = claim(stateOf(changed(':1001<', ':10<!-- x -->01<')))
  assert.ok(state.digestMatches)
  assert.ok(await verifySignature(certificate.publicKey, state.signedInfo, state.value))
})

test('a changed SignedInfo spoils the signature', async () => {
  const state = claim(stateOf(changed(/(?<=<ds:DigestValue>)..../, 'AAAA')))
  assert.equal(state.digestMatches, false)
  assert.equal(await verifySignature(certificate.publicKey, state.signedInfo, state.value), false)
})

/** The document as another program writes it: pretty-printed, other prefixes, the signature's namespace as the default one. */
async function signedByOtherHands(): Promise<string> {
  const pretty = writeRequest(sampleRequests.handover)
    .replaceAll('sr:', 'duis:')
    .replace('xmlns:sr', 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:duis')
    .replace(/></g, '>\r\n  <')
  const namespace = ' xmlns="http://www.w3.org/2000/09/xmldsig#"'
  const keyInfo = /<ds:KeyInfo>.*<\/ds:KeyInfo>/.exec(signature)?.[0].replaceAll('ds:', '')
  const signedInfo = (/<ds:SignedInfo>(.*)<\/ds:SignedInfo>/.exec(signature)?.[1] ?? '')
    .replaceAll('ds:', '')
    .replace(/(?<=<DigestValue>).*?(?=<)/, `\n ${digestOf(pretty)}\n`)
    .replace(/>(?=<(Reference|Transforms|DigestMethod|DigestValue))/g, '>\n')
  const value = await signer.sign(signer.privateKey, Buffer.from(`<SignedInfo${namespace}>${signedInfo}</SignedInfo>`))
  const lines = (value.toString('base64').match(/.{1,64}/g) ?? []).join('\n')
  const xml =
    `<Signature${namespace}><!-- mine --><SignedInfo>${signedInfo}</SignedInfo>` +
    `\n<SignatureValue>\n${lines}\n</SignatureValue>\n${keyInfo}</Signature>`
  return `<?xml version="1.0"?>\n${pretty.replace('</duis:Request>', `${xml}</duis:Request>`)}`
}

function digestOf(xml: string): string {
  const document = XmlDocument.fromString(xml)
  try {
    return createHash('sha256').update(canonicalDocument(document)).digest('base64')
  } finally {
    document.dispose()
  }
}

test('a document that others pretty-printed before they signed it verifies as it came', async () => {
  const { request, signature: state } = read(reader.readRequest(Buffer.from(await signedByOtherHands())))
  const { digestMatches, signedInfo, value } = claim(state)
  assert.deepEqual(request, sampleRequests.handover)
  assert.ok(digestMatches)
  assert.ok(await verifySignature(certificate.publicKey, signedInfo, value))
})

test('a document whose namespaces have no canonical form is refused', () => {
  const xml = changed('></sr:NotYetKnown>', '><a xmlns="relative"></a></sr:NotYetKnown>', elsewhere)
  const result = reader.readResponse(Buffer.from(xml))
  assert.match(result.ok ? '' : result.failure.sentence, /^The document has no canonical form/)
})
