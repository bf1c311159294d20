import { z } from 'zod'
import type { CellContents } from '../../../devices/state/inspection.ts'
import { dccParties } from '../../../market/dcc-parties.ts'
import { type DeviceType, deviceTypes, smiStatuses } from '../../../vocabulary/device-type.ts'
import type { EntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { formatInstant } from '../../../vocabulary/instant.ts'
import type { InventoryRecord } from '../../../vocabulary/inventory-record.ts'
import { listOf } from '../../../vocabulary/list-of.ts'
import { RemotePartyRole } from '../../../vocabulary/remote-party-role.ts'
import { keyOfCell } from '../../../vocabulary/trust-anchor-cell.ts'
import type { CarriedFrame } from '../../../wan/link-log.ts'
import { nameOfParty } from '../../in-words/who-is-who.ts'
import { operatorSchema, operatorsFor } from '../device-detail/operators.ts'
import { registeredParties, registeredPartySchema } from '../device-detail/registered-party.ts'
import { slotSchema, slotView } from '../device-detail/slot-view.ts'
import { happeningSchema, timelineOf } from '../device-detail/timeline.ts'
import { inspectionSchema, inspectionView } from '../inspection-view.ts'
import { NotFound, operation, type ServedNetwork } from '../operation.ts'
import { entityIdentifierParameter, meteringPointParameter, nothing } from '../parameters.ts'
import { messageCodeIn } from '../request-detail/frames.ts'
import { count, day, entity, frame, moment } from '../views.ts'
import { premisesSchema, premisesView, registeredToday } from './premises-view.ts'

const device = z.strictObject({ id: entityIdentifierParameter })

/** What may be said anew of a device in the Smart Metering Inventory; what is left out stays. */
const change = z.strictObject({
  status: z.enum(smiStatuses).optional(),
  importMpxn: meteringPointParameter.nullable().optional(),
  secondaryImportMpan: meteringPointParameter.nullable().optional(),
  exportMpan: meteringPointParameter.nullable().optional(),
  joined: listOf(entityIdentifierParameter, 1000).optional().describe('GPF: the GSMEs joined to it, oldest first'),
  responsibleSupplier: entityIdentifierParameter.nullable().optional(),
})

const inventory = z.strictObject({
  deviceId: entity,
  type: z.enum(Object.keys(deviceTypes) as [DeviceType, ...DeviceType[]]),
  status: z.enum(smiStatuses),
  communicationsHub: entity.nullable(),
  importMpxn: z.string().nullable(),
  secondaryImportMpan: z.string().nullable(),
  exportMpan: z.string().nullable(),
  joined: z.array(entity),
  responsibleSupplier: entity.nullable(),
  gbcsVersion: z.string(),
  uprn: z.string().nullable(),
  postCode: z.string().nullable(),
  addressIdentifier: z.string().nullable(),
  details: z.strictObject({
    manufacturer: z.string().describe('Hexadecimal'),
    model: z.string().describe('Hexadecimal'),
    technicalSpecification: z.string(),
    firmwareVersion: z.string(),
    dateCommissioned: day.nullable(),
    esmeVariant: z.string().nullable(),
    cspRegion: z.string(),
    hanVariant: z.string().nullable(),
    connectivity: z.string().nullable(),
  }),
})

/** A frame of a device's link, which bears its number as long as it is kept. */
const numbered = z.strictObject({
  id: entityIdentifierParameter,
  n: z
    .string()
    .regex(/^[1-9]\d{0,12}$/, 'is not a number from 1 on')
    .transform(Number),
})

const counter = z.string().describe('A number of 64 bits')
const carried = {
  n: count.min(1).describe('Grows with each frame that any link carried'),
  direction: z.enum(['down', 'up']).describe('down: from the DCC to the device; up: from the device to the DCC'),
  at: moment,
  octets: frame,
  faults: z.array(z.string()).describe('What the fault plan did to it'),
}

const cell = { cell: z.string(), entityIdentifier: entity.nullable(), subjectKeyIdentifier: z.string() }

export const deviceSchema = z.strictObject({
  inventory,
  interruptedAt: moment
    .nullable()
    .describe('Since when its premises have no supply of electricity; null where they have'),
  premises: premisesSchema.nullable(),
})

export const cellsSchema = z.strictObject({
  cells: z.array(
    z.strictObject({
      ...cell,
      holder: z.string().nullable(),
      serialNumber: counter,
      registered: registeredPartySchema
        .nullable()
        .describe('Who is registered today in the role of the cell; null for another role, for nobody, or several'),
      agrees: z
        .boolean()
        .nullable()
        .describe(
          'Whether the holder is the registered party; null where that cannot be said, or the DCC controls the slot',
        ),
    }),
  ),
  slot: slotSchema.nullable().describe('The network operator slot; null for a device that has none'),
  counters: z.strictObject({
    byRole: z.record(z.string(), counter).describe('By Remote Party Role: what the next counter must exceed'),
    topUpFloor: counter,
    alertsSent: counter,
  }),
  mirror: z.array(z.strictObject(cell)).describe('What the DCC believes; where they differ, the device is right'),
  log: z.array(z.unknown()).describe("The device's security log, newest last"),
})

export const linkSchema = z.strictObject({
  framesSeenByDevice: count.nullable().describe('Null for a device of a fleet in another process'),
  frames: z.array(
    z.strictObject({ ...carried, messageCode: z.string().nullable().describe('Null where it is no GBCS message') }),
  ),
})

export const carriedSchema = z.strictObject({ ...carried, inspection: inspectionSchema })

export const timelineSchema = z.strictObject({ happenings: z.array(happeningSchema) })

export const operatorsSchema = z.strictObject({ operators: z.array(operatorSchema) })

export const deviceOperations = [
  operation({
    method: 'get',
    route: '/devices/:id',
    summary: 'A device: its inventory record and its premises',
    path: device,
    query: nothing,
    body: nothing,
    answer: deviceSchema,
    perform: (network, { path: { id } }) => {
      const premises = network.fleet.premisesOf(id)
      const record = recordOf(network, id)
      return {
        inventory: record,
        interruptedAt: interruptedAt(network, premises?.index),
        premises:
          premises === undefined ? null : premisesView(network, premises, registeredToday(network), record.type),
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
    answer: z.strictObject({ inventory }),
    perform: async (network, { path: { id }, body }) => {
      const said = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
      const record = { ...recordOf(network, id), ...said } as InventoryRecord
      await network.dcc.inventory.put(record)
      return { inventory: record }
    },
  }),
  operation({
    method: 'get',
    route: '/devices/:id/cells',
    summary: "A device's Trust Anchor Cells and counters, and what the DCC believes of its cells",
    path: device,
    query: nothing,
    body: nothing,
    answer: cellsSchema,
    perform: (network, { path: { id } }) => cellsOf(network, id),
  }),
  operation({
    method: 'get',
    route: '/devices/:id/link',
    summary: 'The newest frames that crossed the link of a device',
    path: device,
    query: nothing,
    body: nothing,
    answer: linkSchema,
    perform: (network, { path: { id } }) => linkOf(network, id),
  }),
  operation({
    method: 'get',
    route: '/devices/:id/link/:n',
    summary: 'A frame of the link of a device, and what `dcc-sim inspect --json` says of it',
    path: numbered,
    query: nothing,
    body: nothing,
    answer: carriedSchema,
    perform: (network, { path: { id, n } }) => {
      requireSimulated(network, id)
      const found = network.wan.link(id).find((each) => each.n === n)
      if (found === undefined) throw new NotFound(`The link of ${id} remembers no frame ${n}`)
      const octets = Buffer.from(found.octets)
      return { ...carriedView(found), inspection: inspectionView(network, { kind: 'gbcs', octets }) }
    },
  }),
  operation({
    method: 'get',
    route: '/devices/:id/timeline',
    summary:
      'What happened to a device in one order, the newest first: requests, frames, its own log, and what it told unasked',
    path: device,
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(1000).default(100).describe('Most of them, the newest'),
    }),
    body: nothing,
    answer: timelineSchema,
    perform: async (network, { path: { id }, query: { limit } }) => {
      recordOf(network, id)
      return { happenings: await timelineOf(network, id, limit) }
    },
  }),
  operation({
    method: 'get',
    route: '/devices/:id/operators',
    summary: 'Whose certificates might go into the slot of a device: every network operator, the registered one first',
    path: device,
    query: nothing,
    body: nothing,
    answer: operatorsSchema,
    perform: (network, { path: { id } }) => {
      recordOf(network, id)
      return { operators: operatorsFor(network, id) }
    },
  }),
]

function interruptedAt({ supply }: ServedNetwork, index: number | undefined): string | null {
  const since = index === undefined ? null : supply.interruptedAt(index)
  return since === null ? null : formatInstant(since)
}

function recordOf({ dcc }: ServedNetwork, id: EntityIdentifier): InventoryRecord {
  const record = dcc.inventory.record(id)
  if (record === undefined) throw new NotFound(`The Smart Metering Inventory holds no device ${id}`)
  return record
}

/** A device that is simulated, as against one that the inventory merely names. */
function requireSimulated({ fleet }: ServedNetwork, id: EntityIdentifier): void {
  if (fleet.premisesOf(id) === undefined) throw new NotFound(`The fleet holds no device ${id}`)
}

const isElsewhere = ({ fleetsElsewhere }: ServedNetwork, id: EntityIdentifier): boolean =>
  fleetsElsewhere.population.holds(id)

async function cellsOf(network: ServedNetwork, id: EntityIdentifier) {
  requireSimulated(network, id)
  if (isElsewhere(network, id))
    throw new NotFound(`${id} is of a fleet in another process: what its cells hold is to be asked by SRV 6.24.1`)
  const { devices, dcc } = network
  const { byRole, topUpFloor, alertsSent } = await devices.countersOf(id)
  const contents = await devices.cellsOf(id)
  const registered = registeredParties(network, id)
  const { premises, type } = network.fleet.deviceAt(id) ?? {}
  return {
    cells: contents.map((each) => cellView(each, registered)),
    slot:
      premises !== undefined && (type === 'ESME' || type === 'GPF')
        ? await slotView({ network, device: id, type, premises, contents, registered })
        : null,
    counters: { byRole: Object.fromEntries(byRole), topUpFloor, alertsSent },
    mirror: ((await dcc.mirrorOf(id)) ?? []).map(({ cell, entityIdentifier, subjectKeyIdentifier }) => ({
      cell: keyOfCell(cell),
      entityIdentifier,
      subjectKeyIdentifier: subjectKeyIdentifier.toString('hex'),
    })),
    log: await devices.logOf(id),
  }
}

type Registered = ReturnType<typeof registeredParties>

function cellView(
  { cell, entityIdentifier, subjectKeyIdentifier, serialNumber }: CellContents,
  registered: Registered,
) {
  const party = partyOfRole(cell.role, registered)
  return {
    cell: keyOfCell(cell),
    entityIdentifier,
    holder: entityIdentifier === null ? null : nameOfParty(entityIdentifier),
    subjectKeyIdentifier,
    serialNumber,
    registered: party && { id: party.id, name: party.name, from: party.from },
    agrees:
      party === null ||
      entityIdentifier === null ||
      entityIdentifier === dccParties.accessControlBroker.entityIdentifier
        ? null
        : party.entityIdentifiers.includes(entityIdentifier),
  }
}

function partyOfRole(role: number, { networkOperator, supplier }: Registered) {
  if (role === RemotePartyRole.networkOperator) return networkOperator
  return role === RemotePartyRole.supplier ? supplier : null
}

async function linkOf(network: ServedNetwork, id: EntityIdentifier) {
  requireSimulated(network, id)
  const { devices, wan } = network
  return {
    framesSeenByDevice: isElsewhere(network, id) ? null : await devices.framesSeen(id),
    frames: wan.link(id).map((each) => ({
      ...carriedView(each),
      messageCode: messageCodeIn(Buffer.from(each.octets)),
    })),
  }
}

const carriedView = ({ n, direction, octets, at, faults }: CarriedFrame) => ({
  n,
  direction,
  at: formatInstant(at),
  octets: Buffer.from(octets).toString('hex'),
  faults: [...faults],
})
