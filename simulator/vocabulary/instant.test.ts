import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { formatInstant, parseInstant } from './instant.ts'

/** An ISO 8601 date-time, and how it reads in UTC. */
const moments: readonly (readonly [string, string])[] = [
  ['2026-11-30T23:59:59Z', '2026-11-30T23:59:59Z'],
  ['2024-02-29T12:00Z', '2024-02-29T12:00:00Z'],
  ['2000-02-29T12:00:00.250Z', '2000-02-29T12:00:00.250Z'],
  ['2026-03-01T00:30:00+01:00', '2026-02-28T23:30:00Z'],
  ['1969-07-20T20:17:40Z', '1969-07-20T20:17:40Z'],
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
  ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59Z'],
]

const none: readonly string[] = [
  '2026-11-31T00:00:00Z',
  '2026-02-29T00:00:00Z',
  '2100-02-29T00:00:00Z',
  '2026-04-31T23:00:00+01:00',
  '2026-00-10T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-11-00T00:00:00Z',
  '2026-11-22T25:00:00Z',
  '2026-11-22T09:60:00Z',
  '9999-12-31T23:59:59-01:00',
  '2026-11-22',
  '2026-11-22T09:00:00',
  'yesterday',
]

describe('an instant', () => {
  for (const [text, inUtc] of moments)
    test(`is read from '${text}'`, () => {
      const read = parseInstant(text)
      assert.equal(read === null ? null : formatInstant(read), inUtc)
    })

  for (const text of none) test(`is not read from '${text}'`, () => assert.equal(parseInstant(text), null))
})
