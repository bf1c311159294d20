import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { auditSeed } from './testing/audited-seed.ts'

describe('an audit of 10 000 premises', () => {
  for (let seed = 1; seed <= 20; seed += 1)
    it(`finds what is wrong and nothing else, by cause: seed ${seed}`, () => {
      const { found, truth } = auditSeed(String(seed), 10_000)
      assert.deepEqual(found, truth)
      assert.ok(truth.length > 1_500)
    })
})
