import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { issueOrganisationCertificate } from '../../../certs/issuing/supplementary-certificate.ts'
import { readMessage, withMac, writeUnsigned } from '../../gbcs/message.ts'
import { cancellationInstant, instant } from '../../vocabulary/instant.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { serviceReferenceOf } from '../../vocabulary/service-reference.ts'
import { cells } from '../../vocabulary/trust-anchor-cell.ts'
import { networkOperatorCredentials } from '../testing/requests.ts'
import { createSignedPreCommandSender, replacing, type Sent } from '../testing/signed-pre-commands.ts'
import { albion, border, devices, london, smki, walesAndWest } from '../testing/site.ts'
import {
  type Crafted,
  craftedPreCommand,
  exchange,
  refusingStep,
  sendCommandRequest,
  signedBy,
  signingCredential,
} from '../testing/update-credentials.ts'
import { createWorld, morning } from '../testing/world.ts'

const world = await createWorld()
after(() => world.close())
const { newRequest, send, sendPayload } = createSignedPreCommandSender(world)

const [wrong, right] = [networkOperatorCredentials(walesAndWest), networkOperatorCredentials(london)]

describe('what is signed', () => {
  test('is taken where it fits the request around it', async () => assert.equal((await send({}))[0], 'I99'))

  const headers: Record<string, NonNullable<Crafted['header']>> = {
    'another device than the RequestID’s': { recipient: devices.GPF },
    'another originator than the RequestID’s': { originator: border },
    'another counter than the RequestID’s': { counter: 1n },
    'a response': { cra: 'response' },
    'a message with a date-time': { dateTime: Buffer.alloc(12, 1) },
    'a message with supplementary information': { supplementary: Buffer.alloc(8) },
  }
  for (const [what, header] of Object.entries(headers))
    test(`is not ${what} (E52)`, async () => assert.deepEqual(await send({ header }), ['E52', 'Grouping Header']))

  const modes: Record<string, Crafted> = {
    'under a message code of another use case': { header: { messageCode: 0x0008 } },
    'of a mode that its message code does not announce': { update: { mode: 2 } },
    'of a mode that 6.15.1 does not have': { header: { messageCode: 0x0108 }, update: { mode: 8 } },
    'of the load controller’s own mode, which is not the supplier’s': {
      header: { messageCode: 0x0125 },
      update: { mode: 10, authorisingCell: cells.loadControllerSignature },
    },
    'authorised by another cell than its mode’s': { update: { authorisingCell: cells.supplierSignature } },
    'authorised by no cell': { update: { authorisingCell: null } },
    'authorised under another counter': { update: { authorisingCounter: 1n } },
    'carrying a contingency key': { update: { symmetricKey: Buffer.alloc(16) } },
    'changing floors of other parties': { update: { otherFloors: [{ role: 2, floor: 0n, topUpFloor: null }] } },
  }
  for (const [what, crafted] of Object.entries(modes))
    test(`is not ${what} (E52)`, async () =>
      assert.deepEqual(await send(crafted), ['E52', 'credentials replacement mode']))

  for (const serviceReferenceVariant of ['6.15.2', '6.17', '6.24.2', '7.3'] as const)
    test(`is not a payload of CS02b under ${serviceReferenceVariant} (E52)`, async () => {
      const asked = newRequest()
      const serviceReference = serviceReferenceOf(serviceReferenceVariant)
      const payload = await signedBy(craftedPreCommand(asked))
      const under = { serviceReference, serviceReferenceVariant }
      const { responseCode } = await exchange(world, sendCommandRequest(asked, payload, under))
      assert.deepEqual(
        [responseCode, await refusingStep(world, sendCommandRequest(asked, payload))],
        ['E52', 'payload'],
      )
    })

  test('is refused with a payload of no use case of its variant (E52)', async () => {
    const asked = newRequest()
    const under = { serviceReference: '6.17', serviceReferenceVariant: '6.17' }
    const { responseCode } = await exchange(world, sendCommandRequest(asked, Buffer.from('no CS02b'), under))
    assert.equal(responseCode, 'E52')
  })

  test('names each cell once (E52)', async () => {
    const replacements = [...replacing(right), ...replacing(right).slice(0, 1)]
    assert.deepEqual(await send({ update: { replacements } }), ['E52', 'target cells'])
  })

  for (const target of [cells.root, cells.recovery, cells.acbKeyAgreement, cells.supplierSignature])
    test(`does not reach for a cell of role ${target.role} (E52)`, async () => {
      const replacements = [{ der: right.digitalSignature, target }]
      assert.deepEqual(await send({ update: { replacements } }), ['E52', 'target cells'])
    })
})

describe('lengths in more octets than they need', () => {
  const longer = (der: Buffer): Buffer => {
    const header = 4 // 30 82 and two octets of length, as a payload begins
    const length = Buffer.alloc(3)
    length.writeUIntBE(der.length - header, 0, 3)
    return Buffer.concat([Buffer.of(0x30, 0x83), length, der.subarray(header)])
  }

  test('are taken, and reach the device as they were signed', async () => {
    const asked = newRequest()
    const message = readMessage(craftedPreCommand(asked))
    assert.ok(message.ok)
    const signed = await signedBy(writeUnsigned(message.value, longer(Buffer.from(message.value.content))))
    assert.equal((await sendPayload(signed, asked))[0], 'I99')
    assert.ok(Buffer.from(world.wan.carried.at(-1)?.frame ?? []).includes(signed))
  })
})

describe('octets that are no Signed Pre-Command', () => {
  test('are refused (E52), whatever they are', async () => {
    for (const octets of [
      Buffer.alloc(0),
      Buffer.of(0xdf),
      Buffer.from('no message of GBCS'),
      Buffer.alloc(4096, 0x30),
    ])
      assert.deepEqual(await sendPayload(octets), ['E52', 'Signed Pre-Command'])
  })

  test('are refused with octets behind the signature (E52)', async () => {
    const asked = newRequest()
    const payload = Buffer.concat([await signedBy(craftedPreCommand(asked)), Buffer.of(0)])
    assert.deepEqual(await sendPayload(payload, asked), ['E52', 'Signed Pre-Command'])
  })

  test('are refused where the zero octet was kept before the signature (E52)', async () => {
    const asked = newRequest()
    const preCommand = craftedPreCommand(asked)
    const signed = await signedBy(preCommand)
    const payload = Buffer.concat([preCommand, Buffer.of(0), signed.subarray(preCommand.length)])
    assert.deepEqual(await sendPayload(payload, asked), ['E52', 'Signed Pre-Command'])
  })

  test('are refused where the payload is of another use case (E52)', async () => {
    const asked = newRequest()
    const preCommand = craftedPreCommand(asked)
    // The first tag of the payload, a SEQUENCE, made an OCTET STRING.
    const start = preCommand.indexOf(Buffer.of(0x30, 0x82), 30)
    preCommand[start] = 0x04
    assert.deepEqual(await sendPayload(await signedBy(preCommand), asked), ['E52', 'Signed Pre-Command'])
  })

  test('are refused with a MAC, which is the DCC’s to add (E52)', async () => {
    const asked = newRequest()
    const payload = withMac(await signedBy(craftedPreCommand(asked)), Buffer.alloc(12))
    assert.deepEqual(await sendPayload(payload, asked), ['E52', 'Grouping Header'])
  })
})

describe('the signature', () => {
  const signature = ['E52', 'user signature']

  test('is there (E52)', async () => {
    const asked = newRequest()
    assert.deepEqual(await sendPayload(craftedPreCommand(asked), asked), signature)
  })

  test('is the originator’s (E52)', async () => {
    const asked = newRequest()
    const payload = await signedBy(craftedPreCommand(asked), signingCredential(border, RemotePartyRole.supplier))
    assert.deepEqual(await sendPayload(payload, asked), signature)
  })

  test('is over these octets (E52)', async () => {
    const asked = newRequest()
    const payload = await signedBy(craftedPreCommand(asked))
    const last = payload.length - 1
    payload[last] = (payload[last] ?? 0) ^ 1
    assert.deepEqual(await sendPayload(payload, asked), signature)
  })

  test('may be under any generation of the originator’s certificates, but none that is revoked (E52)', async () => {
    const where = await createWorld()
    const sender = createSignedPreCommandSender(where)
    const bearer = { entityIdentifier: albion, role: RemotePartyRole.supplier, use: 'digitalSignature' as const }
    const renewed = issueOrganisationCertificate(smki, { ...bearer, generation: 'renewed' })
    where.repository.publish(renewed.certificate)
    const before = newRequest()
    const taken = await sender.sendPayload(await signedBy(craftedPreCommand(before), renewed), before)
    assert.equal(taken[0], 'I99')
    where.repository.revoke(renewed.certificate)
    const after = newRequest()
    const refused = await sender.sendPayload(await signedBy(craftedPreCommand(after), renewed), after)
    assert.deepEqual(refused, signature)
    await where.close()
  })
})

describe('the time of execution', () => {
  const tomorrow = instant(morning + 86_400_000)
  const astray = ['E52', 'execution time']

  const differences: Record<string, [Crafted, Sent]> = {
    'the year 3000 around a payload for immediate execution': [{}, { executionDateTime: cancellationInstant }],
    'a date around a payload for immediate execution': [{}, { executionDateTime: tomorrow }],
    'another date than the payload’s': [
      { update: { executionDateTime: '20261124090000Z' } },
      { executionDateTime: tomorrow },
    ],
    'the year 3000 around a payload that says so without cancelling': [
      { update: { executionDateTime: '30001231000000Z' } },
      { executionDateTime: cancellationInstant },
    ],
  }
  for (const [what, [crafted, sent]] of Object.entries(differences))
    test(`is not ${what} (E52)`, async () => assert.deepEqual(await send(crafted, sent), astray))

  for (const [what, executionDateTime] of [
    ['a date', '20261123090000Z'],
    ['a cancellation', '99991231235959Z'],
  ] as const)
    test(`may stand in the payload alone: ${what}`, async () =>
      assert.equal((await send({ update: { executionDateTime } }))[0], 'I99'))

  test('is held against the window where it stands in the payload alone (E53)', async () =>
    assert.deepEqual(await send({ update: { executionDateTime: '20261122085959Z' } }), ['E53', 'execution date']))

  test('is held against the window in the payload too (E53)', async () => {
    const past = { executionDateTime: instant(morning - 1000) }
    const crafted = { update: { executionDateTime: '20261122085959Z' } }
    assert.deepEqual(await send(crafted, past), ['E53', 'execution date'])
  })

  test('of a cancellation takes wrong certificates past the check (NOC-5)', async () => {
    const update = { executionDateTime: '99991231235959Z', replacements: replacing(wrong) }
    assert.equal((await send({ update }, { executionDateTime: cancellationInstant }))[0], 'I99')
  })
})
