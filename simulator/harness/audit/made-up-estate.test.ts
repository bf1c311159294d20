import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { causeIds } from '../../causes/causes.ts'
import { auditSeed } from './testing/audited-seed.ts'

const large = auditSeed('gb', 1_000)

describe('an audit of a made-up estate', () => {
  for (const [name, { found, truth, report }] of [
    ['seed gb', large],
    ['seed 7', auditSeed('7', 50)],
    ['seed winter', auditSeed('winter', 50)],
  ] as const)
    it(`finds what is wrong and nothing else, by cause: ${name}`, () => {
      assert.deepEqual(found, truth)
      assert.equal(report.findings, truth.length)
      assert.equal(report.rejected, 0)
    })

  it('meets every cause, in about one slot of ten', () => {
    const { rows, findings, byCause } = large.report
    assert.deepEqual(
      causeIds.filter((cause) => byCause[cause] === 0),
      [],
    )
    assert.equal(rows, 2_000)
    assert.ok(findings > 150 && findings < 250, `${findings} findings`)
  })

  it('says who can reach the device, why the check refuses, and which serials would be right', () => {
    for (const { cause, holder, right, reason, registered } of large.findings) {
      assert.ok(registered !== null && right.length >= 2, cause)
      // What nobody published may be named in a way that says nothing of whose it is.
      if (cause !== 'never-in-repository') assert.notEqual(holder, null, cause)
      if (cause !== 'never-in-repository') assert.equal(reason === null, cause === 'expired', cause)
    }
  })

  it('counts the same findings by operator, supplier, area and month', () => {
    const { counts, findings, rows } = large.report
    for (const counted of Object.values(counts)) {
      assert.equal(
        counted.reduce((sum: number, each: { findings: number }) => sum + each.findings, 0),
        findings,
      )
      assert.equal(
        counted.reduce((sum: number, each: { rows: number }) => sum + each.rows, 0),
        rows,
      )
    }
    assert.equal(counts.area.length, 14)
  })
})
