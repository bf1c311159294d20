import assert from 'node:assert/strict'
import { it } from 'node:test'
import { benchAudit } from './audit-bench.ts'

it('audits the estate that it writes, one slot in ten wrong, slower than reading it', () => {
  const { rows, findings, ratio } = benchAudit(5_000)
  assert.equal(rows, 5_000)
  assert.equal(findings, 500)
  assert.ok(ratio > 0 && ratio < 1)
})
