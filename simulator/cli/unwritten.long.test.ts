import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fromSource, projectDirectory } from '../../certs/testing/judges.ts'
import { ended, firstLineOf, startProgram } from './testing/command-lines.ts'

const full = '/dev/full'
const skip = !existsSync(full) && `there is no ${full} to write to`

const directory = mkdtempSync(join(tmpdir(), 'unwritten-'))
after(() => rmSync(directory, { recursive: true }))

const ports = ['--port', '0', '--smki-port', '0', '--harness-port', '0']

/** Command lines that answer something: in one line, in many, with a page of JSON, and as long as they are up. */
const answers: Readonly<Record<string, readonly string[]>> = {
  help: ['--help'],
  'certs generate': ['certs', 'generate', '--out', join(directory, 'certs')],
  'export registration': ['export', 'registration', '--premises', '3'],
  inspect: ['inspect', 'df0902000000'],
  rehearse: ['rehearse', '@correct', '@gpf', '--json'],
  assure: ['assure', '--rule', 'NOC-5', '--json'],
  up: ['up', '--json', ...ports],
}

/** Command lines whose files cannot be written. */
const files: readonly (readonly string[])[] = [
  ['certs', 'generate', '--out', full],
  ['certs', 'generate', '--out', `${full}/here`],
  ['export', 'registration', '--series', 'suppliers', '--out', full],
  ['export', 'inventory', '--out', directory],
  ['rehearse', '@gpf', '--report', full],
  ['assure', '--report', full],
]

/** Runs the program with standard output and standard error where they are wanted. */
function run(args: readonly string[], { out, err }: { readonly out?: string; readonly err?: string }) {
  const [stdout, stderr] = [out, err].map((path) => (path === undefined ? null : openSync(path, 'w')))
  try {
    const parameters = [...fromSource, join(projectDirectory, 'simulator/cli/main.ts'), ...args]
    return spawnSync(process.execPath, parameters, {
      cwd: projectDirectory,
      stdio: ['ignore', stdout ?? 'pipe', stderr ?? 'pipe'],
      encoding: 'utf8',
      timeout: 120_000,
    })
  } finally {
    for (const file of [stdout, stderr]) if (file != null) closeSync(file)
  }
}

describe('output that cannot be written', { skip }, () => {
  for (const [name, args] of Object.entries(answers))
    it(`makes dcc-sim ${name} exit 3 and say so in a sentence`, () => {
      const { status, stderr } = run(args, { out: full })
      assert.match(stderr, /^dcc-sim: standard output cannot be written to: ENOSPC.*$/m)
      assert.doesNotMatch(stderr, /^\s+at /m)
      assert.equal(status, 3)
    })

  for (const args of files)
    it(`makes dcc-sim ${args.join(' ')} exit 3 and name the option`, () => {
      const { status, stderr } = run(args, {})
      assert.match(stderr, /^dcc-sim: --(out|report): '.*' cannot be written to: E.*\n$/)
      assert.equal(status, 3)
    })

  it('changes no status where it is what goes to standard error', () => {
    assert.equal(run(['fly'], { err: full }).status, 2)
    assert.equal(run(['fly'], { out: full, err: full }).status, 2)
    assert.equal(run(['inspect', 'df0902000000'], { err: full }).status, 1)
    assert.equal(run(['--help'], { err: full }).status, 0)
  })
})

describe('a network', () => {
  it('goes on serving where its log cannot be written', { skip }, async () => {
    const log = openSync(full, 'w')
    const program = startProgram(['up', '--json', ...ports], log)
    const ending = ended(program)
    const { harness, duis } = JSON.parse(await firstLineOf(program)) as { harness: string; duis: string }
    for (let turn = 0; turn < 5; turn += 1) {
      const answer = await fetch(`${duis}/api/v1/serviceS`, { method: 'POST', body: 'not XML' })
      assert.ok(answer.status >= 400 && answer.status < 500)
    }
    assert.equal((await fetch(`${harness}/harness/v1/status`)).status, 200)
    program.kill('SIGTERM')
    assert.equal((await ending).status, 0)
    closeSync(log)
  })

  it('that answers 503 makes dcc-sim send exit 3, and say when to send it again', async () => {
    // A check that gives no verdict: nothing is recorded, and the request may come again.
    const program = startProgram(['up', '--json', '--check', 'exec:false', ...ports])
    const ending = ended(program)
    const { harness } = JSON.parse(await firstLineOf(program)) as { harness: string }
    const listed = await fetch(`${harness}/harness/v1/devices?type=GPF&limit=1`)
    const { devices } = (await listed.json()) as { devices: readonly { readonly deviceId: string }[] }
    const device = devices[0]?.deviceId ?? assert.fail('no device')
    const { status, stderr } = run(
      ['send', 'handover', '--device', device, '--operator', 'CAD', '--harness', harness],
      {},
    )
    program.kill('SIGTERM')
    await ending
    assert.match(stderr, /^dcc-sim: The DCC gave no answer to judge: HTTP 503: .* Send it again in \d+ s\n$/)
    assert.equal(status, 3)
  })
})
