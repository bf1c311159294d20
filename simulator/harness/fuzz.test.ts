import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fuzz } from './testing/fuzz/fuzz.ts'
import { targetNames } from './testing/fuzz/open-targets.ts'

/** Seconds for all targets together; `npm run fuzz` has more, and other seeds. */
const seconds = 10

for (const target of targetNames)
  test(`hostile input to ${target} breaks nothing and learns nothing`, async () => {
    const [finding] = await fuzz({ targets: [target], seconds: seconds / targetNames.length, seed: 20261122 })
    assert.equal(finding, undefined, `${finding?.what}\n\nRepeat it: ${finding?.repeat}`)
  })
