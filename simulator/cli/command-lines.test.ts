import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { type Played, playCommandLines } from './testing/command-lines.ts'

const directory = mkdtempSync(join(tmpdir(), 'command-lines-'))
const at = (name: string): string => join(directory, name)

/** Somebody else on a port that the network would like to have. */
const squatter = createServer().listen(0, '127.0.0.1')
await new Promise((listening) => squatter.once('listening', listening))
const taken = String((squatter.address() as AddressInfo).port)
after(() => {
  squatter.close()
  rmSync(directory, { recursive: true })
})

const commands = [
  ['start'],
  ['up'],
  ['rehearse'],
  ['send'],
  ['send', 'handover'],
  ['certs'],
  ['certs', 'generate'],
  ['certs', 'find'],
  ['certs', 'revoke'],
  ['certs', 'suspend'],
  ['certs', 'reinstate'],
]
const helps = [[], ...commands, ['inspect'], ['bench']].map((command) => [...command, '--help'])

/** Wrong command lines, and what the person should read. */
const wrong: readonly (readonly [args: readonly string[], says: RegExp])[] = [
  [[], /Usage: dcc-sim/],
  [['fly'], /unknown command 'fly'/],
  [['upp'], /Did you mean up\?/],
  [['up', '--premise', '5'], /Did you mean --premises\?/],
  [['up', '--premises', 'many'], /'many' is invalid.*Not a whole number/],
  [['up', '--premises', '0'], /premises/],
  [['up', '--port', '70000'], /port/],
  [['up', '--at', 'yesterday'], /at: is not an instant such as/],
  [['up', '--host', '0.0.0.0'], /opens the control API.* to other machines.*DCC_SIM_TOKEN=/],
  [['up', '--token', 'two words'], /--token or DCC_SIM_TOKEN: a token has/],
  [['up', '--allow-host', 'http://simulator'], /allowHosts\.0: is not a host name such as simulator/],
  [['up', '--at', '2026-11-31T09:00:00Z'], /at: is not an instant such as/],
  [['rehearse', '--at', '2027-02-29T09:00:00Z'], /at: is not an instant such as/],
  [['start', '--at', '9999-01-01T00:00:00Z'], /at: is in the year 9999/],
  [['up', '--check-mode', 'maybe'], /Allowed choices are enforce, monitor, off/],
  [['send', '11.1', 'FirmwareImage=@no-such-file'], /FirmwareImage: 'no-such-file' cannot be read/],
  [['up', '--with', 'IHD'], /--with takes PPMID or HCALCS, .*as in HCALCS=0\.1, not 'IHD'/],
  [['up', '--with', 'PPMID=2'], /not 'PPMID=2'/],
  [['up', '--callback', 'nobody'], /--callback takes EUI=URL, not 'nobody'/],
  [['up', '--config', at('absent.json')], /absent\.json/],
  [['up', '--duis-schema', at('absent')], /absent' cannot be read/],
  [['rehearse', '@nothing'], /No flow is tagged @nothing\. There are .*wrong-network/],
  [['certs', 'generate'], /required option '--out/],
  [['certs', 'revoke', 'seven'], /'seven' is no serial number/],
  [['certs', 'find', '--operator', 'Cadent', '--harness', 'http://127.0.0.1:9'], /No network answers/],
  [['inspect'], /missing required argument 'message'/],
  [['inspect', 'no\u001b[2Jfile'], /'no\\u001b\[2Jfile' is no file/],
  [['fly\u009b2J'], /unknown command 'fly\\u009b2J'/],
  [['inspect', at('')], /it is a directory/],
  [['inspect', 'nothing-there'], /'nothing-there' is no file that can be read, no hexadecimal and no base64/],
  [['inspect', 'ff00'], /no GBCS message, no DUIS document and no certificate/],
  [['inspect', 'df09', '--keys', at('absent')], /--keys: the directory .*absent' cannot be read/],
  [['send', 'handover'], /required option '--device/],
  [['send', 'handover', '--device', 'meter', '--operator', 'Cadent'], /'meter' is not an EUI-64/],
  [
    [
      'send',
      'handover',
      '--device',
      '00-DB-00-00-00-00-00-01',
      '--operator',
      'Cadent',
      '--harness',
      'http://127.0.0.1:9',
    ],
    /No network answers at http:\/\/127\.0\.0\.1:9: start one with 'dcc-sim up'/,
  ],
]

const generate = (out: string, seed: string) => ['certs', 'generate', '--out', at(out), '--seed', seed]
/** A key that everybody may read stands there before. */
const lentKey = '90b3d51f30010000-02-digital-signature.key'
mkdirSync(at('one'))
writeFileSync(at(`one/${lentKey}`), 'old')
chmodSync(at(`one/${lentKey}`), 0o666)
const rehearsal = ['rehearse', '@correct', '@gpf', '--deterministic', '--report', at('report')]
const others = {
  generateOnce: generate('one', 'a seed'),
  generateAgain: generate('again', 'a seed'),
  generateOther: generate('other', 'b seed'),
  rehearse: rehearsal,
  rehearseJson: ['rehearse', '@wrong-network', '@gpf', '--json'],
  takenPort: ['up', '--port', taken, '--smki-port', '0', '--harness-port', '0'],
  start: ['start', '--exit', '--deterministic'],
  takenPortOfStart: ['start', '--port', '0', '--smki-port', '0', '--harness-port', taken],
  takenHarnessPort: ['up', '--port', '0', '--smki-port', '0', '--harness-port', taken],
}
const certificate = at('one/90b3d51f30010000-02-digital-signature.pem')
const inspections = [
  ['inspect', certificate],
  ['inspect', certificate, '--keys', at('one'), '--json'],
  ['inspect', certificate, '--keys', at('other')],
]

const all = await playCommandLines([...helps, ...wrong.map(([args]) => args), ...Object.values(others), ...inspections])
const played = (args: readonly string[]): Played =>
  all.find((each) => JSON.stringify(each.args) === JSON.stringify(args)) ?? assert.fail(`not played: ${args.join(' ')}`)

describe('help', () => {
  for (const args of helps)
    test(`dcc-sim ${args.join(' ')} shows examples of what it explains`, () => {
      const { status, out } = played(args)
      assert.equal(status, 0)
      const command = ['dcc-sim', ...args.slice(0, -1)].join(' ')
      assert.match(out, new RegExp(`Examples:\\n  ${command}`))
    })
})

describe('a wrong command line', () => {
  for (const [args, says] of wrong)
    test(`exits 2 and says what is wrong: dcc-sim ${args.join(' ')}`, () => {
      const { status, err } = played(args)
      assert.equal(status, 2)
      assert.match(err, says)
      assert.doesNotMatch(err, /^\s+at /m)
    })
})

describe('certs generate', () => {
  const contents = (out: string): Map<string, string> =>
    new Map(readdirSync(at(out)).map((name) => [name, readFileSync(join(at(out), name), 'utf8')]))

  test('writes the same files for the same seed, and others for another', () => {
    assert.deepEqual(played(others.generateOnce).status, 0)
    const [one, again, other] = [contents('one'), contents('again'), contents('other')]
    assert.deepEqual(again, one)
    for (const [name, content] of one) assert.notEqual(other.get(name), content, name)
  })

  test('leaves no private key to others, whatever stood there', { skip: process.platform === 'win32' }, () => {
    const modes = new Map(readdirSync(at('one')).map((name) => [name, statSync(join(at('one'), name)).mode & 0o777]))
    assert.equal(modes.get(lentKey), 0o600)
    for (const [name, mode] of modes) assert.equal(mode, name.endsWith('.key') ? 0o600 : 0o644, name)
  })

  test('lists in the manifest what each party holds, and where', () => {
    const manifest = JSON.parse(readFileSync(at('one/manifest.json'), 'utf8')) as Record<string, string>[]
    const files = new Set(readdirSync(at('one')))
    assert.ok(manifest.length > 50)
    for (const entry of manifest) {
      const fields = ['entityIdentifier', 'name', 'role', 'use', 'serial', 'certificate', 'privateKey']
      assert.deepEqual(Object.keys(entry).sort(), [...fields].sort())
      assert.ok(files.has(entry.certificate ?? '') && files.has(entry.privateKey ?? ''))
    }
  })
})

describe('inspect', () => {
  const [plain = [], json = [], foreign = []] = inspections

  test('shows a certificate from a PEM file', () => {
    const { status, out } = played(plain)
    assert.equal(status, 0)
    assert.match(out, /Entity Identifier +90-B3-D5-1F-30-01-00-00\n/)
  })

  test('verifies under the keys that belong to it, and says so as JSON', () => {
    const { status, out } = played(json)
    assert.equal(status, 0)
    const { proofs } = JSON.parse(out) as { proofs: { outcome: string }[] }
    assert.deepEqual(
      proofs.map(({ outcome }) => outcome),
      ['verifies'],
    )
  })

  test('exits 1 where the keys given belong to another world', () => {
    const { status, out } = played(foreign)
    assert.equal(status, 1)
    assert.doesNotMatch(out, /issuer signature verifies/)
  })
})

describe('rehearse', () => {
  test('plays the flows that bear the tags, and leaves a report', () => {
    const { status, out } = played(others.rehearse)
    assert.equal(status, 0)
    assert.match(out, /3 flows rehearsed: 3 ended as scripted, 0 did not/)
    const transcript = readFileSync(at('report/transcript.txt'), 'utf8')
    assert.match(readFileSync(at('report/report.html'), 'utf8'), /PASSED: \d+ of \d+ flows/)
    assert.match(transcript, /Service Response I0/)
    const summary = JSON.parse(readFileSync(at('report/summary.json'), 'utf8')) as { flows: { complaints: string[] }[] }
    assert.deepEqual(
      summary.flows.map(({ complaints }) => complaints),
      [[], [], []],
    )
  })

  test('prints one JSON document a flow', () => {
    const { status, out } = played(others.rehearseJson)
    const flows = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { tags: string[]; attempts: { code: string }[] })
    assert.equal(status, 0)
    assert.equal(flows.length, 3)
    for (const { tags, attempts } of flows) {
      assert.ok(tags.includes('wrong-network'))
      assert.equal(attempts[0]?.code, 'E062106')
    }
  })
})

test('start --exit rehearses three flows and ends', () => {
  const { status, out } = played(others.start)
  assert.equal(status, 0)
  assert.match(out, /3 flows rehearsed: 3 ended as scripted, 0 did not; 2 slots handed over, 2 requests refused/)
})

describe('a port that is taken', () => {
  for (const [args, option] of [
    [others.takenPort, '--port'],
    [others.takenHarnessPort, '--harness-port'],
    [others.takenPortOfStart, '--harness-port'],
  ] as const)
    test(`makes dcc-sim ${args[0]} exit 3 and say that ${option} names another`, () => {
      const { status, err } = played(args)
      assert.equal(status, 3)
      assert.match(err, new RegExp(`Port ${taken}.* is taken.*${option}\\b`))
    })
})
