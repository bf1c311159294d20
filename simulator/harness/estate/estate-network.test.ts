import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { estateHeading } from '../../audit/estate-columns.ts'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { madeUpEstate } from '../audit/made-up-estate.ts'
import { runAudit } from '../audit/run-audit.ts'
import { auditedAt } from '../audit/testing/audited-seed.ts'
import { type Served, serve } from '../control-api/testing/served-network.ts'
import { networkOperatorSlot } from '../in-words/slot.ts'

const directory = mkdtempSync(join(tmpdir(), 'estate-'))
after(() => rmSync(directory, { recursive: true }))

function write(name: string, lines: readonly string[]): string {
  const path = join(directory, name)
  writeFileSync(path, [...lines, ''].join('\n'))
  return path
}

/** Devices and causes that an audit finds, in order. */
function found(estate: string, seed: string): readonly string[] {
  const findings: string[] = []
  const onFinding = ({ deviceId, cause }: { deviceId: string; cause: string }) => findings.push(`${deviceId} ${cause}`)
  runAudit({ estate, registration: [], seed, at: auditedAt, mostRejected: 10, onFinding })
  return findings
}

async function whileUp<Value>(
  said: Parameters<typeof serve>[0],
  use: (served: Served) => Promise<Value>,
): Promise<Value> {
  const served = await serve({ premises: undefined, ...said })
  try {
    return await use(served)
  } finally {
    await served.close()
  }
}

const exported = async ({ get }: Served): Promise<string[]> =>
  (await get('/export/estate?limit=1000')).text.trim().split('\n')

const withoutSlots = (line: string): string => line.split(',').toSpliced(3, 2).join(',')

describe('a network of an estate', () => {
  const seed = '7'
  const lines = [...madeUpEstate({ seed, premises: 120 })].map(({ line }) => line)
  const file = write('made-up.csv', [estateHeading, ...lines])

  it('gives the estate back, and an audit of it finds what one of the file finds', async () => {
    const live = await whileUp({ seed, estate: file }, exported)
    assert.deepEqual(live.slice(1).map(withoutSlots), lines.map(withoutSlots))
    const once = write('live.csv', live)
    const expected = found(file, seed)
    assert.ok(expected.length > 10)
    assert.deepEqual(found(once, seed), expected)
    // Written by the network itself, it comes up again as it was, to the octet, where the names are of its own certificates.
    const again = await whileUp({ seed, estate: once }, exported)
    assert.deepEqual(again.map(withoutSlots), live.map(withoutSlots))
    assert.deepEqual(found(write('again.csv', again), seed), expected)
  })

  it('fills both cells of the device itself as the file says, a mixed pair too', async () => {
    const mixed =
      [...madeUpEstate({ seed, premises: 120 })].find(({ cause }) => cause === 'mixed-pair') ?? assert.fail()
    const device = entityIdentifier(mixed.deviceId)
    const cells = await whileUp({ seed, estate: file }, ({ testBed: { network } }) => network.devices.cellsOf(device))
    const holders = networkOperatorSlot(cells).map(({ holderIdentifier }) => holderIdentifier)
    assert.equal(new Set(holders).size, 2)
  })

  it('has the same devices in workers', async () => {
    const ofEach = [...madeUpEstate({ seed, premises: 120 })].filter(({ cause }) => cause !== null).slice(0, 6)
    const devices = ofEach.map(({ deviceId }) => entityIdentifier(deviceId))
    const cellsOf = ({ testBed: { network } }: Served) => Promise.all(devices.map(network.devices.cellsOf))
    const said = { seed, estate: file, deterministic: false }
    assert.ok(devices.length > 0)
    assert.deepEqual(await whileUp({ ...said, workers: 2 }, cellsOf), await whileUp(said, cellsOf))
  })

  const ofOthers = [
    'Device ID;Device Type;Metering Point;Digital Signature;Key Agreement;Supplier;Post Code;Stage;Communications Hub',
    '00-DB-12-34-56-78-90-A0;ESME;1200123456787;90-B3-D5-1F-30-00-00-02;;EONX;N1 9GU;;FF-00-00-00-00-00-00-01',
    'FF-00-00-00-00-00-00-02;GPF;7512345609;00-11-22-33-44-55-66-77;;BRDR;;;FF-00-00-00-00-00-00-01',
    '00-DB-12-34-56-78-90-B0;ESME;1.2E+12;90-B3-D5-1F-30-02-01-61;90-B3-D5-1F-30-02-01-61;;;;',
    'FF-00-00-00-00-00-00-03;PPMID;;90-B3-D5-1F-30-02-01-61;;;;;',
    'FF-00-00-00-00-00-00-04;ESME;2000123456789;90-B3-D5-1F-30-02-01-61;90-B3-D5-1F-30-02-01-10;;;joined;',
  ]

  it('takes devices of nobody’s making, completes their homes, and says what it passed over', async () => {
    const said = { seed, estate: write('others.csv', ofOthers) }
    await whileUp(said, async ({ testBed: { network }, get }) => {
      const { estate, fleet } = network
      assert.deepEqual([estate?.rows, estate?.devices, estate?.homes, estate?.notSimulated], [5, 3, 2, 1])
      assert.match(estate?.rejectedRows[0]?.why ?? '', /a number that a spreadsheet shortened/)
      assert.deepEqual(
        estate?.suppliers.map(({ named }) => named),
        ['EONX'],
      )
      const [home, other] = [fleet.premises(0), fleet.premises(1)]
      assert.equal(home.devices.GPF, 'FF-00-00-00-00-00-00-02')
      assert.equal(home.devices.CHF, 'FF-00-00-00-00-00-00-01')
      assert.deepEqual([home.electricityNetworkOperator.id, other.electricityNetworkOperator.id], ['LOND', 'SOUT'])
      assert.deepEqual(
        [home.esmeSlot, home.gpfSlot, other.esmeSlot],
        ['dcc-controlled', 'wrong-operator', 'wrong-operator'],
      )
      for (const [index, premises] of [home, other].entries())
        for (const [type, device] of Object.entries(premises.devices)) {
          assert.deepEqual(fleet.deviceAt(device)?.premises.index, index, `${type} of ${index}`)
          assert.equal(fleet.deviceAt(device)?.type, type)
          assert.equal(fleet.deviceAt(fleet.replacementOf(device) ?? assert.fail())?.premises.index, index)
        }
      assert.equal(fleet.premisesAt(home.mprn)?.index, 0)
      assert.equal(fleet.premisesAt(other.mprn)?.index, 1)
      assert.deepEqual([network.stages.stageOf(0), network.stages.stageOf(1)], ['commissioned', 'joined'])
      const { json } = await get('/devices?mpxn=1200123456787')
      assert.match(JSON.stringify(json), /00-DB-12-34-56-78-90-A0/)
    })
  })

  it('begins with the Registration Data that is given, and plays at homes whose slots suit', async () => {
    const registration = write('registration.csv', [
      'metering_point,network_party,effective_from,effective_to',
      '1200123456787,IPNL,2019-04-01,',
    ])
    const said = { seed, estate: write('others.csv', ofOthers), registration: [registration] }
    await whileUp(said, async ({ testBed: { network } }) => {
      assert.equal(network.fleet.premises(0).electricityNetworkOperator.id, 'IPNL')
      const { data } = network.registration
      assert.deepEqual(data.snapshot().networkPartiesOn(network.fleet.premises(0).mpan, '2026-11-22' as never), [
        'IPNL',
      ])
    })
  })

  it('takes parties by the identifiers of their file: the DCC’s slot is DCC controlled, whatever it is called', async () => {
    const parties = write('parties.csv', [
      'id,kind,name,entity_identifier',
      'ACB,DCC,The broker,00-11-22-33-44-55-DC-C0',
      'LOND,DNO,London,00-11-22-33-44-55-00-12',
      'ZZZZ,IDNO,A new network,00-11-22-33-44-55-0F-FF',
    ])
    const estate = write('named.csv', [
      'device_id,device_type,metering_point,digital_signature,key_agreement',
      '00-DB-12-34-56-78-90-A0,ESME,1200123456787,00-11-22-33-44-55-DC-C0,',
      '00-DB-12-34-56-78-90-B0,ESME,1200123456796,00-11-22-33-44-55-00-12,',
      '00-DB-12-34-56-78-90-C0,ESME,1200123456803,00-11-22-33-44-55-0F-FF,',
    ])
    await whileUp({ seed, estate, parties }, async ({ testBed: { network } }) =>
      assert.deepEqual(
        [0, 1, 2].map((index) => network.fleet.premises(index).esmeSlot),
        ['dcc-controlled', 'right-operator', 'wrong-operator'],
      ),
    )
    const registration = [
      write('zzzz.csv', ['metering_point,network_party,effective_from,effective_to', '1200123456803,ZZZZ,2019-04-01,']),
    ]
    await assert.rejects(serve({ premises: undefined, seed, estate, parties, registration }), {
      code: 'SIM_CONFIGURATION',
      message: /--registration: .*ZZZZ is none: leave out those rows.*There are EELC/,
    })
  })

  it('is refused a state directory of another estate, and taken up again with its own', async () => {
    const state = join(directory, 'state')
    const estate = write('held.csv', ofOthers)
    await whileUp({ seed, estate, state }, exported)
    const changed = write('changed.csv', ofOthers.with(1, `${ofOthers[1]}`.replace('N1 9GU', 'N1 9GX')))
    const refused = { code: 'SIM_CONFIGURATION', message: /is of another estate than this: say --estate .*held\.csv/ }
    await assert.rejects(serve({ premises: undefined, seed, estate: changed, state }), refused)
    await assert.rejects(serve({ premises: 2, seed, state }), refused)
    assert.equal((await whileUp({ seed, estate, state }, exported)).length, 4)
  })

  it('does not come up where no row can be taken, or with premises of its own', async () => {
    const refusing = (said: object, message: RegExp) => assert.rejects(serve({ seed, ...said }), { message })
    await refusing({ premises: undefined, estate: write('none.csv', [ofOthers[0] ?? '']) }, /no row of .*none\.csv/)
    await refusing({ premises: 3, estate: file }, /premises: the estate says how many/)
    await refusing({ registration: [file] }, /go with estate/)
  })
})
