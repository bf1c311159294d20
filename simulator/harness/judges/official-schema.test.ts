import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { referenceFile, skipWithout } from '../../../certs/testing/judges.ts'
import { createDuisReader, type DuisReader } from '../../duis/duis-reader.ts'
import { readSchemaDirectory } from '../configuration/schema-directory.ts'
import { type CarriedDocument, type RecordedDay, recordDay } from '../testing/recorded-day.ts'

const skip = skipWithout.reference
const nothing: RecordedDay = { reports: [], transcripts: [], documents: [], links: {}, surprises: [] }

// The network and its users validate with the official schema too, so that what it refuses does not even arrive.
const { documents, surprises } = skip ? nothing : await recordDay({ seed: 'judges', duisSchema: referenceFile('duis') })
const official = await createDuisReader(skip ? {} : { schemaFiles: readSchemaDirectory(referenceFile('duis')) })
after(() => official.dispose())

test('everything that is played ends as it should under the official schema', { skip }, () => {
  assert.deepEqual(surprises, [])
})

test('every document that was carried is valid under the official schema', { skip }, () => {
  for (const { kind, of, text } of documents) {
    const octets = Buffer.from(text)
    const read = kind === 'request' ? official.readRequest(octets) : official.readResponse(octets)
    assert.ok(read.ok, `${of}: ${read.ok || read.failure.sentence}\n${text}`)
  }
})

test('acknowledgements, refusals, answers, time-outs and alerts were among them', { skip }, () => {
  const codes = new Set(documents.flatMap((document) => codeOf(document, official) ?? []))
  for (const code of ['I99', 'I0', 'E20', 'E21', 'E1', 'E2', 'E13', 'E19', 'E48', 'E51', 'E062101', 'E062103', 'N42'])
    assert.ok(codes.has(code), `${code} is not among ${[...codes].join(' ')}`)
})

/** The response code of a response, the alert code of an alert. */
function codeOf({ kind, text }: CarriedDocument, reader: DuisReader): string | null {
  const read = kind === 'response' ? reader.readResponse(Buffer.from(text)) : null
  if (read === null || !read.ok) return null
  const { responseCode, body } = read.value.response
  return body.kind === 'DCCAlertMessage' ? body.alertCode : responseCode
}
