import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { skipWithout } from '../../certs/testing/judges.ts'
import { referenceEntries, referenceMessage } from '../../simulator/gbcs/testing/reference-messages.ts'
import { compareValues, decodedPayload } from './decoded-values.ts'
import { describedContent } from './described.ts'
import type { ReadSubject } from './subject.ts'

const subjectOf = (file: string): ReadSubject => {
  const entry = referenceEntries().find((each) => each.file.startsWith(file))
  assert.ok(entry)
  const message = referenceMessage(entry.file)
  return { entry, octets: message.octets, message }
}

/** How many values of a message are compared, and what disagrees, with the judge's own words changed or not. */
function compared(file: string, change: (note: string) => string = (note) => note) {
  const subject = subjectOf(file)
  const content = describedContent(subject)
  const elements = decodedPayload(subject.entry.file) ?? []
  assert.ok(content)
  return compareValues(
    subject.octets,
    content,
    elements.map(([depth, name, octets, note]) => [depth, name, octets, change(note)]),
  )
}

describe('the comparison with the values that the DCC reads', { skip: skipWithout.reference }, () => {
  for (const [file, least] of [
    ['ECS23_4.10_SUCCESS_RESPONSE', 100],
    ['GCS01a_1.1.1_IMMEDIATE_TOU_SUCCESS_COMMAND', 50],
    ['GCS16a_4.6.1_SUCCESS_RESPONSE', 60],
    ['ECS68_NA_8F0A_SINGLE_ALERT', 80],
  ] as const) {
    it(`finds at least ${least} values in ${file}, encrypted ones too, and none that disagrees`, () => {
      const found = compared(file)
      assert.ok(found.compared >= least, String(found.compared))
      assert.deepEqual(found.disagreements, [])
    })
  }

  it('finds a value that is another', () => {
    const found = compared('ECS23_4.10_SUCCESS_RESPONSE', (note) => (note === '147' ? '148' : note))
    assert.equal(found.disagreements.length, 1)
  })
})
