import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fuzz } from '../fuzz.ts'
import { targetNames } from '../open-targets.ts'

/** Puts hostile input to all targets together for so many seconds, and registers a test of what came of each. */
export async function fuzzEveryTarget(seconds: number): Promise<void> {
  const cases = new Map<string, number>()
  const findings = await fuzz({
    targets: targetNames,
    seconds,
    seed: 20261122,
    tell: (turn) => void cases.set(turn.target, turn.cases),
  })
  for (const target of targetNames)
    test(`hostile input to ${target} breaks nothing and learns nothing`, () => {
      const finding = findings.find((each) => each.target === target)
      assert.equal(finding, undefined, `${finding?.what}\n\nRepeat it: ${finding?.repeat}`)
      assert.ok((cases.get(target) ?? 0) > 0, 'it never had its turn')
    })
}
