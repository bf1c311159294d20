import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, describe, it } from 'node:test'
import { readScenarios } from './cucumber-messages.ts'
import type { TestResult } from './test-result.ts'

const directory = mkdtempSync(join(tmpdir(), 'features-'))
after(() => rmSync(directory, { recursive: true }))

const steps = `
  import { Given } from ${JSON.stringify(import.meta.resolve('@cucumber/cucumber'))}
  Given('it holds', () => {})
  Given('it fails', () => { throw new Error('lost') })
  Given('it is skipped', () => 'skipped')
  Given('it is pending', () => 'pending')
  Given(/^it is .*us$/, () => {})
  Given(/^it is amb.*$/, () => {})
`

const feature = `
  Feature: how scenarios end
    Scenario: holds
      Given it holds
    Scenario: fails
      Given it holds
      And it fails
      And it holds
    Scenario: skipped
      Given it is skipped
      And it holds
    Scenario: undefined
      Given nobody knows it
    Scenario: pending
      Given it is pending
    Scenario: ambiguous
      Given it is ambiguous
    Scenario Outline: outlined
      Given it <ends>
      Examples:
        | ends  |
        | holds |
        | fails |
`

/** What Cucumber itself writes of features that are given by name. */
function scenariosOf(features: Record<string, string>): TestResult[] {
  for (const [name, text] of Object.entries(features)) writeFileSync(join(directory, `${name}.feature`), text)
  writeFileSync(join(directory, 'steps.mjs'), steps)
  const cucumber = resolve('node_modules/@cucumber/cucumber/bin/cucumber.js')
  const names = Object.keys(features).map((name) => `${name}.feature`)
  spawnSync(process.execPath, [cucumber, '--import', 'steps.mjs', '--format', 'message:run.ndjson', ...names], {
    cwd: directory,
  })
  return readScenarios(readFileSync(join(directory, 'run.ndjson'), 'utf8').split('\n').slice(0, -1))
}

describe('readScenarios', () => {
  const scenarios = scenariosOf({ endings: feature })
  const detailOf = (wanted: string) => scenarios.find(({ name }) => name === wanted)?.detail ?? ''

  it('gives each scenario, and each example of an outline, as Cucumber judged it', () => {
    assert.deepEqual(
      scenarios.map(({ name, status }) => `${name}: ${status}`),
      [
        'holds: passed',
        'fails: failed',
        'skipped: skipped',
        'undefined: failed',
        'pending: failed',
        'ambiguous: failed',
        'outlined: passed',
        'outlined: failed',
      ],
    )
  })

  it('names the step that decided, and why', () => {
    assert.match(detailOf('fails'), /^failed: it fails\nError: lost\n/)
    assert.match(detailOf('undefined'), /^undefined: nobody knows it/)
    assert.match(detailOf('skipped'), /^skipped: it is skipped/)
  })

  it('takes a feature that cannot be read for a failure', () => {
    const [only] = scenariosOf({ broken: 'Feature: a\n  Scenario: b\n    Given it holds\n    Nonsense' })
    assert.equal(only?.status, 'failed')
    assert.equal(only?.suite, 'broken.feature')
  })
})
