import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { MarketDate } from '../../vocabulary/market-date.ts'
import { serviceOfCommandVariant } from '../../vocabulary/service-reference.ts'
import { marketUsers } from '../market-users.ts'
import { type RequestDetails, request, signed } from '../testing/requests.ts'
import {
  accessControlBroker,
  albion,
  border,
  cadent,
  devices,
  inventoryOfSite,
  london,
  mpan,
  mprn,
} from '../testing/site.ts'
import { updateRequest } from '../testing/update-credentials.ts'
import { createWorld, type WorldOptions } from '../testing/world.ts'

const users = marketUsers()

/** The code of a request, and what its refusal wanted, in a world in which something is otherwise. */
async function answerTo(
  sent: ReturnType<typeof request>,
  options: WorldOptions = {},
  prepare: (world: Awaited<ReturnType<typeof createWorld>>) => void = () => {},
) {
  const world = await createWorld(options)
  prepare(world)
  world.wan.behaviour = 'unreachable'
  const code = await world.send(await signed(sent), serviceOfCommandVariant[sent.commandVariant])
  const [entry] = world.dcc.transcript(sent.requestId)?.entries ?? []
  await world.close()
  const refusal = entry?.kind === 'answered' ? entry.trace.at(-1) : undefined
  return { code, wanted: refusal?.wouldHaveAccepted, step: refusal?.step }
}

const since2019 = { from: '2019-04-01' as MarketDate, to: null }
const suppliedBy =
  (...suppliers: string[]) =>
  ({ registration }: Awaited<ReturnType<typeof createWorld>>) =>
    registration.replace(mprn, {
      suppliers: suppliers.map((supplier) => ({ meteringPoint: mprn, supplier, ...since2019 })),
    })

describe('a user', () => {
  test('without a role may nothing (E1)', async () => {
    const withoutRole = users.map((user) => (user.entityIdentifier === albion ? { ...user, roles: [] } : user))
    assert.equal((await answerTo(request(), { users: withoutRole })).code, 'E1')
  })
})

describe('a request to the DCC itself', () => {
  const wanMatrix = {
    serviceReference: '12.1',
    serviceReferenceVariant: '12.1',
    commandVariant: 8,
    body: { kind: 'other', element: 'RequestWANMatrix' },
  } satisfies RequestDetails

  test('is aimed at the DCC, not at a device (E19)', async () => {
    const { code, wanted } = await answerTo(request({ ...wanMatrix, to: devices.GPF }))
    assert.deepEqual([code, wanted], ['E19', `the DCC, ${accessControlBroker}`])
  })

  test('is aimed at the DCC, not at its sender (E19)', async () =>
    assert.equal((await answerTo(request({ ...wanMatrix, to: albion }))).code, 'E19'))
})

describe('responsibility (E4)', () => {
  test('is that of either of two suppliers on one day', async () => {
    for (const from of [albion, border])
      assert.equal((await answerTo(request({ from }), {}, suppliedBy('ALBN', 'BRDR'))).code, 'I99')
  })

  test('names both of them to a third', async () => {
    const third = users.find(
      ({ roles, entityIdentifier }) => roles.includes('GS') && ![albion, border].includes(entityIdentifier),
    )
    assert.ok(third)
    const { code, wanted } = await answerTo(request({ from: third.entityIdentifier }), {}, suppliedBy('ALBN', 'BRDR'))
    const nameOf = (entity: string) => users.find(({ entityIdentifier }) => entityIdentifier === entity)?.name
    assert.equal(code, 'E4')
    assert.equal(
      wanted,
      `${nameOf(albion)} ${albion} or ${nameOf(border)} ${border}: ALBN and BRDR registered for ${mprn} on 2026-11-22`,
    )
  })

  test('says so where the party registered is no user', async () => {
    const without = users.filter(({ entityIdentifier }) => entityIdentifier !== albion)
    const { code, wanted } = await answerTo(request({ from: border }), { users: without })
    assert.equal(code, 'E4')
    assert.equal(wanted, `no user of the DCC: ALBN registered for ${mprn} on 2026-11-22`)
  })

  test('names a group by the one of its licence areas that is registered', async () => {
    const other = users.find(({ roles, parties }) => roles.includes('ED') && !parties.includes('LOND'))
    const holder = users.find(({ entityIdentifier }) => entityIdentifier === london)
    assert.ok(other && holder && holder.parties.length > 1)
    const { code, wanted } = await answerTo(updateRequest({ from: other.entityIdentifier }))
    assert.equal(code, 'E4')
    assert.equal(wanted, `${holder.name} ${london}: LOND registered for ${mpan} on 2026-11-22`)
  })

  test('is nobody’s among network operators where the network series says nothing, whatever the inventory has', async () => {
    const { code, wanted } = await answerTo(updateRequest({ from: london }), {}, ({ registration }) =>
      registration.replace(mpan, { networkParties: [] }),
    )
    assert.deepEqual([code, wanted], ['E4', 'a network party that is registered for the device'])
  })

  test('is no network operator’s by the supplier series', async () =>
    assert.equal((await answerTo(updateRequest({ from: cadent }))).code, 'E4'))
})

describe('local delivery (E17)', () => {
  const inventory: WorldOptions['inventory'] = (device) => {
    const record = inventoryOfSite(device)
    return record && { ...record, status: 'Recovery' }
  }

  test('is not judged where the Service Reference Variant has no such Command Variant (E12)', async () => {
    const sent = updateRequest({ commandVariant: 2 })
    assert.deepEqual(await answerTo(sent, { inventory }).then(({ code, step }) => [code, step]), ['E12', 'variant'])
  })
})
