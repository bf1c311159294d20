import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { LoadOfNetwork } from '../harness/load/load-page.ts'
import { ended, firstLineOf, playCommandLines, startProgram } from './testing/command-lines.ts'

const directory = mkdtempSync(join(tmpdir(), 'dcc-sim-load-'))
const ports = ['--port', '0', '--smki-port', '0', '--harness-port', '0']
const program = startProgram(['up', '--json', '--seed', 'loaded', '--premises', '300', ...ports])
after(async () => {
  program.kill('SIGTERM')
  await ended(program)
  rmSync(directory, { recursive: true, force: true })
})

const { harness } = JSON.parse(await firstLineOf(program)) as { readonly harness: string }
/** One command line by itself, so that nothing else uses the processor. */
async function played(...words: readonly string[]) {
  const [only] = await playCommandLines([['load', ...words]])
  return only ?? assert.fail('it was not played')
}

const pace = ['--rate', '2', '--duration', '5', '--ramp', '1']

test('a mix goes through the whole network, is as expected, and is told of in lines, as JSON and as a page', async () => {
  const report = join(directory, 'report')
  const { status, out, err } = await played('--harness', harness, ...pace, '--report', report)
  assert.deepEqual([status, err], [0, ''], out)
  assert.match(out, /^answer on the connection( +\d+\.\d){5} +\d+$/m)
  assert.match(out, /^All as expected$/m)
  const load = JSON.parse(readFileSync(join(report, 'load.json'), 'utf8')) as LoadOfNetwork
  const answered = load.codes.reduce((sum, { count }) => sum + count, 0)
  assert.equal(
    answered,
    load.seconds.reduce((sum, { asked }) => sum + asked, 0),
  )
  assert.equal(load.withoutResponse, 0)
  assert.match(readFileSync(join(report, 'load.html'), 'utf8'), /^<!doctype html>[\s\S]*<svg class="plot"/)
})

test('critical requests are signed and sent, and what was not expected exits 1', async () => {
  const mix = join(directory, 'mix.json')
  writeFileSync(mix, JSON.stringify([{ request: '7.3', share: 1, device: 'ESME', expect: 'E62' }]))
  const { status, out } = await played('--harness', harness, ...pace, '--mix', mix, '--json')
  assert.equal(status, 1)
  const { codes } = JSON.parse(out) as LoadOfNetwork
  assert.deepEqual(
    codes.map(({ code, expected }) => [code, expected]),
    [
      ['I0', true],
      ['I99', false],
    ],
  )
})

const handovers = join(directory, 'handovers.json')
writeFileSync(handovers, JSON.stringify([{ request: '6.21', share: 1, device: 'GPF', certificates: 'registered' }]))

for (const [what, words, complaint] of [
  [
    'another machine without being told to',
    ['--duis', 'http://192.0.2.1:1', '--seed', '1', '--premises', '9'],
    /add --elsewhere/,
  ],
  [
    'services of which neither seed nor premises are known',
    ['--duis', 'http://127.0.0.1:1'],
    /needs --seed and --prem/,
  ],
  [
    'more handovers than there are slots',
    ['--harness', harness, '--from', '300', '--mix', handovers, ...pace],
    /The run hands over \d+ slots of a GPF, and the DCC holds 0 from premises 300 on/,
  ],
  ['a mix that is not there', ['--harness', harness, '--mix', 'absent.json'], /--mix 'absent\.json' cannot be read/],
] as const)
  test(`nothing is sent to ${what}`, async () => {
    const { status, err } = await played(...words)
    assert.equal(status, 2)
    assert.match(err, complaint)
  })
