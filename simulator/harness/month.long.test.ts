import assert from 'node:assert/strict'
import { test } from 'node:test'
import { suppliers } from '../market/suppliers.ts'
import { month } from './rehearsal/month-story.ts'
import { playStory, storyLines } from './rehearsal/story.ts'
import { deterministicTestBed } from './testing/prepared-handover.ts'

/** What a month left behind: what the story tells, the newest frames of each link, every document that users took. */
interface Month {
  readonly lines: readonly string[]
  readonly frames: readonly string[]
  readonly documents: readonly string[]
}

async function liveMonth(): Promise<Month> {
  const testBed = await deterministicTestBed({ seed: 'a month' })
  try {
    const { network, users } = testBed
    const report = await playStory(month, testBed)
    const { devices } = report.premises
    const frames = Object.values(devices).flatMap((device) =>
      network.wan.link(device).map(({ direction, at, octets }) => `${at} ${direction} ${octetsInHex(octets)}`),
    )
    const parties = suppliers.map(({ entityIdentifier }) => users.supplier(entityIdentifier))
    const documents = (await Promise.all(parties)).flatMap(({ mailbox }) =>
      mailbox.received().map(({ document }) => document.toString('utf8')),
    )
    return { lines: [...storyLines(report)], frames, documents }
  } finally {
    await testBed.close()
  }
}

const octetsInHex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex')

test('a home lives a month in under a minute, and again the same to the octet', async () => {
  const began = performance.now()
  const lived = await liveMonth()
  const tookMs = performance.now() - began
  assert.ok(tookMs < 60_000, `${Math.round(tookMs)} ms`)
  assert.equal(lived.lines.at(-1), '  ended as scripted')
  // Fourteen readings and sixteen, top-ups, prices, a change of supplier.
  assert.ok(lived.documents.length > 40, `${lived.documents.length} documents`)
  assert.ok(lived.frames.length > 20, `${lived.frames.length} frames`)
  assert.deepEqual(await liveMonth(), lived)
})
