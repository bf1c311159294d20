import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, describe, test } from 'node:test'
import { bringUp, type CheckRequest, SimulatorFault } from './index.ts'

const network = await bringUp({ seed: 'library' })
after(() => network.close())

const hour = 60 * 60 * 1000
const second = 1000
const inSeconds = (count: number): string => new Date(Date.parse(network.clock.now()) + count * second).toISOString()

describe('a network in the process of a test', () => {
  test('hands a device over, and its new holder learns of it', async () => {
    const gpf = network.device({ type: 'GPF', region: 'London' })
    const supplier = await network.user(gpf.supplier)
    const operator = await network.user(gpf.networkOperator)
    const handover = await supplier.requestHandover({ device: gpf, operator: gpf.networkOperator })
    assert.equal(handover.code, 'I99')
    const response = await handover.response()
    assert.equal(response.code, 'I0')
    assert.equal(response.message?.originator, gpf.id)
    assert.equal((await operator.delivery(({ code }) => code === 'N42')).content.body.kind, 'DCCAlertMessage')
    assert.deepEqual(
      (await gpf.networkOperatorSlot()).map(({ holder }) => holder),
      [gpf.networkOperator.name, gpf.networkOperator.name],
    )
    assert.match((await handover.account()).join('\n'), /the check: accepted by NOC-10/)
  })

  test('finds a site on an independent network, where the area’s operator is refused', async () => {
    const meter = network.device({ networkOperator: 'IPNL', slot: 'dcc-controlled' })
    assert.notEqual(meter.areaOperator.id, 'IPNL')
    const supplier = await network.user(meter.supplier)
    const asked = await supplier.requestHandover({ device: meter, operator: meter.areaOperator })
    assert.equal(asked.code, 'E062106')
    assert.equal(asked.decisions()[0]?.rule, 'NOC-10')
    assert.equal(await meter.framesSeen(), 0)
    await assert.rejects(asked.response(), /has not come: nothing is under way/)
  })

  test('reads back from the device, and from the inventory', async () => {
    const meter = network.device({ slot: 'right-operator' })
    const supplier = await network.user(meter.supplier.name)
    const cells = await supplier.readCredentials(meter)
    assert.equal((await cells.response()).code, 'I0')
    const inventory = await supplier.readInventory(meter)
    const { body } = inventory.answer
    assert.ok(body.kind === 'ResponseMessage' && body.content?.kind === 'DSPInventory')
    assert.equal(
      body.content.devices.some(({ deviceId }) => deviceId === meter.id),
      true,
    )
  })

  test('goes by a changed registration from the day on which it is effective', async () => {
    const meter = network.device({ region: 'Yorkshire', slot: 'dcc-controlled' })
    await network.registration.recordNetworkParties(meter.meteringPoint, [
      { party: 'YELG', from: '2019-04-01', to: '2026-11-30' },
      { party: 'Northern Powergrid North East', from: '2026-12-01' },
    ])
    assert.equal(network.registration.networkParties(meter.meteringPoint)[1]?.party, 'NEEB')
    const supplier = await network.user(meter.supplier)
    const [today, later] = [undefined, '2026-12-01T00:00:00Z']
    const codes: string[] = []
    for (const at of [today, later])
      codes.push((await supplier.requestHandover({ device: meter, operator: 'NEEB', ...(at && { at }) })).code)
    assert.deepEqual(codes, ['E062106', 'I99'])
  })

  test('takes a file of Registration Data, or says which of its lines is wrong', async () => {
    const { meteringPoint } = network.device({ region: 'South Wales' })
    const file = (line: string) => `metering_point,network_party,effective_from,effective_to\n${line}\n`
    assert.equal(await network.registration.load(file(`${meteringPoint},SWAE,2020-01-01,`)), 1)
    await assert.rejects(network.registration.load(file(`${meteringPoint},NOBODY,2020-01-01,`)), /line 2/)
  })

  test('loses frames as its fault plan says, and tries again when the clock moves', async () => {
    const meter = network.device({ region: 'South Wales', slot: 'dcc-controlled' })
    const supplier = await network.user(meter.supplier)
    network.faults.replace([{ fault: 'unreachable', device: meter.id }])
    const asked = await supplier.requestHandover({ device: meter, operator: meter.networkOperator })
    await assert.rejects(asked.response(), /the next is due at 2026-11-2.*clock\.advanceBy/)
    network.faults.replace([])
    await network.clock.advanceBy(hour)
    assert.equal((await asked.response()).code, 'I0')
  })

  test('waits for what a clock brings that is moved meanwhile, by whatever stretch', async () => {
    const meter = network.device({ region: 'East Midlands', slot: 'dcc-controlled' })
    const supplier = await network.user(meter.supplier)
    network.faults.replace([{ fault: 'unreachable', device: meter.id, until: inSeconds(10) }])
    const asked = await supplier.requestHandover({ device: meter, operator: meter.networkOperator })
    const waiting = asked.response({ withinMs: 30_000 })
    for (let moved = 0; moved < 25; moved += 1) await network.clock.advanceBy(second)
    assert.equal((await waiting).code, 'I0')
    network.faults.replace([])
  })

  test('delivers to an address of the test’s own, and gives out the keys to sign with', async () => {
    const delivered: string[] = []
    const adaptor = createServer((request, response) => {
      request.on('data', (part) => delivered.push(String(part)))
      request.on('end', () => response.writeHead(200).end())
    })
    await new Promise<void>((resolve) => adaptor.listen(0, '127.0.0.1', resolve))
    try {
      const gpf = network.device({ type: 'GPF', region: 'South Wales' })
      const supplier = await network.user(gpf.supplier)
      await network.deliverTo(supplier.entityIdentifier, `http://127.0.0.1:${(adaptor.address() as AddressInfo).port}/`)
      await supplier.requestHandover({ device: gpf, operator: gpf.networkOperator })
      await network.clock.settled()
      assert.match(delivered.join(''), /<sr:ResponseCode>I0</)
      const uses = network.keys(supplier.entityIdentifier).map(({ role, use }) => `${role} ${use}`)
      assert.ok(uses.includes('87 xmlSigning') && uses.includes('02 digitalSignature'), uses.join())
    } finally {
      adaptor.close()
    }
  })

  test('serves the control API too', async () => {
    const status = await fetch(`${network.addresses.harness}/harness/v1/status`)
    assert.equal(((await status.json()) as { seed: string }).seed, 'library')
  })
})

describe('a network of the same seed', () => {
  test('gives the same documents for the same requests', async () => {
    const documents: string[] = []
    for (let run = 0; run < 2; run += 1) {
      const again = await bringUp({ seed: 'twice' })
      const meter = again.device({ slot: 'dcc-controlled' })
      const supplier = await again.user(meter.supplier)
      const asked = await supplier.requestHandover({ device: meter, operator: meter.networkOperator })
      documents.push(asked.document, asked.answerDocument, (await asked.response()).document)
      await again.close()
    }
    assert.deepEqual(documents.slice(0, 3), documents.slice(3))
  })
})

describe('a function that decides', () => {
  test('is asked what an outside implementation is asked, in either mode', async () => {
    const questions: CheckRequest[] = []
    const watched = await bringUp({
      checkMode: 'monitor',
      check(request) {
        questions.push(request)
        return { outcome: 'refused', rule: 'NOC-9', reason: 'other-party', because: 'It never agrees.' }
      },
    })
    try {
      const meter = watched.device({ slot: 'dcc-controlled' })
      const supplier = await watched.user(meter.supplier)
      const asked = await supplier.requestHandover({ device: meter, operator: meter.networkOperator })
      assert.equal(asked.code, 'I99')
      assert.deepEqual([questions.length, questions[0]?.device.id], [1, meter.id])
      assert.equal(asked.decisions()[0]?.because, 'It never agrees.')
    } finally {
      await watched.close()
    }
  })

  test('that gives no verdict stops the request, and the DCC says so', async () => {
    const mute = await bringUp({ check: () => 'yes', log: 'silent' })
    try {
      const meter = mute.device({ slot: 'dcc-controlled' })
      const supplier = await mute.user(meter.supplier)
      await assert.rejects(supplier.requestHandover({ device: meter, operator: meter.networkOperator }), /http-status/)
    } finally {
      await mute.close()
    }
  })
})

describe('what cannot be meant is refused in a sentence', () => {
  const simulatorFault = (code: string, words: RegExp) => (fault: unknown) =>
    fault instanceof SimulatorFault && fault.code === code && words.test(fault.message)

  const synchronous: readonly (readonly [string, () => unknown, string, RegExp])[] = [
    ['a region that there is not', () => network.device({ region: 'Atlantis' }), 'SIM_USAGE', /Atlantis.*London/],
    [
      'a query that nothing suits',
      () => network.device({ region: 'London', networkOperator: 'SPOW' }),
      'SIM_NO_SUCH_DEVICE',
      /SPOW/,
    ],
    ['a device of nobody', () => network.device('00-DB-00-00-00-00-00-01'), 'SIM_NO_SUCH_DEVICE', /00-DB-00/],
    ['a device that is no EUI-64', () => network.device('meter 7'), 'SIM_USAGE', /EUI-64/],
    ['a fault that there is not', () => network.faults.replace([{ fault: 'gone' } as never]), 'SIM_USAGE', /fault/],
    ['a metering point', () => network.registration.suppliers('12 34'), 'SIM_USAGE', /MPAN/],
    ['a User ID', () => network.keys('Albion'), 'SIM_USAGE', /Albion/],
  ]
  for (const [what, attempt, code, words] of synchronous)
    test(what, () => assert.throws(attempt, simulatorFault(code, words)))

  const asynchronous: readonly (readonly [string, () => Promise<unknown>, string, RegExp])[] = [
    ['a party of nobody', () => network.user('Nobody'), 'SIM_NO_SUCH_PARTY', /Albion Energy/],
    ['a setting', () => bringUp({ premisses: 4 } as never), 'SIM_CONFIGURATION', /premisses/],
    ['a function with a shadow', () => bringUp({ check: () => null, shadow: 'enforce' }), 'SIM_USAGE', /shadow/],
  ]
  for (const [what, attempt, code, words] of asynchronous)
    test(what, () => assert.rejects(attempt, simulatorFault(code, words)))
})
