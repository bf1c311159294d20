import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { ended, firstLineOf, type Played, playCommandLines, startProgram } from './testing/command-lines.ts'

const seed = 'serving'
const token = 'served.4-1'
const ports = ['--port', '0', '--smki-port', '0', '--harness-port', '0']
const program = startProgram(['up', '--json', '--seed', seed, '--token', token, ...ports])
after(() => void program.kill('SIGKILL'))
const ending = ended(program)

const ready = JSON.parse(await firstLineOf(program)) as Readonly<Record<'event' | 'duis' | 'smki' | 'harness', string>>

interface Gpf {
  readonly deviceId: string
  readonly gasNetworkOperator: string
}

const headers = { authorization: `Bearer ${token}` }
const listed = await fetch(`${ready.harness}/harness/v1/devices?type=GPF&limit=3`, { headers })
const { devices } = (await listed.json()) as { readonly devices: readonly [Gpf, Gpf, Gpf] }
const [first, second] = devices
const rivalOf = ({ gasNetworkOperator }: Gpf): string => (gasNetworkOperator === 'CAD' ? 'WWU' : 'CAD')

const handover = (device: string, operator: string, ...more: readonly string[]) => [
  ...['send', 'handover', '--device', device, '--operator', operator, '--harness', ready.harness],
  ...['--token', token],
  ...more,
]

/** In this order, as each finds what the one before it left. */
const sent = {
  wrong: handover(first.deviceId, rivalOf(first)),
  wrongAsExpected: handover(first.deviceId, rivalOf(first), '--expect', 'E062106'),
  right: handover(first.deviceId, first.gasNetworkOperator),
  rightNotExpected: handover(second.deviceId, second.gasNetworkOperator, '--expect', 'E062106', '--json'),
  again: handover(first.deviceId, first.gasNetworkOperator),
  nobody: handover(first.deviceId, 'Nobody Networks'),
  unknownDevice: handover('00-DB-00-00-00-00-00-01', 'CAD'),
  both: handover(first.deviceId, 'CAD', '--certificates', '.'),
  noToken: ['send', 'handover', '--device', first.deviceId, '--operator', 'CAD', '--harness', ready.harness],
  otherToken: handover(first.deviceId, 'CAD', '--token', 'another'),
  noTokenOfFleet: ['fleet', '--harness', ready.harness],
  noSuchDay: handover(first.deviceId, 'CAD', '--at', '2026-11-31T00:00:00Z'),
  elsewhere: ['send', 'handover', '--device', first.deviceId, '--operator', 'CAD', '--harness', ready.duis],
}
const all = await playCommandLines(Object.values(sent))
const played = (name: keyof typeof sent): Played =>
  all[Object.keys(sent).indexOf(name)] ?? assert.fail(`${name} was not played`)

test('up --json says in one line where it serves', async () => {
  assert.deepEqual(Object.keys(ready), ['event', 'duis', 'smki', 'harness', 'seed'])
  assert.equal(ready.event, 'ready')
  const posted = await fetch(`${ready.duis}/api/v1/serviceS`, {
    method: 'POST',
    headers: { 'content-type': 'application/xml' },
    body: '<a/>',
  })
  assert.equal(posted.status, 400)
  assert.equal((await fetch(`${ready.harness}/harness/v1/status`, { headers })).status, 200)
})

test('send handover exits 1 on a refusal that nobody expected, and shows why it was refused', () => {
  const { status, out } = played('wrong')
  assert.equal(status, 1)
  assert.match(out, /^RequestID /)
  assert.match(out, /the check: refused by NOC-10 \(other-party\)/)
})

test('send handover exits 0 on the refusal that was expected', () => {
  assert.equal(played('wrongAsExpected').status, 0)
})

test('send handover exits 0 when the slot was handed over, and shows the way there', () => {
  const { status, out } = played('right')
  assert.equal(status, 0)
  for (const stage of [/I99/, /Command 0x0103/, /Response, \d+ octets/, /Service Response I0/]) assert.match(out, stage)
})

test('send handover exits 1 when a refusal was expected and none came, here with JSON', () => {
  const { status, out } = played('rightNotExpected')
  assert.equal(status, 1)
  const { code, finalCode } = JSON.parse(out) as Record<string, string>
  assert.deepEqual([code, finalCode], ['I99', 'I0'])
})

test('send handover exits 1 for a slot that is no longer DCC controlled', () => {
  const { status, out } = played('again')
  assert.equal(status, 1)
  assert.match(out, /E062101/)
})

test('send handover exits 2 and says what is wrong with what was asked', () => {
  for (const [name, says] of [
    ['nobody', /Nobody is called 'Nobody Networks'\. There are .*CAD \(/],
    ['unknownDevice', /00-DB-00-00-00-00-00-01/],
    ['both', /either --operator or --certificates/],
    ['noToken', /wants its token:.*--token or DCC_SIM_TOKEN/],
    ['otherToken', /is not the token of this network:.*--token or DCC_SIM_TOKEN/],
    ['noTokenOfFleet', /wants its token/],
    ['noSuchDay', /--at: '2026-11-31T00:00:00Z' is not/],
    ['elsewhere', /is no simulator's control API/],
  ] as const) {
    const { status, err } = played(name)
    assert.equal(status, 2, name)
    assert.match(err, says)
    assert.doesNotMatch(err, /^\s+at |\n.*\n/m)
  }
})

test('up ends in good order when it is told to', async () => {
  program.kill('SIGTERM')
  const { status, signal, err } = await ending
  assert.deepEqual([status, signal], [0, null])
  assert.doesNotMatch(err, /"level":(?:50|60)/)
  await assert.rejects(fetch(`${ready.harness}/harness/v1/status`))
})
