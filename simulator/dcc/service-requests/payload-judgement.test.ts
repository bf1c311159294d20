import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { type CertificateDer, certificateDer } from '../../../certs/certificate.ts'
import type { MarketDate } from '../../vocabulary/market-date.ts'
import { cells } from '../../vocabulary/trust-anchor-cell.ts'
import { networkOperatorCredentials, supplierCredentials } from '../testing/requests.ts'
import { createSignedPreCommandSender, replacing } from '../testing/signed-pre-commands.ts'
import { albion, london, mpan, walesAndWest } from '../testing/site.ts'
import { type Crafted, craftedPreCommand, signedBy, transformed } from '../testing/update-credentials.ts'
import { createWorld } from '../testing/world.ts'

const world = await createWorld()
after(() => world.close())
const { newRequest, send, sendPayload } = createSignedPreCommandSender(world)

const [wrong, right] = [networkOperatorCredentials(walesAndWest), networkOperatorCredentials(london)]

describe('what is judged is the payload', () => {
  const check = ['E061510', 'network operator certificate']

  test('whose certificates differ from those that were transformed', async () => {
    const asked = newRequest()
    await transformed(world, asked)
    const payload = await signedBy(craftedPreCommand(asked, { update: { replacements: replacing(wrong) } }))
    assert.deepEqual(await sendPayload(payload, asked), check)
    assert.equal(world.dcc.decisions.list().at(-1)?.carriedBy, 'signed-pre-command')
  })

  test('without any Transform', async () =>
    assert.deepEqual(await send({ update: { replacements: replacing(wrong) } }), check))

  for (const commandVariant of [6, 7] as const)
    test(`by local delivery as well, Command Variant ${commandVariant}`, async () =>
      assert.deepEqual(await send({ update: { replacements: replacing(wrong) } }, { commandVariant }), check))

  test('as things stand when it comes: the registration may have changed since Transform', async () => {
    const where = await createWorld()
    const asked = newRequest()
    const preCommand = await transformed(where, asked)
    where.registration.replace(mpan, {
      networkParties: [{ meteringPoint: mpan, networkParty: 'MANW', from: '2019-04-01' as MarketDate, to: null }],
    })
    assert.deepEqual(await createSignedPreCommandSender(where).sendPayload(await signedBy(preCommand), asked), check)
    await where.close()
  })

  const supplierMode = {
    header: { messageCode: 0x0102 },
    update: { mode: 2, authorisingCell: cells.supplierSignature },
  }
  const reaching = (certificate: CertificateDer): Crafted => ({
    ...supplierMode,
    update: { ...supplierMode.update, replacements: [{ der: certificate, target: cells.networkOperatorSignature }] },
  })

  test('of mode 2 with a target of the network operator: judged as the network operator’s', async () => {
    assert.deepEqual(await send(reaching(wrong.digitalSignature)), check)
    assert.equal((await send(reaching(right.digitalSignature)))[0], 'I99')
  })

  test('of mode 2 with targets of both: not one certificate escapes', async () => {
    const { digitalSignature } = supplierCredentials(albion)
    const replacements = [
      { der: digitalSignature, target: cells.supplierSignature },
      { der: wrong.digitalSignature, target: cells.networkOperatorSignature },
    ]
    const update = { ...supplierMode.update, replacements }
    assert.deepEqual(await send({ ...supplierMode, update }), check)
  })

  test('which may be empty of certificates (E061508)', async () =>
    assert.deepEqual(await send({ update: { replacements: [] } }), ['E061508', 'any certificate']))

  test('with a floor for a change of holder (E061506)', async () =>
    assert.deepEqual(await send({ update: { newFloor: null } }), ['E061506', 'floor number']))

  test('with certificates in each other’s cells (E061504)', async () => {
    const replacements = replacing({ digitalSignature: right.keyAgreement, keyAgreement: right.digitalSignature })
    assert.deepEqual(await send({ update: { replacements } }), ['E061504', 'certificate key usage'])
  })

  test('with a top-up certificate for the network operator (E061505)', async () => {
    const target = { ...cells.networkOperatorKeyAgreement, cellUsage: 'prePaymentTopUp' } as const
    const replacements = [{ der: right.keyAgreement, target }]
    assert.deepEqual(await send({ update: { replacements } }), ['E061505', 'certificate set'])
  })

  test('of certificates that cannot be read (E061504)', async () => {
    const certificate = certificateDer(Buffer.concat([Buffer.of(0x30, 0x03), Buffer.from('abc')]))
    const replacements = [{ der: certificate, target: cells.networkOperatorSignature }]
    assert.deepEqual(await send({ update: { replacements } }), ['E061504', 'certificates readable'])
  })
})
