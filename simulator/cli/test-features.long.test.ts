import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { type Played, playCommandLines } from './testing/command-lines.ts'

// Brackets mean something in a pattern, and nothing in the name of a folder.
const directory = join(mkdtempSync(join(tmpdir(), 'own-features-')), 'ours [1]')
after(() => rmSync(join(directory, '..'), { recursive: true }))

function write(name: string, text: string): string {
  const path = join(directory, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
  return path
}

const scenario = (name: string, party: string): string => `
  Scenario: ${name}
    Given a GPF in London
    And its supplier holds the certificates of ${party}
    When the supplier requests handover of the network operator slot
    Then the supplier is told I0
`
const own = write(
  'below/own.feature',
  `Feature: Our handovers\n${scenario('right', 'Cadent')}${scenario('wrong', 'Northern Gas Networks')}
  Scenario: unknown
    Given a unicorn in London
`,
)
const broken = write('broken.txt.feature', 'This is no Gherkin.\n')
const reports = join(directory, 'reports')

const lines = {
  folder: ['test', join(directory, 'below')],
  line: ['test', `${own}:3`, '--report', reports],
  json: ['test', `${own}:9`, '--json'],
  otherCheck: ['test', `${own}:9`, '--check', 'off'],
  nowhere: ['test', join(directory, 'nowhere.feature')],
  nothing: ['test', reports],
  noFeature: ['test', join(directory, '..', 'README.md')],
  unreadable: ['test', broken],
  noCheck: ['test', own, '--check', './no-such-check.mjs'],
  noneTagged: ['test', own, '--tags', '@nobody'],
}
write('../README.md', '# No feature')
const all = await playCommandLines(Object.values(lines))
const played = (name: keyof typeof lines): Played =>
  all[Object.keys(lines).indexOf(name)] ?? assert.fail(`${name} was not played`)

describe('dcc-sim test', () => {
  test('plays every feature below a folder, and says why a scenario failed with all that happened', () => {
    const { status, out } = played('folder')
    assert.equal(status, 1)
    assert.match(out, /^ {2}passed {2}right$/m)
    assert.match(out, /^ {2}FAILED {2}wrong$[\s\S]*own\.feature:9$[\s\S]*the check: refused by NOC-10/m)
    assert.match(out, /a unicorn in London: there is no such step: docs\/reference\/steps\.md/)
    assert.match(out, /1 scenario passed, 2 failed/)
  })

  test('plays one scenario by its line, and writes reports', () => {
    const { status, out } = played('line')
    assert.equal(status, 0, out)
    assert.match(out, /1 scenario passed, 0 failed/)
    assert.match(readFileSync(join(reports, 'junit.xml'), 'utf8'), /tests="1"/)
    assert.ok(existsSync(join(reports, 'features.html')))
  })

  test('tells of each scenario in JSON', () => {
    const { status, out } = played('json')
    const told = JSON.parse(out) as Record<string, unknown>
    assert.deepEqual([status, told.name, told.outcome], [1, 'wrong', 'failed'])
  })

  test('lets another check decide', () => assert.equal(played('otherCheck').status, 0, played('otherCheck').out))

  const wrong: readonly (readonly [keyof typeof lines, RegExp])[] = [
    ['nowhere', /There is no feature '.*nowhere\.feature'/],
    ['nothing', /There is no feature in '.*reports' or below it/],
    ['noFeature', /README\.md' is no feature/],
    ['unreadable', /A feature cannot be read: .*broken\.txt\.feature/],
    ['noCheck', /no-such-check\.mjs/],
    ['noneTagged', /No scenario is selected by @nobody in .*ours \[1\]\/below\/own\.feature/],
  ]
  for (const [name, says] of wrong)
    test(`exits 2 and says what is wrong: ${name}`, () => {
      assert.equal(played(name).status, 2, played(name).out)
      assert.match(played(name).err, says)
    })
})
