import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { cells, type SimulatedDeviceType } from '../../vocabulary/trust-anchor-cell.ts'
import { replacementsBy, type UpdateRequest, unsimulatedMessageCode, updateCommand } from '../testing/commands.ts'
import { deviceIdentifier, testedDevice } from '../testing/device-under-test.ts'
import { albion, broker, credentialOf, lastMile, london, smki } from '../testing/parties.ts'

const other = deviceIdentifier(2)

interface DroppedCommand {
  readonly name: string
  readonly change?: Partial<UpdateRequest>
  readonly tamper?: (frame: Buffer) => Buffer
  readonly type?: SimulatedDeviceType
  readonly reason: string
  readonly event: number
}

const whole = (frame: Buffer) => frame

/** Turns over the lowest bit of an octet, counted from the end where negative. */
const flip = (position: number) => (frame: Buffer) => {
  const octets = Buffer.from(frame)
  const index = position < 0 ? octets.length + position : position
  octets[index] = (octets[index] ?? 0) ^ 1
  return octets
}

const zeroed = { der: credentialOf(london, 'digitalSignature').certificate.der }

const commands: readonly DroppedCommand[] = [
  {
    name: 'a frame that is cut off',
    tamper: (frame) => frame.subarray(0, 100),
    reason: 'frame-malformed',
    event: 0x8f1e,
  },
  {
    name: 'a frame with octets after its end',
    tamper: (frame) => Buffer.concat([frame, Buffer.of(0)]),
    reason: 'frame-malformed',
    event: 0x8f1e,
  },
  {
    name: 'a command for another device',
    change: { header: { recipient: other } },
    reason: 'recipient-other',
    event: 0x8f60,
  },
  { name: 'a response', change: { header: { cra: 'response' } }, reason: 'not-a-command', event: 0x8f60 },
  { name: 'an alert', change: { header: { cra: 'alert' } }, reason: 'not-a-command', event: 0x8f60 },
  {
    name: 'a message code that GBCS does not have',
    change: { header: { messageCode: 0xfffe } },
    reason: 'message-code-unknown',
    event: 0x8f60,
  },
  {
    name: 'a mode that is not simulated',
    change: { header: { messageCode: unsimulatedMessageCode } },
    reason: 'message-code-unknown',
    event: 0x8f60,
  },
  {
    name: 'a network operator’s mode on a device without their cells',
    type: 'GSME',
    reason: 'message-code-unknown',
    event: 0x8f60,
  },
  {
    name: 'a supplier’s mode on a hub',
    type: 'CHF',
    change: { role: 'Supplier' },
    reason: 'message-code-unknown',
    event: 0x8f60,
  },
  { name: 'a command without a MAC', change: { macBy: null }, reason: 'mac-absent', event: 0x8f3d },
  { name: 'a MAC of which one bit is wrong', tamper: flip(-1), reason: 'mac-wrong', event: 0x8f3d },
  {
    name: 'a MAC by another party than the broker',
    change: { macBy: credentialOf(london, 'keyAgreement') },
    reason: 'mac-wrong',
    event: 0x8f3d,
  },
  {
    name: 'a MAC that was made for another device',
    change: { macBy: smki.deviceCredentials(other).keyAgreement },
    reason: 'mac-wrong',
    event: 0x8f3d,
  },
  { name: 'a payload of which one bit is wrong', tamper: flip(60), reason: 'mac-wrong', event: 0x8f3d },
  {
    name: 'a payload of another mode than the message code',
    change: { payload: { mode: 2 } },
    reason: 'mode-unlike-message-code',
    event: 0x8f60,
  },
  {
    name: 'a cell that the device does not have as the authorising one',
    change: { payload: { authorisingCell: cells.wanProvider } },
    reason: 'no-such-cell',
    event: 0x8f30,
  },
  {
    name: 'an originator that does not hold the authorising cell',
    change: { by: lastMile },
    reason: 'originator-not-holder',
    event: 0x8f30,
  },
  {
    name: 'an originator that claims to be the holder',
    change: { signer: credentialOf(lastMile, 'digitalSignature') },
    reason: 'signature-wrong',
    event: 0x8f3d,
  },
  {
    name: 'a signature with the holder’s key agreement key',
    change: { signer: credentialOf(broker, 'keyAgreement') },
    reason: 'signature-wrong',
    event: 0x8f3d,
  },
  { name: 'a counter of nought', change: { counter: 0n }, reason: 'counter-not-higher', event: 0x8f60 },
  {
    name: 'a payload with another counter than the header',
    change: { payload: { authorisingCounter: 11n } },
    reason: 'counters-differ',
    event: 0x8f60,
  },
  {
    name: 'a payload that names no authorising cell',
    change: { payload: { authorisingCell: null } },
    reason: 'authorising-cell-absent',
    event: 0x8f60,
  },
  {
    name: 'the supplier’s cell as the authorising one',
    change: { payload: { authorisingCell: cells.supplierSignature } },
    reason: 'authorising-cell-unfit',
    event: 0x8f60,
  },
  {
    name: 'a contingency key',
    change: { payload: { symmetricKey: Buffer.alloc(32) } },
    reason: 'symmetric-key-present',
    event: 0x8f60,
  },
  {
    name: 'a replacement of the supplier’s cell',
    change: { replacements: [{ ...zeroed, target: cells.supplierSignature }] },
    reason: 'target-not-permitted',
    event: 0x8f60,
  },
  {
    name: 'a replacement of the root',
    change: { replacements: [...replacementsBy(london), { ...zeroed, target: cells.root }] },
    reason: 'target-not-permitted',
    event: 0x8f60,
  },
  {
    name: 'another party’s floor',
    change: { payload: { otherFloors: [{ role: 2, floor: 0n, topUpFloor: null }] } },
    reason: 'other-floors-not-permitted',
    event: 0x8f60,
  },
  {
    name: 'a network operator’s top-up floor',
    change: { payload: { newTopUpFloor: 0n } },
    reason: 'top-up-floor-not-permitted',
    event: 0x8f60,
  },
]

describe('a device drops in silence', () => {
  for (const { name, change = {}, tamper = whole, type = 'ESME', reason, event } of commands) {
    it(name, async () => {
      const { device, send, population, lastLog } = testedDevice(type)
      const before = await population.cellsOf(device)
      const request: UpdateRequest = {
        device,
        by: broker,
        counter: 10n,
        replacements: replacementsBy(london),
        ...change,
      }
      assert.deepEqual(await send(tamper(await updateCommand(request))), [])
      assert.deepEqual(
        [(await lastLog())?.kind, (await lastLog())?.reason, (await lastLog())?.event],
        ['dropped', reason, event],
      )
      assert.deepEqual(await population.cellsOf(device), before)
      assert.equal((await population.countersOf(device)).byRole.size, 0)
    })
  }

  it('the same command a second time', async () => {
    const { device, send, lastLog } = testedDevice('ESME', { networkOperator: london })
    const frame = await updateCommand({
      device,
      by: london,
      counter: 10n,
      replacements: replacementsBy(london),
      payload: { newFloor: null },
    })
    assert.equal((await send(frame)).length, 1)
    assert.deepEqual(await send(frame), [])
    assert.equal((await lastLog())?.reason, 'counter-not-higher')
  })

  it('a supplier’s command in the network operator’s mode', async () => {
    const { device, send, lastLog } = testedDevice('ESME', { supplier: albion, networkOperator: lastMile })
    await send(await updateCommand({ device, by: albion, counter: 10n, replacements: replacementsBy(london) }))
    assert.equal((await lastLog())?.reason, 'originator-not-holder')
  })

  it('any octets, and lives on', async () => {
    const { device, send, lastLog } = testedDevice('ESME')
    const good = await updateCommand({ device, by: broker, counter: 10n, replacements: replacementsBy(london) })
    const position = fc.nat(good.length - 1)
    const damaged = fc.tuple(position, fc.integer({ min: 1, max: 255 })).map(([index, change]) => {
      const octets = Buffer.from(good)
      octets[index] = (octets[index] ?? 0) ^ change
      return octets
    })
    const octets = fc.oneof(
      damaged,
      fc.uint8Array({ maxLength: 200 }),
      position.map((end) => good.subarray(0, end)),
    )
    await fc.assert(
      fc.asyncProperty(octets, async (frame) => {
        assert.deepEqual(await send(frame), [])
        assert.equal((await lastLog())?.kind, 'dropped')
      }),
      { numRuns: 300 },
    )
    assert.equal((await send(good)).length, 1)
  })
})
