import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { ruleIds } from '../harness/index.ts'
import { runCli } from './testing/run-cli.ts'

const workplace = mkdtempSync(join(tmpdir(), 'assure-'))
after(() => rmSync(workplace, { recursive: true }))
writeFileSync(
  join(workplace, 'obliging.mjs'),
  `export default () => ({ outcome: 'accepted', rule: 'NOC-10', because: 'Come in.' })`,
)

const assure = (...words: readonly string[]) => runCli(['assure', ...words], workplace)

interface Summary {
  readonly check: string
  readonly scenarios: { readonly passed: number; readonly failed: number }
  readonly rules: Readonly<Record<string, { readonly scenarios: number; readonly failed: number }>>
  readonly errors: number
}
const summaryIn = (answer: string): Summary => JSON.parse(answer) as Summary

describe('dcc-sim assure', () => {
  it('agrees with ours in every scenario, three or more for each rule', async () => {
    const { status, answer } = await assure('--check', 'enforce', '--strict', '--cases', '100', '--json')
    const { check, scenarios, rules, errors } = summaryIn(answer)
    assert.deepEqual([status, check, scenarios.failed, errors], [0, 'enforce', 0, 0])
    assert.deepEqual(
      ruleIds.filter((rule) => (rules[rule]?.scenarios ?? 0) < 3),
      [],
    )
  })

  it('names the rule that is broken, with all that was asked, and writes it down', async () => {
    const { status, answer } = await assure('--check', 'obliging.mjs', '--rule', 'NOC-9', '--report', 'report')
    assert.equal(status, 1)
    assert.match(answer, /^First of NOC-9: /m)
    assert.match(
      answer,
      /they say {2}accepted by NOC-10: Come in\.\n {2}ours is {3}refused by NOC-10 \(other-party\): /,
    )
    assert.match(answer, /"networkParties": \[\n/)
    assert.match(readFileSync(join(workplace, 'report/junit.xml'), 'utf8'), /<failure message="missed/)
    const page = readFileSync(join(workplace, 'report/report.html'), 'utf8')
    assert.match(page, /<tr id="NOC-9" class="bad">/)
    assert.doesNotMatch(page, /file:\/\//, 'where our steps stand helps nobody who reads it')
    const written = JSON.parse(readFileSync(join(workplace, 'report/report.json'), 'utf8')) as { digest: string }
    assert.match(written.digest, /^[0-9a-f]{64}$/)

    const again = /^ {2}again {5}dcc-sim assure (--check obliging\.mjs --only \S+)$/m.exec(answer)?.[1]
    const repeated = await assure(...(again ?? 'no command').split(' '), '--json')
    assert.deepEqual([repeated.status, summaryIn(repeated.answer).scenarios], [1, { passed: 0, failed: 1 }])
  })

  it('finds premises that suit each scenario whatever the seed, so that no implementation fails for want of them', async () => {
    const { answer } = await assure('--check', 'enforce', '--rule', 'NOC-15', '--seed', '9', '--json')
    assert.equal(summaryIn(answer).scenarios.failed, 0)
  })

  it('is wrong usage with a module that is not there', async () => {
    assert.equal((await assure('--check', './nowhere.mjs')).status, 2)
  })

  it('names each failed scenario with its own command, and says what has changed since an earlier report', async () => {
    await assure('--check', 'obliging.mjs', '--rule', 'NOC-3', '--report', 'before')
    const written = readFileSync(join(workplace, 'before/report.json'), 'utf8')
    const { verdict, failed } = JSON.parse(written) as { verdict: string; failed: { id: string; again: string }[] }
    assert.equal(verdict, 'PARTIAL FAIL')
    assert.ok(failed.length > 0)
    for (const { id, again } of failed) assert.equal(again, `dcc-sim assure --check obliging.mjs --only ${id}`)

    const { status, answer } = await assure('--check', 'enforce', '--rule', 'NOC-3', '--against', 'before/report.json')
    assert.equal(status, 0)
    assert.match(answer, /^PARTIAL PASS: /)
    assert.match(answer, /^ {2}verdict: PARTIAL PASS, was PARTIAL FAIL$/m)
    assert.match(answer, /^ {2}check: enforce, was obliging\.mjs$/m)
    assert.equal(answer.match(/^ {2}mended: /gm)?.length, failed.length)
    assert.equal((await assure('--check', 'enforce', '--against', 'nowhere.json')).status, 2)
    assert.equal((await assure('--check', 'enforce', '--against', 'obliging.mjs')).status, 2)
  })
})
