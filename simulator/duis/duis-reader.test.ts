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

test('a body that is not simulated is read with all its values', () => {
  const top = element('Body')
  const { request } = read(
    readRequest(
      changed(
        handover,
        top,
        '<sr:Body><sr:TopUpDevice><sr:UTRN>12345678901234567890</sr:UTRN></sr:TopUpDevice></sr:Body>',
      ),
    ),
  )
  assert.deepEqual(request.body, {
    kind: 'described',
    element: 'TopUpDevice',
    content: { utrn: '12345678901234567890' },
  })
})

test('what a body that is not simulated may not hold is refused', () => {
  const body = '<sr:Body><sr:TopUpDevice><sr:UTRN>1234567890</sr:UTRN></sr:TopUpDevice></sr:Body>'
  assert.match(refusal(readRequest(changed(handover, element('Body'), body))), /UTRN/)
})

test('the codes proposed for the check are codes', () => {
  for (const code of ['E061510', 'E062106'])
    assert.equal(read(readResponse(changed(acknowledgement, inside('ResponseCode'), code))).response.responseCode, code)
})

test('content and alerts of a schema newer than ours are read by name', () => {
  const content = changed(
    acknowledgement,
    '</sr:ResponseMessage>',
    '<sr:NotYetKnown><sr:X></sr:X></sr:NotYetKnown></sr:ResponseMessage>',
  )
  const { body } = read(readResponse(content)).response
  assert.deepEqual(body.kind === 'ResponseMessage' && body.content, { kind: 'other', element: 'NotYetKnown' })
  const removal = changed(alert, inside('DCCAlert'), '<sr:StrangeEvent></sr:StrangeEvent>')
  const alerted = read(readResponse(removal)).response.body
  assert.deepEqual(alerted.kind === 'DCCAlertMessage' && alerted.alert, { kind: 'other', element: 'StrangeEvent' })
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
