import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { createDuisReader } from '../duis-reader.ts'
import { signDocument } from '../sign-document.ts'
import { read, refusal } from '../testing/expectations.ts'
import { sampleRequests, supplierSigner } from '../testing/samples.ts'
import { writeRequest } from '../write-request.ts'
import { utf8Of } from './document-encoding.ts'

const reader = await createDuisReader()
after(() => reader.dispose())

const signed = await signDocument(writeRequest(sampleRequests.handover), supplierSigner.signer)
const declared = (encoding: string, xml = signed) => `<?xml version="1.0" encoding="${encoding}"?>\n${xml}`
const littleEndian = (xml: string) => Buffer.from(xml, 'utf16le')
const bigEndian = (xml: string) => littleEndian(xml).swap16()
const marked = (octets: Buffer, ...mark: number[]) => Buffer.concat([Buffer.from(mark), octets])

describe('a signed request is read and its digest verified in', () => {
  const forms: Readonly<Record<string, Buffer>> = {
    'UTF-8, undeclared': Buffer.from(signed),
    'UTF-8, declared': Buffer.from(declared('utf-8')),
    'UTF-8 with a byte order mark': marked(Buffer.from(declared('UTF-8')), 0xef, 0xbb, 0xbf),
    'UTF-16, little-endian': marked(littleEndian(declared('UTF-16')), 0xff, 0xfe),
    'UTF-16, big-endian': marked(bigEndian(declared('utf-16')), 0xfe, 0xff),
    'UTF-16, undeclared': marked(littleEndian(signed), 0xff, 0xfe),
    'UTF-16LE, without a mark': littleEndian(declared('UTF-16LE')),
    'UTF-16BE, without a mark': bigEndian(declared('UTF-16BE')),
  }
  for (const [name, octets] of Object.entries(forms))
    test(name, () => {
      const { signature } = read(reader.readRequest(octets))
      assert.ok(signature.state === 'claimed' && signature.digestMatches)
    })
})

describe('a request is refused', () => {
  for (const encoding of ['IBM1047', 'ISO-8859-1', 'windows-1252', 'UTF-7', 'UTF-32', 'US-ASCII', 'UCS-4', 'EUC-JP'])
    test(`that declares ${encoding}`, () =>
      assert.equal(
        refusal(reader.readRequest(Buffer.from(declared(encoding)))),
        `The document declares the encoding ${encoding}: only UTF-8 and UTF-16 are read.`,
      ))

  const contradictions: Readonly<Record<string, Buffer>> = {
    'UTF-16 in octets of UTF-8': Buffer.from(declared('UTF-16')),
    'UTF-8 in octets of UTF-16': marked(littleEndian(declared('UTF-8')), 0xff, 0xfe),
    'UTF-16BE behind the mark of UTF-16LE': marked(littleEndian(declared('UTF-16BE')), 0xff, 0xfe),
    'UTF-16LE behind the mark of UTF-8': marked(Buffer.from(declared('UTF-16LE')), 0xef, 0xbb, 0xbf),
  }
  for (const [name, octets] of Object.entries(contradictions))
    test(`that declares ${name}`, () =>
      assert.match(
        refusal(reader.readRequest(octets)),
        /^The document declares the encoding UTF-\w+, but its octets are UTF-\w+\.$/,
      ))

  const others: Readonly<Record<string, Buffer>> = {
    'UTF-32, little-endian': Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0]),
    'UTF-32, big-endian': Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x3c]),
    EBCDIC: Buffer.from([0x4c, 0x6f, 0xa7, 0x94, 0x93, 0x40]),
    'an overlong form of UTF-8': Buffer.from([0xc0, 0xbc, 0x61, 0x2f, 0x3e]),
    'a lone surrogate of UTF-16': Buffer.from([0xff, 0xfe, 0x3c, 0, 0, 0xd8]),
    'half a unit of UTF-16': Buffer.from([0xff, 0xfe, 0x3c]),
  }
  for (const [name, octets] of Object.entries(others))
    test(`in ${name}`, () => assert.match(refusal(reader.readRequest(octets)), /not UTF-8 or UTF-16/))
})

test('a declaration that is not looked for so far out has no effect either', () => {
  const hidden = `<?xml version="1.0"${' '.repeat(2_000)}encoding="IBM1047"?>${signed}`
  const reading = utf8Of(Buffer.from(hidden))
  assert.ok(reading.ok)
  // Read as the UTF-8 that it was counted in, whatever it calls itself.
  assert.ok(read(reader.readRequest(Buffer.from(hidden))).signature.state === 'claimed')
})
