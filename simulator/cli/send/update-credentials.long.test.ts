import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readMessage } from '../../gbcs/message.ts'
import { ended, firstLineOf, type Played, playCommandLines, startProgram } from '../testing/command-lines.ts'

const seed = 'update-credentials'
const ports = ['--port', '0', '--smki-port', '0', '--harness-port', '0']
const program = startProgram(['up', '--json', '--seed', seed, '--premises', '200', ...ports])
after(async () => {
  program.kill('SIGTERM')
  await ended(program)
})

const { harness } = JSON.parse(await firstLineOf(program)) as { readonly harness: string }

interface Esme {
  readonly deviceId: string
  readonly electricityNetworkOperator: string
  readonly esmeSlot: string
}

const listed = await fetch(`${harness}/harness/v1/devices?type=ESME&limit=200`)
const { devices } = (await listed.json()) as { readonly devices: readonly Esme[] }
const esmeThat = (holds: string): Esme =>
  devices.find(({ esmeSlot }) => esmeSlot === holds) ?? assert.fail(`no ESME holds the ${holds}`)
const placeholder = esmeThat('supplier-placeholder')
const ownOperator = placeholder.electricityNetworkOperator
const rival = ownOperator === 'MANW' ? 'SPOW' : 'MANW'

const update = (...more: readonly string[]) => [
  ...['send', 'update-credentials', '--device', placeholder.deviceId, '--harness', harness],
  ...more,
]

/** In this order, as each finds what the one before it left. */
const sent = {
  wrong: update('--operator', rival),
  wrongAsExpected: update('--operator', rival, '--expect', 'E061510', '--json'),
  ownSlot: update('--role', 'Supplier'),
  right: update('--operator', ownOperator),
  byTheOperator: update('--operator', ownOperator, '--as', ownOperator, '--json'),
  noCertificates: update(),
  otherRole: update('--role', 'Recovery'),
}
const all = await playCommandLines(Object.values(sent))
const played = (name: keyof typeof sent): Played =>
  all[Object.keys(sent).indexOf(name)] ?? assert.fail(`${name} was not played`)

test('exits 1 where the DCC makes no Pre-Command, and shows why', () => {
  const { status, out } = played('wrong')
  assert.equal(status, 1)
  assert.match(out, /The DCC made no Pre-Command/)
  assert.match(out, /the check: refused by NOC-10 \(other-party\)/)
})

test('exits 0 on the refusal that was expected', () => {
  const { status, out } = played('wrongAsExpected')
  assert.equal(status, 0)
  const { preCommand, correlation } = JSON.parse(out) as Record<string, unknown>
  assert.deepEqual([preCommand, correlation], [null, null])
})

test('shows the Pre-Command before it is signed, and then the way to the device and back', () => {
  const { status, out } = played('right')
  assert.equal(status, 0)
  const stages = [/Pre-Command\n/, /networkOperatorByNetworkOperator \(3\)/, /It says what was asked for/, /I99/]
  const later = [/Command 0x0103/, /Response, \d+ octets/, /Service Response I0/]
  const places = [...stages, ...later].map((stage) => out.search(stage))
  assert.ok(
    places.every((place, index) => place > (places[index - 1] ?? -1)),
    `in order: ${places.join(', ')}`,
  )
})

test("fills the supplier's own slot with its own certificates unless others are named", () => {
  const { status, out } = played('ownSlot')
  assert.equal(status, 0)
  assert.match(out, /supplierBySupplier/)
})

test('sends as a network operator too, whose own the slot is by then', () => {
  const { status, out } = played('byTheOperator')
  assert.equal(status, 0)
  const { preCommand, correlation, finalCode } = JSON.parse(out) as Record<string, string>
  assert.ok(readMessage(Buffer.from(preCommand ?? '', 'hex')).ok)
  assert.deepEqual([correlation, finalCode], [true, 'I0'])
})

test('exits 2 where nobody can tell what is meant', () => {
  assert.equal(played('noCertificates').status, 2)
  assert.equal(played('otherRole').status, 2)
})
