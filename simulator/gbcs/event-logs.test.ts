import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { skipWithout } from '../../certs/testing/judges.ts'
import { describeMessage, type Field } from './describe.ts'
import { type EventLog, eventLogOf } from './event-logs.ts'
import { referenceOctets } from './testing/reference-messages.ts'

const skip = skipWithout.reference

const flat = (fields: readonly Field[]): readonly Field[] =>
  fields.flatMap((field) => [field, ...flat(field.fields ?? [])])

/** Event codes in the published answer to a read of a log. */
const codesIn = (file: string): readonly number[] =>
  flat(describeMessage(referenceOctets(file)))
    .filter(({ name }) => name === 'event code')
    .map(({ value }) => Number.parseInt(value, 16))

const published: readonly (readonly [file: string, log: EventLog, entries: number])[] = [
  ['ECS35a_6.13_SUCCESS_RESPONSE', 'events', 33],
  ['ECS35b_6.13_SUCCESS_RESPONSE', 'security', 33],
  ['ECS35d_6.13_SUCCESS_RESPONSE', 'security', 13],
  ['ECS35e_6.13_SUCCESS_RESPONSE', 'power', 33],
]

describe('the log of an event', () => {
  for (const [file, log, entries] of published)
    it(`is that in which ${file} shows it`, { skip }, () => {
      const codes = codesIn(file)
      assert.equal(codes.length, entries)
      assert.deepEqual(
        codes.filter((code) => eventLogOf(code) !== log),
        [],
      )
    })
})
