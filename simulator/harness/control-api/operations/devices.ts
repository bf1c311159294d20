import { z } from 'zod'
import type { Premises } from '../../../fleet/fleet.ts'
import { type DeviceType, deviceTypes, smiStatuses } from '../../../vocabulary/device-type.ts'
import type { EntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { formatInstant } from '../../../vocabulary/instant.ts'
import type { InventoryRecord } from '../../../vocabulary/inventory-record.ts'
import type { Mpan, Mprn } from '../../../vocabulary/metering-point.ts'
import { keyOfCell } from '../../../vocabulary/trust-anchor-cell.ts'
import type { Network } from '../../network.ts'
import { nameOfParty } from '../../who-is-who.ts'
import { NotFound, operation } from '../operation.ts'
import { entityIdentifierParameter, meteringPointParameter, nothing } from '../parameters.ts'

const device = z.object({ id: entityIdentifierParameter })

/** How many premises one answer lists at most. */
const longestPage = 1000

const listing = z.object({
  type: z.enum(Object.keys(deviceTypes) as [DeviceType, ...DeviceType[]]).optional(),
  slot: z.enum(['dcc-controlled', 'supplier-placeholder', 'right-operator', 'wrong-operator']).optional(),
  region: z.string().optional().describe('Name of a licensed distribution area, such as London'),
  after: z.coerce.number().int().min(0).default(0).describe('Index of the first premises to list'),
  limit: z.coerce.number().int().min(1).max(longestPage).default(100).describe('Most premises to list'),
})

/** What may be said anew of a device in the Smart Metering Inventory; what is left out stays. */
const change = z.strictObject({
  status: z.enum(smiStatuses).optional(),
  importMpxn: meteringPointParameter.nullable().optional(),
  secondaryImportMpan: meteringPointParameter.nullable().optional(),
  exportMpan: meteringPointParameter.nullable().optional(),
  joined: z.array(entityIdentifierParameter).optional().describe('GPF: the GSMEs joined to it, oldest first'),
  responsibleSupplier: entityIdentifierParameter.nullable().optional(),
})

export const deviceOperations = [
  operation({
    method: 'get',
    route: '/devices',
    summary: 'Premises with their devices, in order of index',
    path: nothing,
    query: listing,
    body: nothing,
    perform: (network, { query }) => listPremises(network, query),
  }),
  operation({
    method: 'get',
    route: '/devices/:id',
    summary: 'A device: its inventory record and its premises',
    path: device,
    query: nothing,
    body: nothing,
    perform: (network, { path: { id } }) => ({ inventory: recordOf(network, id), premises: premisesView(network, id) }),
  }),
  operation({
    method: 'get',
    route: '/devices/:id/cells',
    summary: "A device's Trust Anchor Cells and counters, and what the DCC believes of its cells",
    path: device,
    query: nothing,
    body: nothing,
    perform: ({ devices, dcc, fleet }, { path: { id } }) => {
      if (fleet.premisesOf(id) === undefined) throw new NotFound(`The fleet holds no device ${id}`)
      const { byRole, topUpFloor, alertsSent } = devices.countersOf(id)
      return {
        cells: devices.cellsOf(id).map(({ cell, entityIdentifier, subjectKeyIdentifier, serialNumber }) => ({
          cell: keyOfCell(cell),
          entityIdentifier,
          holder: entityIdentifier === null ? null : nameOfParty(entityIdentifier),
          subjectKeyIdentifier,
          serialNumber,
        })),
        counters: { byRole: Object.fromEntries(byRole), topUpFloor, alertsSent },
        mirror: (dcc.mirrorOf(id) ?? []).map(({ cell, entityIdentifier, subjectKeyIdentifier }) => ({
          cell: keyOfCell(cell),
          entityIdentifier,
          subjectKeyIdentifier: subjectKeyIdentifier.toString('hex'),
        })),
        log: devices.logOf(id),
      }
    },
  }),
  operation({
    method: 'get',
    route: '/devices/:id/link',
    summary: 'The newest frames that crossed the link of a device',
    path: device,
    query: nothing,
    body: nothing,
    perform: ({ wan, fleet, devices }, { path: { id } }) => {
      if (fleet.premisesOf(id) === undefined) throw new NotFound(`The fleet holds no device ${id}`)
      return {
        framesSeenByDevice: devices.framesSeen(id),
        frames: wan.link(id).map(({ direction, octets, at, faults }) => ({
          direction,
          at: formatInstant(at),
          octets: Buffer.from(octets).toString('hex'),
          faults,
        })),
      }
    },
  }),
  operation({
    method: 'put',
    route: '/devices/:id',
    summary: 'Change what the Smart Metering Inventory records of a device',
    path: device,
    query: nothing,
    body: change,
    perform: async (network, { path: { id }, body }) => {
      const said = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
      const record = { ...recordOf(network, id), ...said } as InventoryRecord
      await network.dcc.inventory.put(record)
      return { inventory: record }
    },
  }),
]

function recordOf({ dcc }: Network, id: EntityIdentifier): InventoryRecord {
  const record = dcc.inventory.record(id)
  if (record === undefined) throw new NotFound(`The Smart Metering Inventory holds no device ${id}`)
  return record
}

function premisesView({ fleet }: Network, id: EntityIdentifier) {
  const premises = fleet.premisesOf(id)
  return premises === undefined ? null : viewOf(premises)
}

function viewOf(premises: Premises) {
  const { index, region, mpan, mprn, supplier, electricityNetworkOperator, gasNetworkOperator, devices } = premises
  return {
    index,
    region: region.name,
    postCode: premises.postCode,
    mpan: mpan satisfies Mpan,
    mprn: mprn satisfies Mprn,
    supplier: { id: supplier.id, name: supplier.name, entityIdentifier: supplier.entityIdentifier },
    electricityNetworkOperator: electricityNetworkOperator.id,
    gasNetworkOperator: gasNetworkOperator.id,
    esmeSlot: premises.esmeSlot,
    devices,
  }
}

function listPremises({ fleet }: Network, { type, slot, region, after, limit }: z.output<typeof listing>) {
  const listed: ReturnType<typeof viewOf>[] = []
  let index = after
  for (; index < fleet.size && listed.length < limit; index += 1) {
    const premises = fleet.premises(index)
    if (slot !== undefined && premises.esmeSlot !== slot) continue
    if (region !== undefined && premises.region.name !== region) continue
    listed.push(viewOf(premises))
  }
  const next = index < fleet.size ? index : null
  if (type === undefined) return { premises: listed, next }
  return {
    devices: listed.map(({ devices, ...at }) => ({ deviceId: devices[type as keyof typeof devices], type, ...at })),
    next,
  }
}
