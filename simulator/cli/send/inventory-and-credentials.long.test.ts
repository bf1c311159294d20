import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { ended, firstLineOf, type Played, playCommandLines, startProgram } from '../testing/command-lines.ts'

const ports = ['--port', '0', '--smki-port', '0', '--harness-port', '0']
const program = startProgram(['up', '--json', '--seed', 'looked up', '--premises', '50', ...ports])
after(async () => {
  program.kill('SIGTERM')
  await ended(program)
})

const { harness } = JSON.parse(await firstLineOf(program)) as { readonly harness: string }

interface Premises {
  readonly mpan: string
  readonly mprn: string
  readonly postCode: string
  readonly devices: Readonly<Record<'CHF' | 'ESME' | 'GPF' | 'GSME', string>>
}
const listed = await fetch(`${harness}/harness/v1/devices?limit=1`)
const [premises] = ((await listed.json()) as { readonly premises: readonly Premises[] }).premises
if (premises === undefined) throw new Error('The network has no premises')
const { GPF, GSME, CHF, ESME } = premises.devices

const command = (...words: readonly string[]) => [...words, '--harness', harness]
/** In this order, as each finds what the one before it left. */
const sent = {
  devices: command('devices', '--mpxn', premises.mprn),
  devicesAsJson: command('devices', '--post-code', premises.postCode, '--type', 'ESME', '--json'),
  noDevice: command('devices', '--mpxn', '9999999999999'),
  credentials: command('send', 'read-credentials', '--device', GPF),
  credentialsAsJson: command('send', 'read-credentials', '--device', GPF, '--role', 'ACB', 'LoadController', '--json'),
  inventory: command('send', 'read-inventory', '--mpxn', premises.mpan),
  inventoryOfHub: command('send', 'read-inventory', '--device', CHF, '--json'),
  nothingThere: command('send', 'read-inventory', '--mpxn', '1', '--expect', 'E080201'),
  halfAProperty: command('send', 'read-inventory', '--post-code', 'NR2 9DQ'),
  twoPlaces: command('send', 'read-inventory', '--mpxn', '1', '--uprn', '1'),
  status: command('send', 'update-inventory', '--device', GPF, '--status', 'Pending'),
  statusAfter: command('send', 'read-inventory', '--device', GPF, '--json'),
  statusOfHub: command('send', 'update-inventory', '--device', CHF, '--status', 'Withdrawn'),
  pointOfGpf: command('send', 'update-inventory', '--device', GPF, '--import-mpxn', premises.mprn),
  twoChanges: command('send', 'update-inventory', '--device', ESME, '--status', 'Pending', '--export-mpan', '1'),
}
const all = await playCommandLines(Object.values(sent))
const played = (name: keyof typeof sent): Played =>
  all[Object.keys(sent).indexOf(name)] ?? assert.fail(`${name} was not played`)

test('lists the devices at a metering point, a line each', () => {
  const { status, out } = played('devices')
  assert.equal(status, 0)
  const lines = out.trim().split('\n')
  assert.deepEqual(
    lines.map((line) => line.split(/ +/).slice(0, 2).join(' ')),
    [`GPF ${GPF}`, `GSME ${GSME}`],
  )
  assert.match(lines[0] ?? '', new RegExp(`MPRN ${premises.mprn} of `))
})

test('lists the devices at a post code as JSON, and exits 1 where there is none', () => {
  const { out } = played('devicesAsJson')
  assert.ok(
    out
      .trim()
      .split('\n')
      .some((line) => (JSON.parse(line) as { deviceId: string }).deviceId === ESME),
  )
  const { status, err } = played('noDevice')
  assert.deepEqual([status, err], [1, 'There is no such device\n'])
})

test('shows whom a device says that it trusts', () => {
  const { status, out } = played('credentials')
  assert.equal(status, 0)
  assert.match(out, /^networkOperator\/keyAgreement\/management +Access Control Broker 90-B3-.* \(key [0-9a-f]{16}\)$/m)
  const { cells, rolesWithoutCells } = JSON.parse(played('credentialsAsJson').out) as Record<string, { cell: string }[]>
  assert.ok(cells?.every(({ cell }) => cell.startsWith('accessControlBroker/')))
  assert.deepEqual(rolesWithoutCells, ['loadController'])
})

test('shows the devices of the inventory that were asked for', () => {
  const { status, out } = played('inventory')
  assert.equal(status, 0)
  assert.match(out, new RegExp(`^deviceId +${ESME}$`, 'm'))
  const { devices } = JSON.parse(played('inventoryOfHub').out) as { devices: { deviceId: string }[] }
  assert.deepEqual(devices.map(({ deviceId }) => deviceId).sort(), Object.values(premises.devices).sort())
  assert.equal(played('nothingThere').status, 0)
})

test('changes the status of a device, and of a Communications Hub by its own element', () => {
  assert.equal(played('status').status, 0)
  const { devices } = JSON.parse(played('statusAfter').out) as { devices: { status: string }[] }
  assert.deepEqual(
    devices.map(({ status }) => status),
    ['Pending'],
  )
  assert.equal(played('statusOfHub').status, 0)
})

test('exits 1 on a change that the DCC refuses', () => {
  const { status, out } = played('pointOfGpf')
  assert.equal(status, 1)
  assert.match(out, /E080407/)
})

test('exits 2 where it is not said which devices, or which change', () => {
  for (const [name, says] of [
    ['halfAProperty', /both --post-code and --address/],
    ['twoPlaces', /one of --device, --mpxn, --uprn/],
    ['twoChanges', /Say one change/],
  ] as const) {
    assert.equal(played(name).status, 2)
    assert.match(played(name).err, says)
  }
})
