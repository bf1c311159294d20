import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordDay } from './testing/recorded-day.ts'

const [one, again, other] = [
  await recordDay({ seed: 'determinism' }),
  await recordDay({ seed: 'determinism' }),
  await recordDay({ seed: 'another' }),
]

test('everything that is played ends as it should, under either seed', () => {
  assert.deepEqual(one.surprises, [])
  assert.deepEqual(other.surprises, [])
})

test('the same seed gives the same reports', () => {
  assert.ok(one.reports.length > 100)
  assert.deepEqual(again.reports, one.reports)
})

test('the same seed gives the same documents, octet by octet', () => {
  assert.ok(one.documents.length > 50)
  assert.deepEqual(again.documents, one.documents)
})

test('the same seed gives the same frames in the same order on every link', () => {
  assert.ok(Object.values(one.links).flat().length > 10)
  assert.deepEqual(again.links, one.links)
})

test('the same seed gives the same transcripts, entry by entry', () => {
  assert.deepEqual(again.transcripts, one.transcripts)
})

test('another seed gives other reports, documents, frames and devices', () => {
  const frames = Object.values(one.links).flat()
  const otherFrames = new Set(Object.values(other.links).flat())
  assert.notDeepEqual(other.reports, one.reports)
  assert.ok(frames.every((frame) => !otherFrames.has(frame)))
  const otherDocuments = new Set(other.documents.map(({ text }) => text))
  assert.ok(one.documents.every(({ text }) => !otherDocuments.has(text)))
})
