import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TranscriptEntry } from '../../dcc/transcript/transcript.ts'
import { instant } from '../../vocabulary/instant.ts'
import { transcriptLines } from './transcript-lines.ts'

const at = instant(Date.UTC(2026, 10, 22, 9))
const released: TranscriptEntry = { kind: 'released', at, code: 'I99', trace: [], decision: null }
const scheduled: TranscriptEntry = { kind: 'scheduled', at, until: at }
const quarantined: TranscriptEntry = { kind: 'quarantined', at, reference: '12', by: 'dcc-threshold', because: 'Why.' }

/** What is said of the last of the entries. */
const lastOf = (...entries: readonly TranscriptEntry[]): string | undefined =>
  transcriptLines({ entries }, { nameOfDevice: String }).at(-1)?.what

test('a request that was released is said to come from where it waited', () => {
  assert.match(lastOf(scheduled, released) ?? '', /^its time has come: I99/)
  assert.match(lastOf(quarantined, released) ?? '', /^taken out of quarantine: I99/)
  // A request that was due, and went beyond a threshold then, waited last in quarantine.
  assert.match(lastOf(scheduled, released, quarantined, released) ?? '', /^taken out of quarantine: I99/)
})
