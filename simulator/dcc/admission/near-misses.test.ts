import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { handoverBody, networkOperatorCredentials, type RequestDetails, request, signed } from '../testing/requests.ts'
import { albion, border, cadent, credential, mprn, walesAndWest } from '../testing/site.ts'
import { createWorld, type World } from '../testing/world.ts'

let world: World
before(async () => {
  world = await createWorld()
})
after(() => world.close())

let counter = 2000n

/** The last step that a request went through, and the document that its user was answered with. */
async function lastStep(details: RequestDetails) {
  counter += 1n
  const sent = request({ counter, ...details })
  const { body: answer } = await world.dcc.takeRequest('SendCommand', await signed(sent))
  const [entry] = (await world.dcc.transcript(sent.requestId))?.entries ?? []
  assert.ok(entry?.kind === 'answered')
  return { step: entry.trace.at(-1), answer }
}

const wrong = handoverBody(networkOperatorCredentials(walesAndWest))

describe('the near miss', () => {
  test('of the check names the party and the certificates that would have gone through', async () => {
    const { step } = await lastStep({ body: wrong })
    const near = step?.wouldHaveAccepted ?? ''
    assert.match(near, /Cadent \(CAD\)/)
    assert.match(near, new RegExp(cadent))
    for (const use of ['digitalSignature', 'keyAgreement'] as const) {
      const { serialNumber } = credential(cadent, RemotePartyRole.networkOperator, use).certificate
      assert.ok(near.includes(`${use} ${serialNumber}`), near)
    }
  })

  test('of the check says so where the party has no certificates', async () => {
    const held = world.repository.find({ entity: cadent, role: RemotePartyRole.networkOperator })
    const without = await createWorld()
    for (const certificate of held) without.repository.revoke(certificate)
    const sent = request({ counter: 1n, body: wrong })
    await without.dcc.takeRequest('SendCommand', await signed(sent))
    const [entry] = (await without.dcc.transcript(sent.requestId))?.entries ?? []
    assert.ok(entry?.kind === 'answered')
    assert.match(entry.trace.at(-1)?.wouldHaveAccepted ?? '', /Cadent.*none in the SMKI Repository/)
    await without.close()
  })

  test('of a device without registration names the setting that would let it pass', async () => {
    const other = await createWorld()
    other.registration.replace(mprn, { networkParties: [] })
    const sent = request({ counter: 1n })
    await other.dcc.takeRequest('SendCommand', await signed(sent))
    const [entry] = (await other.dcc.transcript(sent.requestId))?.entries ?? []
    assert.ok(entry?.kind === 'answered')
    assert.match(entry.trace.at(-1)?.wouldHaveAccepted ?? '', /onUnknown\.no-registration/)
    await other.close()
  })

  test('of E4 names the user who would have been responsible', async () => {
    const { step } = await lastStep({ from: border })
    assert.equal(step?.code, 'E4')
    assert.match(step?.wouldHaveAccepted ?? '', new RegExp(`Albion Energy ${albion}: ALBN registered for ${mprn}`))
  })

  test('stays with the simulator: what the user is answered tells nothing of it (NOC-17)', async () => {
    for (const details of [{ from: border }, { body: wrong }]) {
      const { answer } = await lastStep(details)
      assert.doesNotMatch(answer, /Cadent|Albion|ALBN|CAD\b|1234567810|NOC-/)
    }
  })

  test('stands beside every refusal, and every step says what it saw', async () => {
    for (const details of [{ body: wrong }, { from: border }, { commandVariant: 4 as const }]) {
      counter += 1n
      const sent = request({ counter, ...details })
      await world.dcc.takeRequest('SendCommand', await signed(sent))
      const [entry] = (await world.dcc.transcript(sent.requestId))?.entries ?? []
      assert.ok(entry?.kind === 'answered')
      assert.ok(entry.trace.every(({ saw }) => saw.length > 0))
      assert.ok((entry.trace.at(-1)?.wouldHaveAccepted ?? '').length > 0)
    }
  })
})
