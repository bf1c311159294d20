import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { z } from 'zod'
import type { SlotState } from '../../fleet/fleet.ts'
import type { deviceAtPremisesSchema } from './operations/premises-view.ts'
import { assertAsDocumented, type Served, serve } from './testing/served-network.ts'

let served: Served
before(async () => {
  served = await serve()
})
after(() => served.close())

const fleet = () => served.testBed.network.fleet
const all = () => [...Array(50).keys()].map((index) => fleet().premises(index))

interface Overview {
  readonly perMinute: readonly ({ readonly at: string } & Readonly<Record<string, number | string>>)[]
  readonly slots: readonly {
    readonly area: string
    readonly distributorId: string
    readonly of: number
    readonly stranger: number
    readonly placeholder: number
    readonly dccControlled: number
    readonly registered: number
  }[]
  readonly networks: readonly ({ readonly network: string | null; readonly fuel: string } & Readonly<
    Record<'of' | 'stranger' | 'dccControlled' | 'registered', number>
  >)[]
  readonly premisesCounted: number
  readonly refusals: readonly { readonly rule: string; readonly reason: string; readonly count: number }[]
  readonly waits: Readonly<Record<string, number | string | null>>
}

const overview = async (): Promise<Overview> => {
  const { json } = await served.get('/overview')
  assertAsDocumented('get', '/overview', json)
  return json as Overview
}

type Device = z.output<typeof deviceAtPremisesSchema>
const search = async (query: Record<string, string>) => {
  const { json } = await served.get(`/devices?${new URLSearchParams({ limit: '1000', ...query })}`)
  assertAsDocumented('get', '/devices', json)
  return (json as { devices: readonly Device[] }).devices
}
const idsOf = async (query: Record<string, string>) => (await search(query)).map(({ deviceId }) => deviceId)

describe('the overview', () => {
  test("counts the network operator slots of each area's ESMEs, and of each network's devices, as they are at first", async () => {
    const { slots, networks, premisesCounted } = await overview()
    assert.equal(premisesCounted, 50)
    const esmes = (area: string, state: SlotState) =>
      all().filter(({ region, esmeSlot }) => region.name === area && esmeSlot === state).length
    for (const { area, distributorId: _, ...counts } of slots)
      assert.deepEqual(counts, {
        of: all().filter(({ region }) => region.name === area).length,
        stranger: esmes(area, 'wrong-operator'),
        placeholder: esmes(area, 'supplier-placeholder'),
        dccControlled: esmes(area, 'dcc-controlled'),
        registered: esmes(area, 'right-operator'),
      })
    assert.equal(slots.length, 14)
    for (const { network, fuel, of, dccControlled } of networks) {
      const isGas = fuel === 'gas'
      const there = all().filter(
        (each) => (isGas ? each.gasNetworkOperator : each.electricityNetworkOperator).id === network,
      )
      assert.equal(of, there.length)
      assert.equal(dccControlled, there.filter(({ esmeSlot }) => isGas || esmeSlot === 'dcc-controlled').length)
    }
    assert.equal(
      networks.reduce((sum, { of }) => sum + of, 0),
      100,
    )
  })

  test('counts a slot that has another holder, and one whose registered operator is another, where they are now', async () => {
    const premises = fleet().premises(4)
    const ofNetwork = async (wanted: string | null) =>
      (await overview()).networks.find(({ network, fuel }) => fuel === 'gas' && network === wanted)
    const { id } = premises.gasNetworkOperator
    const before = await ofNetwork(id)
    assert.ok(before)
    await served.handOver(4)
    const { of, dccControlled, registered } = before
    const handedOver = { ...before, dccControlled: dccControlled - 1 }
    assert.deepEqual(await ofNetwork(id), { ...handedOver, registered: registered + 1 })
    await served.put(`/registration/${premises.mprn}`, { networkParties: [] })
    assert.deepEqual(await ofNetwork(id), { ...handedOver, of: of - 1 })
    const { stranger, of: ofNobody } = (await ofNetwork(null)) ?? {}
    assert.deepEqual([stranger, ofNobody], [1, 1])
  })

  test('counts requests by minute and outcome, and refusals by rule', async () => {
    await served.handOver(5, 'electricity')
    const { perMinute, refusals, waits } = await overview()
    const [minute] = perMinute
    assert.equal(perMinute.length, 1)
    assert.deepEqual(
      { ...minute, at: '' },
      { at: '', done: 1, 'refused-by-check': 1, refused: 0, unanswered: 0, waiting: 0 },
    )
    assert.equal(refusals.length, 1)
    assert.match(`${refusals[0]?.rule} ${refusals[0]?.count}`, /^NOC-\d+ 1$/)
    assert.deepEqual(waits, { scheduled: 0, quarantined: 0, orders: 0, documents: 0, lost: 0, next: null })
  })
})

describe('devices are searched', () => {
  test('by a Device ID, a metering point or a post code, which lead to them', async () => {
    const { devices, mpan, mprn, postCode } = fleet().premises(11)
    assert.deepEqual(await idsOf({ q: devices.GSME.toLowerCase() }), [devices.GSME])
    assert.deepEqual(await idsOf({ q: mpan }), [devices.ESME])
    assert.deepEqual(await idsOf({ q: `${mprn} gsme` }), [devices.GSME])
    assert.deepEqual(await idsOf({ q: `${mprn} ${mpan}` }), [])
    assert.ok((await idsOf({ q: `gpf ${postCode}` })).includes(devices.GPF))
    assert.deepEqual(await idsOf({ q: `${devices.ESME} gsme` }), [])
  })

  test('by the words of where they are and whose they are, or their beginnings', async () => {
    const found = await search({ q: 'ESME lond' })
    const expected = all().filter(({ region, supplier, electricityNetworkOperator: { name } }) =>
      `${region.name} ${supplier.name} ${name}`.split(' ').some((word) => word.toLowerCase().startsWith('lond')),
    )
    assert.deepEqual(
      found.map(({ index }) => index),
      expected.map(({ index }) => index),
    )
    assert.ok(found.length > 0 && found.every(({ type }) => type === 'ESME'))
  })

  test('by a word that is said of no device at all, in vain and at once', async () => {
    const { json } = await served.get('/devices?q=esme+nothing-like-it&limit=1')
    assert.deepEqual(json, { devices: [], next: null, total: 0, counts: null })
  })

  test('by what their own slot holds now', async () => {
    const wrong = all().filter(({ esmeSlot }) => esmeSlot === 'wrong-operator')
    assert.deepEqual(
      await idsOf({ type: 'ESME', slot: 'wrong-operator' }),
      wrong.map(({ devices }) => devices.ESME),
    )
    assert.deepEqual(await idsOf({ q: 'gpf right-operator' }), [])
    await served.handOver(7)
    assert.deepEqual(await idsOf({ q: 'gpf right-operator' }), [fleet().premises(7).devices.GPF])
    assert.deepEqual(await idsOf({ type: 'GSME', slot: 'dcc-controlled' }), [])
  })

  test('by what a field must hold, with how many there are where a counter says it', async () => {
    const { region } = fleet().premises(3)
    const there = all().filter((each) => each.region === region)
    const ask = async (q: string, more: Record<string, string> = {}) => {
      const { json } = await served.get(`/devices?${new URLSearchParams({ q, limit: '1000', ...more })}`)
      assertAsDocumented('get', '/devices', json)
      const { devices, total } = json as { devices: readonly Device[]; total: number | null }
      return [devices.map(({ deviceId }) => deviceId), total] as const
    }
    const strangers = there.filter(({ esmeSlot }) => esmeSlot === 'wrong-operator').map(({ devices }) => devices.ESME)
    for (const area of [region.distributorId, `"${region.name}"`])
      assert.deepEqual(await ask(`type:esme area:${area} slot:stranger`), [strangers, strangers.length])
    assert.deepEqual(
      await ask('type:esme slot:registered', { limit: '1' }).then(([, total]) => total),
      all().filter(({ esmeSlot }) => esmeSlot === 'right-operator').length,
    )
    const { postCode, devices, mpan } = fleet().premises(3)
    assert.deepEqual(await ask(`post:"${postCode}" type:GPF mpxn:${mpan}`), [[], null])
    assert.deepEqual(await ask(`device:${devices.GSME}`), [[devices.GSME], null])
    assert.deepEqual(await ask('slot:nothing-like-it'), [[], 0])
  })

  test('by operator, status, stage and area, page by page', async () => {
    const operator = fleet().premises(3).electricityNetworkOperator.id
    const ofOperator = await search({ type: 'ESME', operator })
    assert.ok(ofOperator.some(({ index }) => index === 3))
    assert.ok(ofOperator.every(({ electricityNetworkOperator }) => electricityNetworkOperator === operator))
    assert.deepEqual(await idsOf({ type: 'ESME', stage: 'manufactured' }), [])
    const statuses = new Set((await search({ type: 'GPF', stage: 'commissioned' })).map(({ status }) => status))
    assert.deepEqual(await idsOf({ type: 'GPF', status: [...statuses][0] ?? '' }), await idsOf({ type: 'GPF' }))
    const region = fleet().premises(3).region.name
    const { json } = await served.get(`/devices?${new URLSearchParams({ type: 'GPF', region, limit: '2' })}`)
    const page = json as { devices: readonly Device[]; next: number }
    const rest = await idsOf({ type: 'GPF', region, after: String(page.next) })
    assert.deepEqual([...page.devices.map(({ deviceId }) => deviceId), ...rest], await idsOf({ type: 'GPF', region }))
  })
})
