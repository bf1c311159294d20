import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Operation, writeAccessRequest } from '../../gbcs/dlms/access.ts'
import { ccs01 } from '../../gbcs/dlms/commands/hub.ts'
import { ecs39a, ecs40 } from '../../gbcs/dlms/commands/identity.ts'
import { macOf, sharedSecret } from '../../gbcs/key-agreement.ts'
import { accessResponseIn, type ContentCommand, contentCommand } from '../testing/access.ts'
import { messageIn, testedDevice } from '../testing/device-under-test.ts'
import { albion, border, broker, credentialOf, london, type Party, smki } from '../testing/parties.ts'

const held = { supplier: albion, networkOperator: london }
const writeMpan = 0x004c
const readMpan = 0x004e
const armSupply = 0x0051

function meter() {
  const tested = testedDevice('ESME', held)
  const { device } = tested
  const ask = async (command: Omit<ContentCommand, 'device'>) =>
    tested.send(await contentCommand({ device, ...command }))
  const set = (by: Party, counter: bigint, mpans: string) =>
    ask({ by, counter, messageCode: writeMpan, content: ecs39a.write({ mpans }, counter) })
  const get = (by: Party, counter: bigint) =>
    ask({ by, counter, messageCode: readMpan, content: ecs40.write({}, counter) })
  return { ...tested, ask, set, get }
}

describe('a command that a device executes by its objects', () => {
  it('sets what is read back, and answers under the key of whoever asked', async () => {
    const { set, get, device } = meter()
    await set(albion, 1n, '1900000000123')
    const [frame] = await get(albion, 2n)
    const answer = messageIn(frame)
    assert.equal(answer.recipient, albion.entityIdentifier)
    assert.deepEqual(accessResponseIn(answer.content).results[0]?.data, {
      type: 'octet-string',
      value: Buffer.from('1900000000123'),
    })
    const secret = sharedSecret(
      credentialOf(albion, 'keyAgreement').privateKey.key,
      smki.deviceCredentials(device).keyAgreement.certificate.publicKey,
    )
    assert.deepEqual(answer.mac, macOf(secret, answer, answer.groupingOctets))
  })

  it('keeps what was set over a restart', async () => {
    const { set, device, memory } = meter()
    await set(albion, 1n, '1900000000123')
    const again = testedDevice('ESME', held, memory)
    const content = ecs40.write({}, 2n)
    const [frame] = await again.send(
      await contentCommand({ device, by: albion, counter: 2n, messageCode: readMpan, content }),
    )
    assert.match(messageIn(frame).content.toString('latin1'), /1900000000123/)
  })

  it('is answered through the Access Control Broker for a user whom the device does not know', async () => {
    const { ask } = meter()
    const behind = { user: border.entityIdentifier, counter: 77n }
    const [frame] = await ask({ by: broker, counter: 5n, messageCode: readMpan, content: ecs40.write({}, 5n), behind })
    const answer = messageIn(frame)
    assert.equal(answer.recipient, broker.entityIdentifier)
    assert.equal(answer.supplementary.length, 16)
    assert.equal(answer.supplementary.readBigUInt64BE(8), 77n)
  })

  it('is signed back where it is critical', async () => {
    const { ask } = meter()
    const content = armed(3n)
    const [frame] = await ask({ by: albion, counter: 3n, messageCode: armSupply, content, isCritical: true })
    const answer = messageIn(frame)
    assert.equal(answer.signature?.length, 64)
    assert.equal(answer.mac, null)
  })

  const refusals: readonly (readonly [name: string, command: Omit<ContentCommand, 'device'>, reason: string])[] = [
    [
      'a party that holds no cell',
      { by: border, counter: 1n, messageCode: readMpan, content: ecs40.write({}, 1n) },
      'originator-not-holder',
    ],
    [
      'a network operator that sets what is the supplier’s',
      { by: london, counter: 1n, messageCode: writeMpan, content: ecs39a.write({ mpans: '1900000000123' }, 1n) },
      'role-not-permitted',
    ],
    [
      'a critical command without a signature',
      { by: albion, counter: 1n, messageCode: armSupply, content: armed(1n) },
      'signature-wrong',
    ],
    [
      'a use case of another device type',
      { by: broker, counter: 1n, messageCode: 0x0001, content: hubCommand(1n) },
      'message-code-unknown',
    ],
    [
      'a content that is none',
      { by: albion, counter: 1n, messageCode: readMpan, content: Buffer.of(1) },
      'payload-malformed',
    ],
  ]
  for (const [name, command, reason] of refusals) {
    it(`is dropped from ${name}`, async () => {
      const { ask, lastLog } = meter()
      assert.deepEqual(await ask(command), [])
      assert.equal((await lastLog())?.reason, reason)
    })
  }

  it('is dropped where its counter is not above that of the party’s last', async () => {
    const { get, lastLog } = meter()
    await get(albion, 9n)
    assert.deepEqual(await get(albion, 9n), [])
    assert.equal((await lastLog())?.reason, 'counter-not-higher')
    assert.equal((await get(london, 1n)).length, 1, 'the network operator’s counter is its own')
  })
})

function armed(counter: bigint): Buffer {
  const operation: Operation = {
    kind: 'action',
    classId: 9,
    instance: '00000A006AFF',
    member: 1,
    data: { type: 'long-unsigned', value: 54 },
  }
  return writeAccessRequest({ invokeId: Number(counter), operations: [operation] })
}

function hubCommand(counter: bigint): Buffer {
  return ccs01.write(
    {
      device: { entityIdentifier: Buffer.alloc(8), installCode: Buffer.alloc(16) },
      joinTimeoutSeconds: 60,
      joiningEnabled: true,
    },
    counter,
  )
}
