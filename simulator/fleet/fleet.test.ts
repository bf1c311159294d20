import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createSmki } from '../../certs/smki.ts'
import { paceOfMachine } from '../../certs/testing/pace.ts'
import { createRandom } from '../environment/randomness.ts'
import { dccParties } from '../market/dcc-parties.ts'
import { entityIdentifier } from '../vocabulary/entity-identifier.ts'
import { parseMeteringPoint } from '../vocabulary/metering-point.ts'
import { RemotePartyRole } from '../vocabulary/remote-party-role.ts'
import {
  cells,
  cellsOfDeviceType,
  keyOfCell,
  type SimulatedDeviceType,
  type TrustAnchorCellIdentifier,
} from '../vocabulary/trust-anchor-cell.ts'
import { createFleet, type FilledCell, type Fleet, largestFleet, type Premises, type SlotState } from './fleet.ts'

const random = createRandom('fleet')
const smki = createSmki(random)
const fleet = createFleet({ random, smki, size: 1000 })
const acb = dccParties.accessControlBroker.entityIdentifier
const foreignDevice = entityIdentifier('90-B3-D5-1F-30-00-00-02')

function firstOf(of: Fleet, wanted: (premises: Premises) => boolean): Premises {
  const [premises] = of.find(wanted, 1)
  assert.ok(premises)
  return premises
}

function cellsOf(premises: Premises, type: SimulatedDeviceType): readonly FilledCell[] {
  const blueprint = fleet.blueprint(premises.devices[type])
  assert.ok(blueprint)
  return blueprint.cells
}

function certificateIn(filled: readonly FilledCell[], cell: TrustAnchorCellIdentifier) {
  const found = filled.find((candidate) => keyOfCell(candidate.cell) === keyOfCell(cell))
  assert.ok(found, keyOfCell(cell))
  return found.certificate
}

const holdersOf = (filled: readonly FilledCell[], ...wanted: TrustAnchorCellIdentifier[]) =>
  wanted.map((cell) => certificateIn(filled, cell).entityIdentifier)

describe('the meter that replaces another', () => {
  const premises = firstOf(fleet, ({ esmeSlot }) => esmeSlot === 'right-operator')
  const replacement = fleet.replacementOf(premises.devices.ESME)
  assert.ok(replacement)

  test('is in the store: not in the inventory, and with an install code of its own', () => {
    assert.equal(fleet.inventoryRecord(replacement), undefined)
    assert.equal(fleet.premisesOf(replacement)?.index, premises.index)
    const [old, anew] = [premises.devices.ESME, replacement].map((device) => fleet.blueprint(device)?.fitting)
    assert.notDeepEqual(anew?.installCode, old?.installCode)
    assert.deepEqual([anew?.isJoined, anew?.importMpans], [false, []])
    assert.deepEqual(anew?.devices, { ...premises.devices, ESME: replacement })
  })

  test('leaves the factory with the DCC in its network operator slot, whoever is in that of the old one', () => {
    const filled = fleet.blueprint(replacement)?.cells ?? []
    assert.deepEqual(holdersOf(filled, cells.networkOperatorSignature, cells.networkOperatorKeyAgreement), [acb, acb])
  })

  test('can be replaced in its turn, but not for ever', () => {
    const seen = new Set<string>()
    for (let device = fleet.replacementOf(premises.devices.GSME); device !== undefined; ) {
      assert.equal(fleet.deviceAt(device)?.generation, seen.size + 1)
      seen.add(device)
      device = fleet.replacementOf(device)
    }
    assert.equal(seen.size, 15)
    assert.equal(fleet.replacementOf(foreignDevice), undefined)
  })
})

describe('a blueprint', () => {
  const premises = fleet.premises(0)

  for (const type of ['CHF', 'ESME', 'GPF', 'GSME'] as const)
    test(`of a ${type} has its own two certificates and each cell that the type has, filled for its key usage`, () => {
      const blueprint = fleet.blueprint(premises.devices[type])
      assert.ok(blueprint)
      assert.equal(blueprint.type, type)
      assert.equal(blueprint.digitalSignature.certificate.entityIdentifier, premises.devices[type])
      assert.deepEqual(blueprint.keyAgreement.certificate.keyUsages, ['keyAgreement'])
      assert.deepEqual(
        blueprint.cells.map(({ cell }) => cell),
        cellsOfDeviceType[type],
      )
      for (const { cell, certificate } of blueprint.cells) assert.ok(certificate.keyUsages.includes(cell.keyUsage))
    })

  test('ends in the organisation root and trusts the DCC in the cells that are its own', () => {
    const esme = cellsOf(premises, 'ESME')
    assert.equal(certificateIn(esme, cells.root), smki.organisationRoot.certificate)
    assert.deepEqual(holdersOf(esme, cells.recovery, cells.transitionalCoS, cells.acbKeyAgreement), [
      dccParties.recovery.entityIdentifier,
      dccParties.transitionalCoS.entityIdentifier,
      acb,
    ])
    assert.deepEqual(
      holdersOf(cellsOf(premises, 'CHF'), cells.acbSignature, cells.acbKeyAgreement, cells.wanProvider),
      [acb, acb, dccParties.wanProvider.entityIdentifier],
    )
  })

  test('of a GPF holds the Access Control Broker in the supplier and network operator slots', () => {
    const gpf = cellsOf(premises, 'GPF')
    const slots = [
      cells.supplierSignature,
      cells.supplierKeyAgreement,
      cells.supplierTopUp,
      cells.networkOperatorSignature,
      cells.networkOperatorKeyAgreement,
    ]
    assert.deepEqual(holdersOf(gpf, ...slots), [acb, acb, acb, acb, acb])
  })

  test('of a meter holds its supplier, with a key of its own for top-ups', () => {
    for (const type of ['ESME', 'GSME'] as const) {
      const meter = cellsOf(premises, type)
      const supplier = premises.supplier.entityIdentifier
      assert.deepEqual(holdersOf(meter, cells.supplierSignature, cells.supplierTopUp), [supplier, supplier])
      assert.notDeepEqual(certificateIn(meter, cells.supplierTopUp), certificateIn(meter, cells.supplierKeyAgreement))
    }
  })

  const roles: Record<SlotState, number> = {
    'dcc-controlled': RemotePartyRole.accessControlBroker,
    'supplier-placeholder': RemotePartyRole.supplier,
    'right-operator': RemotePartyRole.networkOperator,
    'wrong-operator': RemotePartyRole.networkOperator,
  }
  for (const [state, role] of Object.entries(roles))
    test(`of an ESME whose slot is ${state} holds both certificates of its holder, in the role ${role}`, () => {
      const site = firstOf(fleet, ({ esmeSlot }) => esmeSlot === state)
      for (const cell of [cells.networkOperatorSignature, cells.networkOperatorKeyAgreement]) {
        const certificate = certificateIn(cellsOf(site, 'ESME'), cell)
        assert.equal(certificate.entityIdentifier, site.esmeSlotHolder)
        assert.equal(certificate.role, role)
      }
    })

  test('can be had of every premises, whoever serves them', () => {
    for (const { devices } of fleet)
      for (const device of Object.values(devices)) assert.ok(fleet.initialHolders(device), device)
  })

  test('of the same device is the same under the same seed', () => {
    const again = createFleet({ random: createRandom('fleet'), smki: createSmki(createRandom('fleet')), size: 1 })
    const [one, other] = [fleet.blueprint(premises.devices.GPF), again.blueprint(premises.devices.GPF)]
    assert.ok(one && other)
    assert.deepEqual(one.keyAgreement.certificate.der, other.keyAgreement.certificate.der)
    assert.deepEqual(
      one.cells.map(({ certificate }) => certificate.der),
      other.cells.map(({ certificate }) => certificate.der),
    )
  })
})

test('initial holders name entity and key of each cell, and no entity for the root', () => {
  const { devices } = fleet.premises(0)
  const holders = fleet.initialHolders(devices.GPF)
  assert.ok(holders)
  assert.deepEqual(
    holders.map(({ cell }) => cell),
    cellsOfDeviceType.GPF,
  )
  const [root, ...others] = holders
  assert.equal(root?.entityIdentifier, '00-00-00-00-00-00-00-00')
  assert.deepEqual(root?.subjectKeyIdentifier, smki.organisationRoot.certificate.subjectKeyIdentifier)
  for (const { subjectKeyIdentifier } of others) assert.equal(subjectKeyIdentifier.length, 8)
})

describe('the inventory', () => {
  const site = firstOf(fleet, ({ exportMpan }) => exportMpan !== null)

  test('knows an ESME by its MPANs', () => {
    const record = fleet.inventoryRecord(site.devices.ESME)
    assert.equal(record?.importMpxn, site.mpan)
    assert.equal(record?.exportMpan, site.exportMpan)
    assert.equal(record?.communicationsHub, site.devices.CHF)
  })

  test('knows a GSME by its MPRN', () => {
    assert.equal(fleet.inventoryRecord(site.devices.GSME)?.importMpxn, site.mprn)
  })

  test('knows a GPF by nothing but the GSME joined to it', () => {
    const record = fleet.inventoryRecord(site.devices.GPF)
    assert.equal(record?.importMpxn, null)
    assert.deepEqual(record?.joined, [site.devices.GSME])
  })

  test('names the supplier as responsible', () => {
    assert.equal(fleet.inventoryRecord(site.devices.GPF)?.responsibleSupplier, site.supplier.entityIdentifier)
  })
})

test('registration records both fuels of the premises and nothing of other points', () => {
  const { mpan, mprn, electricityNetworkOperator, gasNetworkOperator, supplier } = fleet.premises(7)
  assert.equal(fleet.registration.networkPartyRecords(mpan).at(-1)?.networkParty, electricityNetworkOperator.id)
  assert.equal(fleet.registration.networkPartyRecords(mprn).at(-1)?.networkParty, gasNetworkOperator.id)
  assert.equal(fleet.registration.supplierRecords(mprn).at(-1)?.supplier, supplier.id)
  const foreign = parseMeteringPoint('1312345678111')
  assert.ok(foreign)
  assert.deepEqual(fleet.registration.networkPartyRecords(foreign), [])
  assert.deepEqual(fleet.registration.supplierRecords(foreign), [])
})

test('a device of another fleet is unknown in every respect', () => {
  const beyond = createFleet({ random, smki, size: 1001 }).premises(1000).devices.GPF
  for (const device of [foreignDevice, beyond]) {
    assert.equal(fleet.premisesOf(device), undefined)
    assert.equal(fleet.inventoryRecord(device), undefined)
    assert.equal(fleet.blueprint(device), undefined)
    assert.equal(fleet.initialHolders(device), undefined)
  }
})

for (const size of [0, -1, 1.5, largestFleet + 1])
  test(`there is no fleet of ${size} premises`, () => {
    assert.throws(() => createFleet({ random, smki, size }), RangeError)
  })

describe('further devices', () => {
  const some = createFleet({ random, smki, size: 2_000, furtherDevices: { PPMID: 0.25, HCALCS: 1 } })
  const withPpmid = [...some].filter(({ devices }) => devices.PPMID !== undefined)

  test('are in their share of the homes, and change nothing else of them', () => {
    assert.ok(withPpmid.length > 400 && withPpmid.length < 600, `${withPpmid.length}`)
    assert.ok([...some].every(({ devices }) => devices.HCALCS !== undefined))
    const { PPMID: _ppmid, HCALCS: _hcalcs, ...four } = some.premises(3).devices
    assert.deepEqual(four, fleet.premises(3).devices)
  })

  test('are found by their identifiers, in the inventory and with cells of their own', () => {
    const { devices, supplier } = firstOf(some, (premises) => premises.devices.PPMID !== undefined)
    const { PPMID = assert.fail(), HCALCS = assert.fail() } = devices
    assert.deepEqual([some.deviceAt(PPMID)?.type, some.deviceAt(HCALCS)?.type], ['PPMID', 'HCALCS'])
    assert.equal(some.inventoryRecord(HCALCS)?.status, 'Commissioned')
    assert.equal(some.inventoryRecord(HCALCS)?.communicationsHub, devices.CHF)
    assert.equal(some.initialHolders(PPMID)?.length, 4)
    const held = some.initialHolders(HCALCS)?.map(({ entityIdentifier: holder }) => holder)
    assert.ok(held?.includes(supplier.entityIdentifier))
  })

  test('are not there in a home that has none', () => {
    const { index } = firstOf(some, (premises) => premises.devices.PPMID === undefined)
    const { CHF } = some.premises(index).devices
    const none = entityIdentifier(`${CHF.slice(0, -2)}A4`)
    assert.equal(some.deviceAt(none), undefined)
    assert.equal(fleet.deviceAt(none), undefined)
  })
})

describe('the cost of tens of millions', () => {
  const many = createFleet({ random, smki, size: 30_000_000 })
  const spread = (place: number) => many.premises((place * 6_999_983) % many.size)

  test('is less than 200 µs for premises, their inventory, registration and holders', () => {
    const touch = (place: number) => {
      const { devices, mpan } = spread(place)
      many.inventoryRecord(devices.ESME)
      many.registration.networkPartyRecords(mpan)
      many.initialHolders(devices.ESME)
    }
    for (let place = 0; place < 2000; place += 1) touch(place)
    // Processor time, so that a busy machine does not fail it.
    const begin = process.cpuUsage()
    for (let place = 2000; place < 6000; place += 1) touch(place)
    const microseconds = process.cpuUsage(begin).user / 4000
    const allowed = 200 * paceOfMachine()
    assert.ok(microseconds < allowed, `${microseconds} µs of ${allowed}`)
  })

  test('is no memory that grows with the premises that were looked at', () => {
    setFlagsFromString('--expose-gc')
    const collectGarbage: () => void = runInNewContext('gc')
    const used = () => {
      collectGarbage()
      return process.memoryUsage().heapUsed
    }
    for (let place = 0; place < 5_000; place += 1) many.initialHolders(spread(place).devices.ESME)
    const before = used()
    for (let place = 5_000; place < 35_000; place += 1) many.initialHolders(spread(place).devices.ESME)
    const grown = used() - before
    // 30 000 premises that were kept would be some 30 MB.
    assert.ok(grown < 5_000_000, `${grown} octets`)
  })
})
