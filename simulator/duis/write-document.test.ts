import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { XmlDocument } from 'libxml2-wasm'
import { createDuisReader } from './duis-reader.ts'
import { canonicalElement } from './testing/canonical-element.ts'
import { read } from './testing/expectations.ts'
import { sampleRequests, sampleResponses } from './testing/samples.ts'
import { writeRequest } from './write-request.ts'
import { writeResponse } from './write-response.ts'
import { canonicalDocument } from './xml/canonicalise.ts'

const reader = await createDuisReader()
after(() => reader.dispose())

const documents = [
  ...Object.entries(sampleRequests).map(([name, request]) => [name, writeRequest(request)] as const),
  ...Object.entries(sampleResponses).map(([name, response]) => [name, writeResponse(response)] as const),
]

for (const [name, xml] of documents) {
  test(`the document of a ${name} is its own canonical form, inclusive and exclusive`, () => {
    const document = XmlDocument.fromString(xml)
    try {
      assert.equal(canonicalDocument(document).toString(), xml)
      assert.equal(canonicalElement(document.root).toString(), xml)
    } finally {
      document.dispose()
    }
  })
}

for (const [name, request] of Object.entries(sampleRequests)) {
  test(`a ${name} is read as it was written`, () => {
    assert.deepEqual(read(reader.readRequest(Buffer.from(writeRequest(request)))), {
      request,
      signature: { state: 'absent' },
    })
  })
}

for (const [name, response] of Object.entries(sampleResponses)) {
  test(`a response that is a ${name} is read as it was written`, () => {
    assert.deepEqual(read(reader.readResponse(Buffer.from(writeResponse(response)))), {
      response,
      signature: { state: 'absent' },
    })
  })
}
