import type { InventoryDevice } from '../../duis/response.ts'
import { isType2 } from '../../vocabulary/device-type.ts'
import type { InventoryQuery } from '../../vocabulary/inventory-query.ts'
import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'
import { marketDateOf } from '../../vocabulary/market-date.ts'
import type { MeteringPoint } from '../../vocabulary/metering-point.ts'
import type { Facts, FactsOf } from '../admission/facts.ts'
import { type Judgement, notApplicable, passed, refused } from '../admission/step.ts'
import { meteringPointsOf } from '../inventory/smart-metering-inventory.ts'
import { type OwnAnswer, type ServiceRequestRules, stepsOfBody } from './service-request-rules.ts'

type ReadFacts = FactsOf<'ReadInventory'>

/** Devices that one answer holds (DUIS `DSPInventory`). */
const mostDevices = 17

/** SRV 8.2: what the Smart Metering Inventory records of devices. */
export const readInventory: ServiceRequestRules<'ReadInventory'> = {
  serviceReferenceVariant: '8.2',
  body: 'ReadInventory',
  entry: 'request',
  steps: stepsOfBody('ReadInventory', [
    { name: 'devices asked for', rule: 'E0802: one to seventeen devices', judge: found },
    { name: 'responsibility', rule: 'E4: users responsible now, and suppliers to come', judge: responsibility },
  ]),
  checkSubject: () => null,
  carriedOut: { by: 'dcc', answer },
}

function found(facts: ReadFacts): Judgement {
  const query = queryOf(facts)
  const { length } = devicesFound(facts)
  if (length === 0) return refused('E080201', `nothing by ${inWords(query)}`, 'something that the inventory holds')
  if (length > mostDevices)
    return refused('E080202', `${length} devices by ${inWords(query)}`, `${mostDevices} at most`)
  return passed(`${length} by ${inWords(query)}`)
}

/** A user who is responsible for one of the devices may see them all: they stand in one home. */
function responsibility(facts: ReadFacts): Judgement {
  const devices = devicesFound(facts)
  const who = facts.user?.name ?? 'no user'
  // Registration Data knows no Other User: that the consumer agrees is for the Other User to see to.
  if (facts.role === 'OU') return notApplicable(`${who}, with the consumer's consent`)
  if (devices.some((device) => concernedWith(device, facts))) return passed(who)
  return refused('E4', who, 'a party that is registered for one of the devices, or will be')
}

function answer(facts: ReadFacts): OwnAnswer {
  const devices = devicesFound(facts).map(inventoryDevice)
  return { code: 'I0', content: { kind: 'DSPInventory', devices }, put: [] }
}

const devicesFound = (facts: ReadFacts): readonly InventoryRecord[] => facts.sources.inventory.search(queryOf(facts))

/** A product that is simulated stands on the Central Products List, and so does its firmware. */
const inventoryDevice = ({ details, ...record }: InventoryRecord): InventoryDevice => ({
  deviceId: record.deviceId,
  deviceType: record.type,
  status: isType2(record.type) ? null : record.status,
  manufacturer: details.manufacturer,
  model: details.model,
  // A Type 2 device has none.
  technicalSpecification: details.technicalSpecification || null,
  firmwareVersion: details.firmwareVersion || null,
  firmwareVersionStatus: details.firmwareVersion === '' ? null : 'Active',
  cplStatus: 'Active',
  dateCommissioned: details.dateCommissioned,
  importMpxn: record.importMpxn,
  secondaryImportMpan: record.secondaryImportMpan,
  exportMpan: record.exportMpan,
  esmeVariant: details.esmeVariant,
  uprn: record.uprn,
  property: propertyOf(record),
  cspRegion: details.cspRegion,
  gbcsVersion: record.gbcsVersion,
  hanVariant: details.hanVariant,
  connectivity: details.connectivity,
})

const propertyOf = ({ postCode, addressIdentifier }: Omit<InventoryRecord, 'details'>) =>
  postCode === null || addressIdentifier === null ? null : { postCode, addressIdentifier }

const queryOf = ({ request }: ReadFacts): InventoryQuery => request.body.query

function inWords(query: InventoryQuery): string {
  switch (query.by) {
    case 'device':
      return query.deviceId
    case 'metering-point':
      return `metering point ${query.meteringPoint}`
    case 'property-reference':
      return `UPRN ${query.uprn}`
    case 'property':
      return `${query.addressIdentifier}, ${query.postCode}`
  }
}

/**
 * Whether the user may know of a device: its network party today, its supplier today or in time to come (the matrix lets
 * future suppliers read the inventory), or whom the inventory holds responsible.
 */
function concernedWith(device: InventoryRecord, facts: Facts): boolean {
  const { user, sources } = facts
  if (user === undefined) return false
  if (device.responsibleSupplier === user.entityIdentifier) return true
  const points = meteringPointsOf(device, sources.inventory).map(({ value }) => value as MeteringPoint)
  return points.some((point) => isRegisteredFor(point, facts))
}

function isRegisteredFor(point: MeteringPoint, { user, registration, receivedAt }: Facts): boolean {
  const today = marketDateOf(receivedAt)
  const isOwn = (party: string) => user?.parties.includes(party) ?? false
  return (
    registration.supplierRecords(point).some(({ supplier, to }) => isOwn(supplier) && (to === null || to >= today)) ||
    registration.networkPartiesOn(point, today).some(isOwn)
  )
}
