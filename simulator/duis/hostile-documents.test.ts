import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { describeDocument } from './describe.ts'
import { createDuisReader } from './duis-reader.ts'
import { largestDocument } from './parse-document.ts'
import { signDocument } from './sign-document.ts'
import { read, refusal } from './testing/expectations.ts'
import { sampleRequests, supplierSigner } from './testing/samples.ts'
import { writeRequest } from './write-request.ts'

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

const inBody = (content: string): string => `${header}<sr:Body>${content}</sr:Body></sr:Request>`
const entities = 'bcdefghij'.split('')
const laughs = entities.map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`).join('')

const attacks: readonly (readonly [what: string, xml: string, sentence: RegExp])[] = [
  [
    'a billion laughs in a value',
    `<!DOCTYPE a [<!ENTITY a "ha">${laughs}]>${inBody('<sr:X>&j;</sr:X>')}`,
    /document type|amplification/,
  ],
  [
    'a billion laughs in an attribute',
    `<!DOCTYPE a [<!ENTITY a "ha">${laughs}]>${inBody('<sr:X y="&j;"/>')}`,
    /document type|amplification/,
  ],
  [
    'an entity that is a file',
    `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${inBody('<sr:X>&x;</sr:X>')}`,
    /document type/,
  ],
  [
    'a document type elsewhere',
    `<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd">${header}`,
    /not well-formed|document type/,
  ],
  ['a document type alone', `<!DOCTYPE Request>${inBody('<sr:X/>')}`, /^A document type declaration is not allowed\.$/],
  ['elements a thousand deep', inBody(`${'<sr:X>'.repeat(1000)}${'</sr:X>'.repeat(1000)}`), /Excessive depth/],
  ['ten million octets', inBody(`<sr:X>${'A'.repeat(10_000_000)}</sr:X>`), /longer than/],
  ['as many elements as fit', inBody('<sr:X/>'.repeat(largestDocument / 8)), /markup characters/],
  [
    'as many attributes as fit',
    inBody(`<sr:X ${Array.from({ length: 80_000 }, (_, index) => `a${index}=""`).join(' ')}/>`),
    /markup characters/,
  ],
  ['thousands of wrong elements', inBody(`<sr:X>${'<sr:SignedPreCommand/>'.repeat(9_000)}</sr:X>`), /schema-valid/],
  ['thousands of unknown prefixes', inBody('<a:b/>'.repeat(9_000)), /not well-formed/],
  [
    'a value that is one long line',
    `${header.replace(':1001<', `:${'9'.repeat(500_000)}<`)}<sr:Body/></sr:Request>`,
    /schema-valid/,
  ],
]

for (const [what, xml, sentence] of attacks) {
  test(`${what} is dealt with at once`, () => {
    const started = performance.now()
    const result = reader.readRequest(Buffer.from(xml))
    const said = refusal(result)
    isPresentable(said)
    assert.match(said, sentence)
    // The slowest takes a tenth of this; a bound, so that growth out of proportion fails.
    assert.ok(performance.now() - started < 5_000)
  })
}

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
