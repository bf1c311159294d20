import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { assertAsDocumented, type Served, serve } from './testing/served-network.ts'

let served: Served
before(async () => {
  served = await serve()
})
after(() => served.close())

const unknownDevice = '00-DB-00-00-00-00-00-01'
const fleetDevice = (type: 'GPF' | 'ESME' = 'GPF', index = 0): string =>
  served.testBed.network.fleet.premises(index).devices[type]
const mpan = (): string => served.testBed.network.fleet.premises(0).mpan
const supplier = (): string => served.testBed.network.fleet.premises(0).supplier.entityIdentifier

test('a hub is exchanged once, by the premises that it is in', async () => {
  const hub = served.testBed.network.fleet.premises(5).devices.CHF
  const exchange = (index: number, body: object) =>
    served.ask(`/premises/${index}/hub-exchange`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  assert.equal((await exchange(4, { hub })).status, 404)
  const { status, json } = await exchange(5, { hub })
  assert.equal(status, 200)
  assertAsDocumented('post', '/premises/:index/hub-exchange', json)
  const again = await exchange(5, { hub })
  assert.deepEqual([again.status, again.json], [400, { error: `${hub} is taken away already` }])
})

describe('what can be looked at', () => {
  const looks: readonly [route: string, path: () => string][] = [
    ['/status', () => '/status'],
    ['/devices', () => '/devices?limit=3'],
    ['/devices', () => '/devices?type=ESME&slot=dcc-controlled&limit=2'],
    ['/devices/:id', () => `/devices/${fleetDevice()}`],
    ['/devices/:id', () => `/devices/${fleetDevice().toLowerCase()}`],
    ['/devices/:id/cells', () => `/devices/${fleetDevice()}/cells`],
    ['/devices/:id/link', () => `/devices/${fleetDevice()}/link`],
    ['/requests', () => '/requests?q=gpf&limit=2'],
    ['/decisions', () => '/decisions'],
    ['/decisions/counts', () => '/decisions/counts'],
    ['/registration/:mpxn', () => `/registration/${mpan()}`],
    ['/users', () => '/users'],
    ['/users/:eui', () => `/users/${supplier()}`],
    ['/clock', () => '/clock'],
    ['/check', () => '/check'],
    ['/settings', () => '/settings'],
    ['/fault-plan', () => '/fault-plan'],
  ]
  for (const [route, path] of looks) {
    test(`${route} answers as documented`, async () => {
      const { status, json } = await served.get(path())
      assert.equal(status, 200)
      assertAsDocumented('get', route, json)
    })
  }

  test('a device’s cells, frames and the request itself after a handover', async () => {
    const requestId = await served.handOver(1)
    const device = fleetDevice('GPF', 1)
    const cells = await served.get(`/devices/${device}/cells`)
    const link = await served.get(`/devices/${device}/link`)
    const request = await served.get(`/requests/${encodeURIComponent(requestId)}`)
    assertAsDocumented('get', '/devices/:id/cells', cells.json)
    assertAsDocumented('get', '/devices/:id/link', link.json)
    assertAsDocumented('get', '/requests/:id', request.json)
    const { frames } = link.json as { frames: { direction: string }[] }
    assert.deepEqual(
      frames.map(({ direction }) => direction),
      ['down', 'up'],
    )
    const { explanations } = request.json as { explanations: { code: string; steps: unknown[]; refusal: unknown }[] }
    assert.deepEqual(
      explanations.map(({ code, refusal }) => [code, refusal]),
      [['I99', null]],
    )
    assert.ok((explanations[0]?.steps.length ?? 0) > 15)
  })

  test('an alert that a device is told to raise, and what became of it', async () => {
    const device = fleetDevice('ESME', 2)
    const raised = await served.ask(`/devices/${device}/alerts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ alertCode: '8f3e' }),
    })
    assertAsDocumented('post', '/devices/:id/alerts', raised.json)
    await served.testBed.network.time.inFlight.settled()
    const history = await served.get(`/devices/${device}/history?limit=1`)
    assertAsDocumented('get', '/devices/:id/history', history.json)
    const { entries, next } = history.json as { entries: { n: number }[]; next: number }
    const earlier = await served.get(`/devices/${device}/history?before=${next}`)
    const all = [...(earlier.json as { entries: { n: number; kind: string }[] }).entries, ...entries]
    assert.deepEqual(
      all.map(({ n }) => n),
      all.map((_, index) => index + 1),
    )
    assert.equal((earlier.json as { entries: { kind: string }[] }).entries[0]?.kind, 'device-alerted')
  })

  test('an alert that cannot be raised says why', async () => {
    const post = (id: string, body: object) =>
      served.ask(`/devices/${id}/alerts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const chf = served.testBed.network.fleet.premises(0).devices.CHF
    const cases: readonly [id: string, body: object, status: number, says: RegExp][] = [
      [unknownDevice, { alertCode: '8F3E' }, 404, /holds no device/],
      [fleetDevice(), { alertCode: '8F3' }, 400, /four hexadecimal digits/],
      [fleetDevice(), {}, 400, /alertCode/],
      [chf, { alertCode: '8F3E', to: 'supplier' }, 400, /no cell of CHF devices/],
    ]
    for (const [id, body, status, says] of cases) {
      const answer = await post(id, body)
      assert.equal(answer.status, status, JSON.stringify(answer.json))
      assert.match(String((answer.json as { error: string }).error), says)
    }
  })

  test('the pages of a list lead through the whole fleet, each premises once', async () => {
    const seen: number[] = []
    for (let after: number | null = 0; after !== null; ) {
      const { json } = await served.get(`/devices?limit=20&after=${after}`)
      const page = json as { premises: { index: number }[]; next: number | null }
      seen.push(...page.premises.map(({ index }) => index))
      after = page.next
    }
    assert.deepEqual(seen, [...Array(50).keys()])
  })
})

describe('a device is looked up', () => {
  interface Found {
    premises?: { index: number; mpan: string; mprn: string; postCode: string }[]
    devices?: { deviceId: string; type: string }[]
  }
  const look = async (query: string) => (await served.get(`/devices?${query}`)).json as Found
  const premises = (index: number) => served.testBed.network.fleet.premises(index)

  test('by the MPAN of its premises, and by the MPRN', async () => {
    const { mpan, mprn } = premises(7)
    for (const mpxn of [mpan, mprn])
      assert.deepEqual(
        (await look(`mpxn=${mpxn}`)).premises?.map((each) => each.index),
        [7],
      )
    assert.deepEqual(await look('mpxn=9999999999999'), {
      premises: [],
      next: null,
      total: null,
      counts: null,
    })
  })

  test('of one type, by what it has itself or through the GSME joined to it', async () => {
    const { mprn, devices } = premises(7)
    const ids = async (type: string) => (await look(`mpxn=${mprn}&type=${type}`)).devices?.map((each) => each.deviceId)
    assert.deepEqual(await ids('GSME'), [devices.GSME])
    assert.deepEqual(await ids('GPF'), [devices.GPF])
    assert.deepEqual(await ids('ESME'), [])
  })

  test('by the metering point that the inventory records now', async () => {
    const [from, to] = ['1012345678909', '1012345678917']
    await served.put(`/devices/${fleetDevice('ESME', 8)}`, { importMpxn: from })
    assert.deepEqual(
      (await look(`mpxn=${from}`)).premises?.map((each) => each.index),
      [8],
    )
    await served.put(`/devices/${fleetDevice('ESME', 8)}`, { importMpxn: to })
    assert.deepEqual((await look(`mpxn=${from}`)).premises, [])
    await served.put(`/devices/${fleetDevice('ESME', 8)}`, { importMpxn: premises(8).mpan })
  })

  test('by post code in any case and spacing, and by the outward part alone', async () => {
    const { postCode } = premises(9)
    const whole = await look(`postCode=${postCode.toLowerCase().replace(' ', '')}`)
    assert.ok(whole.premises?.some(({ index }) => index === 9))
    assert.ok(whole.premises?.every((each) => each.postCode === postCode))
    const outward = postCode.split(' ')[0] ?? ''
    const wide = await look(`postCode=${outward}`)
    const expected = [...Array(50).keys()].filter((index) => premises(index).postCode.split(' ')[0] === outward)
    assert.deepEqual(
      wide.premises?.map(({ index }) => index),
      expected,
    )
  })
})

describe('the decisions of the check', () => {
  test('are filtered, and counted per rule, as JSON and as CSV', async () => {
    await served.handOver(2)
    await served.handOver(3, 'electricity')
    const refused = await served.get('/decisions?outcome=refused')
    const { decisions, counts } = refused.json as {
      decisions: { outcome: string; rule: string }[]
      counts: { rule: string; outcome: string; count: number }[]
    }
    assert.ok(decisions.length > 0 && decisions.every(({ outcome }) => outcome === 'refused'))
    assert.ok(counts.some(({ rule, outcome, count }) => rule === 'NOC-10' && outcome === 'accepted' && count > 0))
    const csv = await served.get(`/decisions?format=csv&device=${fleetDevice('GPF', 3)}`)
    assert.match(csv.headers.get('content-type') ?? '', /^text\/csv/)
    const [head, row, ...rest] = csv.text.split('\r\n')
    assert.match(head ?? '', /^sequence,at,requestId,/)
    assert.match(row ?? '', /,refused,NOC-10,other-party,/)
    assert.deepEqual(rest, [''])
    const tally = await served.get('/decisions/counts?format=csv')
    assert.match(tally.text, /^rule,outcome,reason,count\r\n/)
    assert.match(tally.text, /NOC-10,refused,other-party,1\r\n/)
  })
})

describe('what can be changed', () => {
  test('a device in the inventory: what is left out stays', async () => {
    const path = `/devices/${fleetDevice('ESME', 5)}`
    const before = (await served.get(path)).json as { inventory: { importMpxn: string } }
    const { status, json } = await served.put(path, { status: 'Suspended' })
    assert.equal(status, 200)
    assertAsDocumented('put', '/devices/:id', json)
    const { inventory } = json as { inventory: { status: string; importMpxn: string } }
    assert.deepEqual([inventory.status, inventory.importMpxn], ['Suspended', before.inventory.importMpxn])
  })

  test('Registration Data, one series at a time', async () => {
    const before = (await served.get(`/registration/${mpan()}`)).json as { suppliers: unknown[] }
    const networkParties = [{ networkParty: 'SOUT', from: '2026-01-01' }]
    const { json } = await served.put(`/registration/${mpan()}`, { networkParties })
    assertAsDocumented('put', '/registration/:mpxn', json)
    assert.deepEqual(json, {
      networkParties: [
        { networkParty: 'SOUT', name: 'SSEN Southern', from: '2026-01-01', to: null, meteringPoint: mpan() },
      ],
      suppliers: before.suppliers,
    })
  })

  test('a user’s address and status', async () => {
    const path = `/users/${supplier()}`
    const { json } = await served.put(path, { receiveResponse: null, status: 'suspended' })
    assertAsDocumented('put', '/users/:eui', json)
    assert.equal((json as { status: string }).status, 'suspended')
    await served.put(path, { status: 'active' })
  })

  test('the clock, onward only', async () => {
    const { json } = await served.put('/clock', { bySeconds: 60 })
    assertAsDocumented('put', '/clock', json)
    const { nextDue, ...stands } = json as { now: string; nextDue: string | null }
    assert.deepEqual(stands, { now: '2026-11-22T09:01:00Z', runsByItself: false, running: false })
    assert.ok(nextDue === null || nextDue > stands.now, String(nextDue))
    assert.equal((await served.put('/clock', { to: '2026-11-22T10:00:00+00:00' })).status, 200)
    const back = await served.put('/clock', { to: '2026-11-22T09:30:00Z' })
    for (const beyond of ['9999-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '+010000-01-01T00:00:00Z'])
      assert.equal((await served.put('/clock', { to: beyond })).status, 400, beyond)
    assert.match((await served.put('/clock', { to: '9999-01-01T00:00:00Z' })).text, /cannot reach the year 9999/)
    assert.equal(((await served.get('/clock')).json as { now: string }).now, '2026-11-22T10:00:00Z')
    assert.deepEqual([back.status, back.json], [400, { error: 'It is 2026-11-22T10:00:00Z: the clock cannot go back' }])
  })

  test('the clock, to where something falls due next', async () => {
    const { nextDue } = (await served.get('/clock')).json as { nextDue: string | null }
    const { status, json } = await served.put('/clock', { toNextDue: true })
    assert.ok(nextDue !== null)
    assert.deepEqual([status, (json as { now: string }).now], [200, nextDue])
  })

  test('one tolerance of the check without the others', async () => {
    const { json } = await served.put('/check', {
      mode: 'monitor',
      settings: { onUnknown: { 'no-registration': 'accept' } },
    })
    assertAsDocumented('put', '/check', json)
    const { mode, settings } = json as { mode: string; settings: { onUnknown: Record<string, string> } }
    assert.equal(mode, 'monitor')
    assert.deepEqual(
      [settings.onUnknown['no-registration'], settings.onUnknown['no-metering-point']],
      ['accept', 'refuse'],
    )
    await served.put('/check', { mode: 'enforce', settings: { onUnknown: { 'no-registration': 'refuse' } } })
  })

  test('settings: what is left out stays, and null takes one back to its default', async () => {
    const { json } = await served.put('/settings', { codes: { E062106: 'E062103' }, deadlines: { undeliveredMs: 5 } })
    assertAsDocumented('put', '/settings', json)
    const { settings } = json as { settings: { codes: object; deadlines: object } }
    assert.deepEqual(settings.codes, { E062106: 'E062103' })
    assert.deepEqual(settings.deadlines, {
      undeliveredMs: 5,
      unansweredMs: 30_000,
      gsmeUnansweredMs: 30_000,
      futureDatedMs: 86_400_000,
    })
    const requestId = await served.handOver(10, 'electricity')
    const request = await served.get(`/requests/${encodeURIComponent(requestId)}`)
    const { explanations } = request.json as { explanations: { code: string; refusal: { code: string } }[] }
    assert.deepEqual([explanations[0]?.code, explanations[0]?.refusal.code], ['E062103', 'E062106'])
    const back = await served.put('/settings', { codes: null, deadlines: { undeliveredMs: null } })
    const now = (back.json as { settings: { codes: object; deadlines: { undeliveredMs: number } } }).settings
    assert.deepEqual([now.codes, now.deadlines.undeliveredMs], [{}, 30_000])
  })

  test('settings of the check, which are those of PUT check', async () => {
    await served.put('/settings', { check: { settings: { allowAccessControlBroker: true } } })
    const { settings } = (await served.get('/check')).json as { settings: { allowAccessControlBroker: boolean } }
    assert.equal(settings.allowAccessControlBroker, true)
    await served.put('/check', { settings: { allowAccessControlBroker: false } })
    const now = (await served.get('/settings')).json as { settings: { check: { settings: typeof settings } } }
    assert.equal(now.settings.check.settings.allowAccessControlBroker, false)
  })

  test('the fault plan', async () => {
    const plan = [{ fault: 'unreachable', device: fleetDevice(), until: '2026-11-22T11:00:00Z' }]
    const { json } = await served.put('/fault-plan', plan)
    assert.deepEqual(
      json,
      plan.map((rule) => ({ ...rule, hits: 0 })),
    )
    assertAsDocumented('put', '/fault-plan', json)
    assert.deepEqual((await served.put('/fault-plan', [])).json, [])
  })
})

describe('what is wrong is said in a sentence', () => {
  const wrong: readonly [
    name: string,
    ask: () => Promise<{ status: number; json: unknown }>,
    status: number,
    RegExp,
  ][] = [
    ['a device that nobody knows', () => served.get(`/devices/${unknownDevice}`), 404, /holds no device/],
    ['cells of no device', () => served.get(`/devices/${unknownDevice}/cells`), 404, /holds no device/],
    ['the link of no device', () => served.get(`/devices/${unknownDevice}/link`), 404, /holds no device/],
    ['no EUI-64', () => served.get('/devices/none'), 400, /^path: id: 'none' is not an EUI-64/],
    ['a request that never came', () => served.get('/requests/none'), 404, /ever came/],
    ['a user that is none', () => served.put(`/users/${unknownDevice}`, {}), 404, /no user/],
    ['a path that is none', () => served.get('/nowhere'), 404, /openapi\.json/],
    ['a path that cannot be decoded', () => served.get('/devices/%E0%A4%A'), 400, /decode/],
    ['an unknown parameter', () => served.get('/decisions?rul=NOC-1'), 400, /query: rul: there is no such setting/],
    ['a parameter given twice', () => served.get('/decisions?rule=NOC-1&rule=NOC-2'), 400, /^query: rule:/],
    ['a metering point that is none', () => served.get('/devices?mpxn=12AB'), 400, /'12AB' is not an MPAN or MPRN/],
    ['a region that is none', () => served.get('/devices?region=Londn'), 400, /region: .*"London"/],
    ['a post code that is none', () => served.get('/devices?postCode=*'), 400, /post code such as NR2 9DQ/],
    ['a rule that is none', () => served.get('/decisions?rule=10'), 400, /is not a rule such as NOC-10/],
    ['an unknown field', () => served.put('/check', { mod: 'off' }), 400, /body: mod: .* has mode, settings/],
    ['a list that is an object', () => served.put('/fault-plan', {}), 400, /^body: the body: .*expected array/],
    ['nothing for an object', () => served.put('/check', null), 400, /^body: the body: .*expected object/],
    [
      'an unknown field of one in a list',
      () =>
        served.put('/registration/1200123456787', { suppliers: [{ supplier: 'ALBN', effectiveFrom: '2020-01-01' }] }),
      400,
      /suppliers\.0 has supplier, from, to/,
    ],
    ['a wrong value', () => served.put('/check', { mode: 'on' }), 400, /body: mode: .*"enforce"/],
    [
      'a setting that there is none of',
      () => served.put('/settings', { deadline: {} }),
      400,
      /^deadline: there is no such setting; .* has refusalCodes/,
    ],
    [
      'a setting of the wrong kind',
      () => served.put('/settings', { deadlines: { undeliveredMs: '5' } }),
      400,
      /^deadlines\.undeliveredMs: .*number.*E20/,
    ],
    [
      'a setting that is built in',
      () => served.put('/settings', { gateway: { bodyLimitOctets: 5 } }),
      400,
      /gateway\.bodyLimitOctets: can only be set before/,
    ],
    [
      'a code that is none of the schema',
      () => served.put('/settings', { codes: { E50: 'E1234567' } }),
      400,
      /codes\.E50/,
    ],
    ['neither of two', () => served.put('/clock', {}), 400, /say to, toNextDue, bySeconds or running/],
    ['a fault that there is none of', () => served.put('/fault-plan', [{ fault: 'slow' }]), 400, /^body: 0\.fault/],
    [
      'a day that is none',
      () => served.put(`/registration/${mpan()}`, { suppliers: [{ supplier: 'X', from: '1' }] }),
      400,
      /YYYY-MM-DD/,
    ],
    [
      'a period that ends before it starts',
      () =>
        served.put(`/registration/${mpan()}`, { suppliers: [{ supplier: 'X', from: '2026-02-01', to: '2026-01-01' }] }),
      400,
      /before it starts/,
    ],
    ['a list where an object is due', () => served.put('/check', []), 400, /^body/],
  ]
  for (const [name, ask, status, sentence] of wrong) {
    test(name, async () => {
      const asked = await ask()
      const { error } = asked.json as { error: string }
      assert.equal(asked.status, status)
      assert.match(error, sentence)
      assert.doesNotMatch(error, /\n|at .*\.ts/)
    })
  }

  test('a body that is no JSON', async () => {
    const headers = { 'content-type': 'application/json' }
    const { status } = await served.ask('/check', { method: 'PUT', headers, body: '{' })
    assert.equal(status, 400)
  })

  test('a body of another type', async () => {
    const { status } = await served.ask('/check', { method: 'PUT', body: '{}' })
    assert.equal(status, 415)
  })

  test('a body that is too long', async () => {
    const { status } = await served.put('/check', { mode: 'x'.repeat(1_100_000) })
    assert.equal(status, 413)
  })

  for (const [method, path, allow] of [
    ['POST', '/status', 'GET, HEAD'],
    ['PUT', '/openapi.json', 'GET, HEAD'],
    ['DELETE', '/check', 'GET, HEAD, PUT'],
  ] as const) {
    test(`${method} ${path} is not allowed`, async () => {
      const { status, headers } = await served.ask(path, { method })
      assert.deepEqual([status, headers.get('allow')], [405, allow])
    })
  }
})
