import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { paceOfMachine } from '../../certs/testing/pace.ts'
import { describeDocument } from './describe.ts'
import { createDuisReader } from './duis-reader.ts'
import { signDocument } from './sign-document.ts'
import { readSearch } from './smki/read-requests.ts'
import { claim, read, refusal } from './testing/expectations.ts'
import { sampleRequests, sampleResponses, supplierSigner } from './testing/samples.ts'
import { writeRequest } from './write-request.ts'
import { writeResponse } from './write-response.ts'

const reader = await createDuisReader()
after(() => reader.dispose())

const signed = Buffer.from(await signDocument(writeRequest(sampleRequests.handover), supplierSigner.signer))
const header = writeRequest(sampleRequests.handover).replace(/<sr:Body>.*/, '')

/** One sentence for the sender: one line, of bounded length, with nothing of our own machinery in it. */
function isPresentable(sentence: string): void {
  assert.match(sentence, /^[A-Z][^\n\r]*\.$/u)
  assert.ok(sentence.length < 500, `${sentence.length} characters`)
  assert.doesNotMatch(sentence, /\.m?[jt]s\b|node_modules|file:|XmlError|\bat \w+ \(|wasm/)
  assert.doesNotMatch(sentence, /\p{C}/u)
}

/** Reads octets in every way there is; whatever they are, nothing is thrown and every refusal is presentable. */
function readAll(octets: Uint8Array): void {
  for (const result of [reader.readRequest(octets), reader.readResponse(octets), describeDocument(octets)])
    if (!result.ok) isPresentable(result.failure.sentence)
}

test('any octets are read or refused', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), readAll))
})

test('any text between angle brackets is read or refused', () => {
  const markup = fc.string({
    unit: fc.constantFrom(...'<>/!?-[]&;:="\'# aDOCTYPE', '<!DOCTYPE a [', ']]>', '&#0;', '\u2028'),
    maxLength: 60,
  })
  fc.assert(fc.property(markup, (text) => readAll(Buffer.from(text))))
})

test('a signed request with a piece cut out, doubled or replaced is read or refused', () => {
  const place = fc.nat(signed.length)
  fc.assert(
    fc.property(place, place, fc.uint8Array({ maxLength: 8 }), fc.boolean(), (one, other, replacing, doubled) => {
      const [from, to] = one < other ? [one, other] : [other, one]
      const piece = doubled ? signed.subarray(from, to) : Buffer.alloc(0)
      readAll(Buffer.concat([signed.subarray(0, from), piece, replacing, piece, signed.subarray(to)]))
    }),
    { numRuns: 400 },
  )
})

for (const interruption of ['<?p x?>', '<!--x-->']) {
  test(`a ${interruption} between any two tags is passed over, and counts for the digest outside the signature`, () => {
    const xml = signed.toString()
    const plain = read(reader.readRequest(signed))
    const places = [...xml.matchAll(/>(?=<)/g)].map(({ index }) => index + 1)
    for (const place of places) {
      const { request, signature } = read(
        reader.readRequest(Buffer.from(xml.slice(0, place) + interruption + xml.slice(place))),
      )
      assert.deepEqual(request, plain.request)
      if (interruption.startsWith('<?'))
        assert.equal(
          claim(signature).digestMatches,
          place > xml.indexOf('<ds:Signature') && !xml.slice(place).startsWith('</sr:'),
        )
    }
  })
}

const inBody = (content: string): string => `${header}<sr:Body>${content}</sr:Body></sr:Request>`
const entities = 'bcdefghij'.split('')
const laughs = entities.map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`).join('')

const acknowledgement = writeResponse(sampleResponses.acknowledgement)
/** A Service Response with content of a schema newer than the simulator: what it may hold, no schema says. */
const inUnknown = (content: string, attributes = ''): string =>
  acknowledgement.replace(
    '</sr:ResponseMessage>',
    () => `<sr:NotYetKnown${attributes}>${content}</sr:NotYetKnown></sr:ResponseMessage>`,
  )
/** The prefixes n0 to n13 declared on the root, which has two of its own. */
const crowded = (document: string): string =>
  document.replace('<sr:Response', `<sr:Response${numbered(14, (index) => ` xmlns:n${index}="urn:${index}"`)}`)
const inCrowded = (content: string): string => crowded(inUnknown(content))
const deep = (content: string): string => `${'<sr:Deeper>'.repeat(27)}${content}${'</sr:Deeper>'.repeat(27)}`
const payload = (content: string): string =>
  inBody(`<sr:SignedPreCommand><sr:GBCSPayload>${content}</sr:GBCSPayload></sr:SignedPreCommand>`)
const filling = (piece: string): string => piece.repeat(Math.floor(1_040_000 / piece.length))

function firmwareFor(devices: number, end: string): string {
  const list = Array.from({ length: devices }, () => '00-DB-12-34-56-78-90-A0').join(',')
  return inBody(
    `<sr:UpdateFirmware><sr:FirmwareImage>AAAA</sr:FirmwareImage><sr:FirmwareVersion>1</sr:FirmwareVersion><sr:DeviceIDList>${list}${end}</sr:DeviceIDList></sr:UpdateFirmware>`,
  )
}

function numbered(count: number, one: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => one(index)).join('')
}

const attacks: readonly (readonly [what: string, xml: string, sentence: RegExp | 'read'])[] = [
  [
    'a billion laughs in a value',
    `<!DOCTYPE a [<!ENTITY a "ha">${laughs}]>${inBody('<sr:ArmSupply>&j;</sr:ArmSupply>')}`,
    /document type/,
  ],
  [
    'an entity that is a file',
    `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${inBody('<sr:ArmSupply>&x;</sr:ArmSupply>')}`,
    /document type/,
  ],
  ['a document type elsewhere', `<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd">${header}`, /document type/],
  [
    'a document type alone',
    `<!DOCTYPE Request>${inBody('<sr:ArmSupply/>')}`,
    /^A document type declaration is not allowed\.$/,
  ],
  ['ten million octets', inBody(`<sr:ArmSupply>${'A'.repeat(10_000_000)}</sr:ArmSupply>`), /longer than/],
  // What was found from outside: namespaces on the root, times elements in the body.
  [
    '800 namespaces and 800 elements',
    inBody(`<sr:ArmSupply>${'<sr:ArmSupply/>'.repeat(800)}</sr:ArmSupply>`).replace(
      '<sr:Request',
      `<sr:Request${numbered(800, (index) => ` xmlns:n${index}="urn:${index}"`)}`,
    ),
    /more than/,
  ],
  [
    'a namespace at every depth',
    inBody(
      `${numbered(200, (index) => `<sr:ArmSupply xmlns:p${index}="urn:p">`)}${'<sr:ArmSupply/>'.repeat(3_000)}${'</sr:ArmSupply>'.repeat(200)}`,
    ),
    /namespace declarations/,
  ],
  ['9 900 attributes', inBody(`<sr:ArmSupply ${numbered(9_900, (index) => `a${index}="" `)}/>`), /attributes/],
  ['elements a thousand deep', inBody(`${'<sr:ArmSupply>'.repeat(1000)}${'</sr:ArmSupply>'.repeat(1000)}`), /deep/],
  ['a value in 9 000 pieces', payload(`${'A'.repeat(85)}<![CDATA[A]]>`.repeat(9_000)), /CDATA/],
  ['as many elements as fit into the octets', inBody(filling('<sr:ArmSupply/>')), /elements and attributes/],
  ['a body of a very long name', inBody(`<sr:${'A'.repeat(40_000)}/>`), /no body of a Service Request/],
  ['a list of 40 000 devices', firmwareFor(40_000, ''), 'read'],
  ['a list of 40 000 devices with a flaw at its end', firmwareFor(40_000, ','), /DeviceIDList/],
  // And what keeps within every bound, and is as dear as that allows.
  ['every bound at once', inCrowded(deep('<n1:X n2:a="" n3:b=""/>'.repeat(1_300))), 'read'],
  ['elements deep among namespaces', inCrowded(deep('<sr:X/>'.repeat(3_900))), 'read'],
  [
    'thousands of complaints of the schema',
    inBody(
      `<sr:RetrieveDeviceSecurityCredentialsKRP>${'<sr:RemotePartyRole/>'.repeat(3_950)}</sr:RetrieveDeviceSecurityCredentialsKRP>`,
    ),
    /schema-valid/,
  ],
  ['thousands of unknown prefixes', inBody('<a:b/>'.repeat(3_950)), /not well-formed/],
  ['thousands of unknown entities', inBody(filling('&a;')), /not well-formed/],
  ['a value in as many pieces as may be', payload(`${'A'.repeat(16_000)}<![CDATA[A]]>`.repeat(60)), 'read'],
  ['a long value', payload(filling('A')), 'read'],
  ['a long blank', payload(`AAAA${filling(' ')}AAAA`), 'read'],
  ['text that grows when it is canonicalised', inUnknown(filling('>')), 'read'],
  ['an attribute that grows when it is canonicalised', inUnknown('', ` a='${filling('"')}'`), 'read'],
  ['references to characters', inUnknown(filling('&#13;')), 'read'],
  [
    'a RequestID that is one long line',
    `${header.replace(':1001<', `:${'9'.repeat(900_000)}<`)}<sr:Body/></sr:Request>`,
    /schema-valid/,
  ],
]

/** Milliseconds of the processor's time: other work on the machine does not count. The least of three. */
function costOf(work: () => void): number {
  const costs = [1, 2, 3].map(() => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000
  })
  return Math.min(...costs)
}

/** Milliseconds that a request waits at most for another that is being read. */
const limit = 100 * paceOfMachine()

for (const [what, xml, sentence] of attacks) {
  test(`${what}: dealt with before anybody notices`, () => {
    const octets = Buffer.from(xml)
    const cost = costOf(() => {
      const result = xml.includes('<sr:Response') ? reader.readResponse(octets) : reader.readRequest(octets)
      if (sentence === 'read') return void read<unknown>(result)
      const said = refusal(result)
      isPresentable(said)
      assert.match(said, sentence)
    })
    assert.ok(cost < limit, `${cost} ms of ${limit}`)
  })
}

test('the services of the SMKI are as safe', () => {
  const xml = `<CertificateSearchRequest${numbered(150, (index) => ` xmlns:n${index}="urn:${index}"`)}>${'<a/>'.repeat(3_000)}</CertificateSearchRequest>`
  assert.ok(costOf(() => assert.match(refusal(readSearch(Buffer.from(xml))), /attributes/)) < limit)
  const within = `<CertificateSearchRequest${numbered(16, (index) => ` xmlns:n${index}="urn:${index}"`)}>${'<a/>'.repeat(3_900)}</CertificateSearchRequest>`
  assert.ok(costOf(() => assert.match(refusal(readSearch(Buffer.from(within))), /nothing else/)) < limit)
})

test('what a sender wrote is quoted in one line', () => {
  const said = refusal(
    reader.readRequest(
      Buffer.from(
        writeRequest(sampleRequests.handover).replace('>NetworkOperator<', '>\n\u202eat evil (/etc/passwd:1:1)\n<'),
      ),
    ),
  )
  assert.match(said, /^The document is not schema-valid: line \d+: [^\n\u202e]*$/)
})

test('three thousand documents leave nothing behind in the library’s memory', () => {
  const before = process.memoryUsage().rss
  for (let count = 0; count < 3_000; count += 1) read(reader.readRequest(signed))
  const grown = process.memoryUsage().rss - before
  assert.ok(grown < 48 * 1024 * 1024, `${grown} octets`)
})
