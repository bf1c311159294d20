import assert from 'node:assert/strict'
import { test } from 'node:test'
import { XmlDocument } from 'libxml2-wasm'
import { skipWithout } from '../../../certs/testing/judges.ts'
import { createRandom } from '../../environment/randomness.ts'
import { serviceRequests } from '../../vocabulary/service-reference.ts'
import { compileOfficialSchema } from '../schema/compile-schema.ts'
import { type Choose, generatedElement } from '../testing/generated-bodies.ts'
import {
  compareSchemas,
  generatedResponses,
  officialFiles,
  publishedRequests,
  variedRequests,
} from '../testing/schema-comparison.ts'
import { requestAround, responseAround } from '../testing/surroundings.ts'
import { at, type CanonicalElement, readCanonical } from '../xml/canonical-reader.ts'
import { canonicalDocument } from '../xml/canonicalise.ts'
import { dccAlert, requestBody, responseContent } from './body-codec.ts'
import { dccAlerts } from './dcc-alerts.ts'
import { type BodyContent, type BodyName, requestBodies } from './request-bodies.ts'
import { responseContents } from './response-contents.ts'

const skip = skipWithout.reference
const names = Object.keys(requestBodies) as BodyName[]

const random = createRandom('generated bodies')
const pick: Choose = (below) => random.integer(0, below - 1)

function bodyIn(xml: string): CanonicalElement {
  const document = XmlDocument.fromString(xml)
  try {
    const body = at(readCanonical(canonicalDocument(document)), 'Body')?.children[0]
    if (body === undefined) assert.fail('There is no body')
    return body
  } finally {
    document.dispose()
  }
}

/** What a Service Response or a DCC Alert is about. */
function elementIn(xml: string, as: 'content' | 'alert'): CanonicalElement {
  const message = bodyIn(xml)
  const element = as === 'content' ? message.children[2] : at(message, 'DCCAlert')?.children[0]
  if (element === undefined) assert.fail('There is nothing in it')
  return element
}

/** Reads a body, writes it, reads it again: the value is the same. Returns what was written. */
function writtenBack(xml: string): string {
  const read = requestBody.read(bodyIn(xml))
  if (read === null) assert.fail('It is no body')
  const written = requestBody.write(read.name, read.content)
  assert.deepEqual(requestBody.read(bodyIn(requestAround(written))), read)
  return written
}

test('every body of the Service Request Matrix is described, and no other but the Signed Pre-Command', () => {
  const inMatrix = new Set(Object.values(serviceRequests).map(({ element }) => element))
  assert.deepEqual(new Set(names), new Set([...inMatrix, 'SignedPreCommand']))
})

test('a value has the names and types of its description', () => {
  const content: BodyContent<'SetDeviceConfigurationImportMPxN'> = {
    importMpans: { importMpan: '1234567890123', secondaryImportMpan: '1234567890124' },
  }
  // As a use case takes it.
  const shown = ({ importMpans, importMprn }: typeof content) =>
    importMpans === undefined ? importMprn : importMpans.importMpan + (importMpans.secondaryImportMpan ?? '')
  assert.equal(shown(content), '12345678901231234567890124')
  assert.equal(
    requestBody.write('SetDeviceConfigurationImportMPxN', content),
    '<sr:SetDeviceConfigurationImportMPxN><sr:ImportMPANs><sr:ImportMPAN>1234567890123</sr:ImportMPAN>' +
      '<sr:SecondaryImportMPAN>1234567890124</sr:SecondaryImportMPAN></sr:ImportMPANs></sr:SetDeviceConfigurationImportMPxN>',
  )
})

for (const name of names)
  test(`a generated ${name} is read, written and read alike`, () => {
    for (let count = 0; count < 5; count += 1)
      writtenBack(requestAround(generatedElement(name, requestBodies[name], pick, 0)))
  })

for (const [codec, described, as] of [
  [responseContent, responseContents, 'content'],
  [dccAlert, dccAlerts, 'alert'],
] as const)
  for (const [name, content] of Object.entries(described))
    test(`a generated ${name} is read, written and read alike`, () => {
      for (let count = 0; count < 5; count += 1) {
        const xml = responseAround(generatedElement(name, content, pick, 0), as)
        const read = codec.read(elementIn(xml, as))
        if (read === null) assert.fail('It is not described')
        const written = (codec.write as (name: string, content: unknown) => string)(read.name, read.content)
        assert.deepEqual(codec.read(elementIn(responseAround(written, as), as)), read)
      }
    })

test('every published request is read, written and read alike, and what is written is valid under the official schema', {
  skip,
}, () => {
  const official = compileOfficialSchema(officialFiles())
  const requests = publishedRequests()
  assert.equal(requests.length, 293)
  for (const [name, xml] of requests) {
    const document = XmlDocument.fromString(requestAround(writtenBack(xml)))
    assert.doesNotThrow(() => official.validate(document), name)
    document.dispose()
  }
  official.dispose()
})

test('our schema and the official one are of one mind about 2 000 variations of all bodies', { skip }, () => {
  const { taken, refused, astray } = compareSchemas(variedRequests(2_000, 'every day'))
  assert.deepEqual(astray, [])
  assert.ok(taken > 500 && refused > 500, `${taken} taken, ${refused} refused`)
})

test('our schema and the official one are of one mind about 500 responses and alerts', { skip }, () => {
  const { taken, refused, astray } = compareSchemas(generatedResponses(500, 'every day'))
  assert.deepEqual(astray, [])
  assert.ok(taken > 200 && refused > 50, `${taken} taken, ${refused} refused`)
})
