import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { cancellationInstant, type Instant, instant } from '../../vocabulary/instant.ts'
import type { MarketDate } from '../../vocabulary/market-date.ts'
import type { Mpan } from '../../vocabulary/metering-point.ts'
import type { UserRole } from '../../vocabulary/user-role.ts'
import { answerTo } from '../testing/answer-to.ts'
import {
  handoverBody,
  networkOperatorCredentials,
  type RequestDetails,
  request,
  signedRequest,
} from '../testing/requests.ts'
import {
  albion,
  border,
  cadent,
  devices,
  initialHoldersOfSite,
  inventoryOfSite,
  london,
  mpan,
  mprn,
} from '../testing/site.ts'
import { updateRequest } from '../testing/update-credentials.ts'
import { createWorld, morning, type World, type WorldOptions } from '../testing/world.ts'
import { marketUsers } from '../users/market-users.ts'

const users = marketUsers()

const since2019 = { from: '2019-04-01' as MarketDate, to: null }
const suppliedBy =
  (...suppliers: string[]) =>
  ({ registration }: World) =>
    registration.replace(mprn, {
      suppliers: suppliers.map((supplier) => ({ meteringPoint: mprn, supplier, ...since2019 })),
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

describe('a network operator that holds the slot of a device and is not registered (E4)', () => {
  const another = ({ registration }: World) =>
    registration.replace(mpan, {
      networkParties: [{ meteringPoint: mpan, networkParty: 'SOUT', ...since2019 }],
    })
  const heldBy = (entityIdentifier: EntityIdentifier) => ({
    initialHolders: (device: EntityIdentifier) =>
      initialHoldersOfSite(device)?.map((held) => ({ ...held, entityIdentifier })),
  })
  const mayMend = { settings: { slotHolders: 'may-mend' } } as const

  test('may send 6.15.1 for it where slotHolders is may-mend, and not else', async () => {
    const asked = updateRequest({ from: london })
    assert.equal((await answerTo(asked, heldBy(london), another)).code, 'E4')
    assert.equal((await answerTo(asked, { ...heldBy(london), ...mayMend }, another)).code, 'I0')
  })

  test('is one by what the DCC knows of the slot alone', async () => {
    const asked = updateRequest({ from: london })
    assert.equal((await answerTo(asked, mayMend, another)).code, 'E4')
    assert.equal((await answerTo(asked, { ...heldBy(albion), ...mayMend }, another)).code, 'E4')
  })

  test('may send nothing else', async () => {
    const reads = request({
      from: london,
      to: devices.ESME,
      commandVariant: 1,
      serviceReference: '6.24',
      serviceReferenceVariant: '6.24.1',
      body: { kind: 'RetrieveDeviceSecurityCredentialsKRP', roles: ['NetworkOperator'] },
    })
    assert.equal((await answerTo(reads, { ...heldBy(london), ...mayMend }, another)).code, 'E4')
  })
})

describe('the role in which a user is responsible (E4)', () => {
  const albionIn = (...roles: UserRole[]) =>
    users.map((user) => (user.entityIdentifier === albion ? { ...user, roles } : user))
  const toLondon = (details: RequestDetails) =>
    request({ to: devices.ESME, body: handoverBody(networkOperatorCredentials(london)), ...details })

  test('is one that the device calls for: a gas supplier is none to an ESME, whatever it is registered for', async () => {
    const { code, wanted } = await answerTo(toLondon({}), { users: albionIn('GS') })
    assert.deepEqual([code, wanted], ['E4', 'one of the roles IS, ES, ED, LC on such a device'])
    assert.equal((await answerTo(toLondon({}), { users: albionIn('IS') })).code, 'I99')
  })

  test('nor is an electricity supplier to a GPF, whatever the inventory has', async () => {
    const withoutRecord = ({ registration }: World) => registration.replace(mprn, { suppliers: [] })
    assert.equal((await answerTo(request(), { users: albionIn('IS') }, withoutRecord)).code, 'E4')
  })

  const readExport = {
    to: devices.ESME,
    serviceReference: '4.2',
    serviceReferenceVariant: '4.2',
    body: { kind: 'other', element: 'ReadInstantaneousExportRegisters' },
  } satisfies RequestDetails
  const exportMpan = '1000123456788' as Mpan
  const exporting: WorldOptions['inventory'] = (device) => {
    const record = inventoryOfSite(device)
    return record?.type === 'ESME' ? { ...record, exportMpan } : record
  }
  const exportSuppliedBy =
    (supplier: string) =>
    ({ registration }: World) =>
      registration.replace(exportMpan, { suppliers: [{ meteringPoint: exportMpan, supplier, ...since2019 }] })

  test('is that of the export supplier by the export MPAN', async () => {
    const answer = (from: typeof albion, supplier: string) =>
      answerTo(request({ from, ...readExport }), { inventory: exporting }, exportSuppliedBy(supplier))
    assert.equal((await answer(border, 'BRDR')).code, 'I99')
    assert.equal((await answer(albion, 'BRDR')).code, 'E4')
  })
})

describe('a supplier to come', () => {
  const day = 86_400_000
  const handover = (counter: bigint, executionDateTime: Instant | null) =>
    signedRequest({ from: border, counter, body: handoverBody({ executionDateTime }) })

  async function withHandoverScheduled(play: (world: World) => Promise<void>) {
    const world = await createWorld()
    world.registration.replace(mprn, {
      suppliers: [
        { meteringPoint: mprn, supplier: 'ALBN', from: since2019.from, to: '2026-11-22' as MarketDate },
        { meteringPoint: mprn, supplier: 'BRDR', from: '2026-11-23' as MarketDate, to: null },
      ],
    })
    assert.equal(await world.send(await handover(1n, instant(morning + 2 * day))), 'I99')
    await play(world)
    await world.close()
  }

  test('may cancel what it has in the schedule for a day of its own', () =>
    withHandoverScheduled(async (world) => {
      assert.equal(await world.send(await handover(2n, cancellationInstant)), 'I0')
      assert.equal(world.dcc.pending().scheduled, 0)
    }))

  test('may do nothing else meanwhile (E4)', () =>
    withHandoverScheduled(async (world) => assert.equal(await world.send(await handover(2n, null)), 'E4')))
})
