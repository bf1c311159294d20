import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { answerTo } from '../testing/answer-to.ts'
import { type RequestDetails, request } from '../testing/requests.ts'
import { accessControlBroker, albion, devices, inventoryOfSite } from '../testing/site.ts'
import { updateRequest } from '../testing/update-credentials.ts'
import type { WorldOptions } from '../testing/world.ts'
import { marketUsers } from '../users/market-users.ts'

const users = marketUsers()

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
    body: { kind: 'described', element: 'RequestWANMatrix', content: { uprn: 1 } },
  } satisfies RequestDetails

  test('is aimed at the DCC, not at a device (E19)', async () => {
    const { code, wanted } = await answerTo(request({ ...wanMatrix, to: devices.GPF }))
    assert.deepEqual([code, wanted], ['E19', `the DCC, ${accessControlBroker}`])
  })

  test('is aimed at the DCC, not at its sender (E19)', async () =>
    assert.equal((await answerTo(request({ ...wanMatrix, to: albion }))).code, 'E19'))
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
