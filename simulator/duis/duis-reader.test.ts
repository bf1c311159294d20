import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { createDuisReader } from './duis-reader.ts'
import { read, refusal } from './testing/expectations.ts'
import { sampleRequests, sampleResponses } from './testing/samples.ts'
import { writeRequest } from './write-request.ts'
import { writeResponse } from './write-response.ts'

const reader = await createDuisReader()
after(() => reader.dispose())

const handover = writeRequest(sampleRequests.handover)
const update = writeRequest(sampleRequests['update of credentials'])
const preCommand = writeRequest(sampleRequests['signed pre-command'])
const acknowledgement = writeResponse(sampleResponses.acknowledgement)
const alert = writeResponse(sampleResponses['credentials updated'])

const readRequest = (xml: string) => reader.readRequest(Buffer.from(xml))
const readResponse = (xml: string) => reader.readResponse(Buffer.from(xml))

/** A document with one thing changed; fails where there is nothing to change. */
function changed(xml: string, from: string | RegExp, to: string): string {
  const result = xml.replace(from, to)
  assert.notEqual(result, xml, `there is no ${from}`)
  return result
}

const element = (name: string) => new RegExp(`<sr:${name}>.*?</sr:${name}>`)
const inside = (name: string) => new RegExp(`(?<=<sr:${name}>).*?(?=</sr:${name}>)`)

const invalid: readonly (readonly [what: string, xml: string])[] = [
  ['a handover without its signing certificate', changed(handover, element('DigitalSigningCertificate'), '')],
  ['a handover with a certificate that is not base64', changed(handover, inside('DigitalSigningCertificate'), 'MII*')],
  [
    'a handover whose certificates are wrapped as in 6.15.1',
    changed(
      handover,
      /<sr:ReplacementCertificates>(.*?)<\/sr:ReplacementCertificates>/,
      '<sr:ReplacementCertificates><sr:SupplierOrNetworkOperatorCertificates>$1</sr:SupplierOrNetworkOperatorCertificates></sr:ReplacementCertificates>',
    ),
  ],
  ['a handover for an unknown Remote Party Role', changed(handover, inside('RemotePartyRole'), 'Wizard')],
  [
    'a handover with a floor beyond 63 bits',
    changed(handover, inside('RemotePartyFloorSeqNumber'), '9223372036854775808'),
  ],
  ['a handover with a negative floor', changed(handover, inside('RemotePartyFloorSeqNumber'), '-1')],
  ['a handover without a certification path', changed(handover, element('CertificationPathCertificates'), '')],
  [
    'a handover with four certificates in its path',
    changed(handover, /(<sr:Certificate>.*?<\/sr:Certificate>)/, '$1$1$1$1'),
  ],
  ['a handover that says maybe', changed(handover, inside('ApplyTimeBasedCPVChecks'), 'maybe')],
  [
    'a handover with an element more',
    changed(
      handover,
      '</sr:RequestHandoverOfDCCControlledDevice>',
      '<sr:MPxN>1</sr:MPxN></sr:RequestHandoverOfDCCControlledDevice>',
    ),
  ],
  ['a handover with an attribute more', changed(handover, '<sr:RemotePartyRole>', '<sr:RemotePartyRole id="1">')],
  ['a handover of another namespace', changed(handover, 'dccinterface.co.uk', 'example.org')],
  [
    'a handover on a day that is none',
    changed(
      handover,
      '<sr:RemotePartyRole>',
      '<sr:ExecutionDateTime>2026-02-30T00:00:00Z</sr:ExecutionDateTime><sr:RemotePartyRole>',
    ),
  ],
  ['an update without ReplacementCertificates', changed(update, element('ReplacementCertificates'), '')],
  [
    'an update with its elements in another order',
    changed(
      update,
      /(<sr:RemotePartyRole>.*?<\/sr:RemotePartyRole>)(<sr:RemotePartyFloorSeqNumber>.*?<\/sr:RemotePartyFloorSeqNumber>)/,
      '$2$1',
    ),
  ],
  ['a Signed Pre-Command without a payload', changed(preCommand, element('GBCSPayload'), '')],
  ['a request without a RequestID', changed(handover, element('RequestID'), '')],
  ['a request whose counter has a leading zero', changed(handover, ':1001<', ':01001<')],
  ['a request of Command Variant 0', changed(handover, inside('CommandVariant'), '0')],
  ['a request of Command Variant 10', changed(handover, inside('CommandVariant'), '10')],
  ['a request without a schemaVersion', changed(handover, / schemaVersion="5.4"/, '')],
  ['a request with an empty body', changed(handover, element('Body'), '<sr:Body></sr:Body>')],
  ['a request with two bodies', changed(handover, /(<sr:Body>.*<\/sr:Body>)/, '$1$1')],
  [
    'a request with a body of another namespace',
    changed(handover, element('Body'), '<sr:Body><b xmlns="urn:b"></b></sr:Body>'),
  ],
  ['a request with text between its elements', changed(handover, '<sr:Body>', 'so <sr:Body>')],
  [
    'a request that says it is of another type',
    changed(
      handover,
      '<sr:RemotePartyRole>',
      '<sr:RemotePartyRole xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="sr:OpenBody">',
    ),
  ],
]

for (const [what, xml] of invalid) {
  test(`${what} is not schema-valid`, () => {
    assert.match(refusal(readRequest(xml)), /^The document is not schema-valid: line 1: .*\.$/)
  })
}

test('a stray character in base64 is refused, which the XML library passes over', () => {
  for (const [xml, name] of [
    [handover, 'KeyAgreementCertificate'],
    [handover, 'Certificate'],
    [preCommand, 'GBCSPayload'],
  ] as const) {
    for (const stray of ['*', '_', '*-_ .'])
      assert.equal(
        refusal(readRequest(changed(xml, `<sr:${name}>`, `<sr:${name}>${stray}`))),
        `The document is not schema-valid: sr:${name} is not base64.`,
      )
  }
})

test('a counter beyond 64 bits is refused', () => {
  const xml = changed(handover, ':1001<', ':18446744073709551616<')
  assert.equal(refusal(readRequest(xml)), 'The counter of a RequestID or ResponseID is larger than 64 bits hold.')
})

test('a response where a request belongs is refused, and the other way round', () => {
  assert.equal(refusal(readRequest(acknowledgement)), 'The document element is not sr:Request.')
  assert.equal(refusal(readResponse(handover)), 'The document element is not sr:Response.')
})

test('whatever a body holds that is not simulated gets through, to be answered with a code', () => {
  const body =
    '<sr:Body><sr:TopUpDevice a="b"><sr:Anything>1</sr:Anything><c xmlns="urn:c"/></sr:TopUpDevice></sr:Body>'
  const { request } = read(readRequest(changed(handover, element('Body'), body)))
  assert.deepEqual(request.body, { kind: 'other', element: 'TopUpDevice' })
})

test('a body, a Service Reference and a variant that DUIS has not are refused', () => {
  const bogus = changed(handover, element('Body'), '<sr:Body><sr:Bogus></sr:Bogus></sr:Body>')
  assert.match(refusal(readRequest(bogus)), /sr:Bogus/)
  for (const name of ['ServiceReference', 'ServiceReferenceVariant'])
    assert.match(refusal(readRequest(changed(handover, inside(name), '99.1'))), /99\.1/)
})

test('older and newer schema versions are read alike', () => {
  for (const version of ['1.0', '5.2', '6', '10.25'])
    assert.equal(read(readRequest(changed(handover, '"5.4"', `"${version}"`))).request.schemaVersion, version)
})

test('a RequestID in lower case is the same RequestID', () => {
  const xml = changed(handover, inside('RequestID'), sampleRequests.handover.requestId.toLowerCase())
  assert.equal(read(readRequest(xml)).request.requestId, sampleRequests.handover.requestId)
})

test('prefixes, white space, line ends, comments and encodings are the sender’s own business', () => {
  const pretty = handover
    .replaceAll('<sr:', '<')
    .replaceAll('</sr:', '</')
    .replace('xmlns:sr=', 'xmlns=')
    .replace(/></g, '>\r\n\t<!-- so it is --><')
  const utf16 = Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${pretty}`, 'utf16le')
  for (const octets of [Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${pretty}\n`), utf16])
    assert.deepEqual(read(reader.readRequest(octets)).request, sampleRequests.handover)
})

test('a value with a comment in its midst is read whole', () => {
  const xml = changed(handover, ':1001<', ':100<!-- 2 -->1<')
  assert.equal(read(readRequest(xml)).request.requestIdParts.counter, 1001n)
})

test('where the schemas of others are said to be makes no difference', () => {
  const hint =
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:a http://a/a.xsd urn:b /etc/passwd"'
  const xml = changed(handover, ' schemaVersion', `${hint} schemaVersion`)
  assert.deepEqual(read(readRequest(xml)).request, sampleRequests.handover)
})

const invalidResponses: readonly (readonly [what: string, xml: string])[] = [
  ['a response without a code', changed(acknowledgement, element('ResponseCode'), '')],
  ['a response with a code of no known form', changed(acknowledgement, inside('ResponseCode'), 'E0615100')],
  ['a response without a time', changed(acknowledgement, element('ResponseDateTime'), '')],
  ['an alert about no certificate', changed(alert, /<sr:Certificates>.*<\/sr:Certificates>/, '')],
  ['an alert about an unknown kind of certificate', changed(alert, inside('CertificateType'), 'Signing')],
]

for (const [what, xml] of invalidResponses) {
  test(`${what} is not schema-valid`, () => {
    assert.match(refusal(readResponse(xml)), /^The document is not schema-valid: line 1: /)
  })
}

test('the codes proposed for the check are codes', () => {
  for (const code of ['E061510', 'E062106'])
    assert.equal(read(readResponse(changed(acknowledgement, inside('ResponseCode'), code))).response.responseCode, code)
})

test('content and alerts that are not simulated are read by name', () => {
  const content = changed(
    acknowledgement,
    '</sr:ResponseMessage>',
    '<sr:DSPWANMatrix><sr:X></sr:X></sr:DSPWANMatrix></sr:ResponseMessage>',
  )
  const { body } = read(readResponse(content)).response
  assert.deepEqual(body.kind === 'ResponseMessage' && body.content, { kind: 'other', element: 'DSPWANMatrix' })
  const removal = changed(alert, inside('DCCAlert'), '<sr:PPMIDRemoval></sr:PPMIDRemoval>')
  const alerted = read(readResponse(removal)).response.body
  assert.deepEqual(alerted.kind === 'DCCAlertMessage' && alerted.alert, { kind: 'other', element: 'PPMIDRemoval' })
})

test('files that hold no schema of DUIS are a fault of the configuration', async () => {
  await assert.rejects(createDuisReader({ schemaFiles: new Map() }), { code: 'SIM_CONFIGURATION' })
  await assert.rejects(createDuisReader({ schemaFiles: new Map([['a.xsd', Buffer.from('<a>')]]) }), {
    code: 'SIM_CONFIGURATION',
  })
  const broken =
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:x/ServiceUserGateway"><xs:element name="a" type="b"/></xs:schema>'
  await assert.rejects(createDuisReader({ schemaFiles: new Map([['a.xsd', Buffer.from(broken)]]) }), {
    code: 'SIM_CONFIGURATION',
  })
})
