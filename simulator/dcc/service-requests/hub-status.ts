import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'
import { marketDateOf } from '../../vocabulary/market-date.ts'
import { kindOfMeteringPoint, parseMeteringPoint } from '../../vocabulary/metering-point.ts'
import type { Facts } from '../admission/facts.ts'
import { type AdmissionStep, type Judgement, passed, refused } from '../admission/step.ts'
import { afterChange, mayHappen, type StatusCause, statusesBefore } from '../inventory/status-changes.ts'
import { contentOf, type DescribedElement } from './described-body.ts'
import { deviceOfSender, suppliesPoint } from './device-of-supplier.ts'
import type { OwnAnswer, ServiceRequestRules } from './service-request-rules.ts'

type Installation = 'CHFInstallSuccessSMWAN' | 'CHFInstallSuccessNoSMWAN'
type Return = 'CHFFaultReturn' | 'CHFNoFaultReturn'

/** The four that tell of a hub, by the element of their bodies. */
const elements: Readonly<Record<'8.14.1' | '8.14.2' | '8.14.3' | '8.14.4', Installation | Return>> = {
  '8.14.1': 'CHFInstallSuccessSMWAN',
  '8.14.2': 'CHFInstallSuccessNoSMWAN',
  '8.14.3': 'CHFFaultReturn',
  '8.14.4': 'CHFNoFaultReturn',
}

const installations: readonly DescribedElement[] = ['CHFInstallSuccessSMWAN', 'CHFInstallSuccessNoSMWAN']

const isInstallation = (element: Installation | Return): element is Installation => installations.includes(element)

const meteringPoint = (element: Installation): AdmissionStep<Facts> => ({
  name: 'metering point',
  rule: 'E081405: an MPAN or an MPRN',
  judge({ request }) {
    const { mpxn } = contentOf(request, element)
    const point = parseMeteringPoint(mpxn)
    if (point === null) return refused('E081405', mpxn, 'an MPAN or an MPRN')
    return passed(`${kindOfMeteringPoint(point)} ${point}`)
  },
})

const otherDevice: AdmissionStep<Facts> = {
  name: 'other device',
  rule: 'E081406: a device of the inventory that is no hub',
  judge({ request, sources }) {
    const { otherDeviceId } = contentOf(request, 'CHFFaultReturn')
    const other = sources.inventory.record(otherDeviceId)
    const saw = `OtherDeviceID ${otherDeviceId}, ${other?.type ?? 'not in the inventory'}`
    if (other !== undefined && other.type !== 'CHF') return passed(saw)
    return refused('E081406', saw, 'a device that was connected to the hub')
  },
}

/** SRV 8.14.1 to 8.14.4: a supplier tells what became of a communications hub. */
export const hubStatusUpdates: readonly ServiceRequestRules<'described'>[] = (
  Object.entries(elements) as [keyof typeof elements, Installation | Return][]
).map(([by, element]) => ({
  serviceReferenceVariant: by,
  body: 'described',
  entry: 'request',
  steps: [
    { name: 'hub', rule: 'E081401: a hub of the inventory', judge: (facts) => isHub(hubOf(facts, element)) },
    { name: 'responsibility', rule: 'E4: whose hub it is', judge: (facts) => responsibility(facts, element) },
    { name: 'status', rule: 'E081402: the status of the hub', judge: (facts) => fitting(hubOf(facts, element), by) },
    ...(isInstallation(element) ? [meteringPoint(element)] : element === 'CHFFaultReturn' ? [otherDevice] : []),
  ],
  checkSubject: () => null,
  carriedOut: { by: 'dcc', answer: (facts) => answer(facts, element, by) },
}))

const hubOf = ({ request, sources }: Facts, element: Installation | Return): InventoryRecord | undefined =>
  sources.inventory.record(contentOf(request, element).deviceId)

function isHub(hub: InventoryRecord | undefined): Judgement {
  if (hub?.type === 'CHF') return passed(`${hub.deviceId}, CHF`)
  return refused('E081401', hub?.type ?? 'no device of the inventory', 'a CHF of the inventory')
}

/** The supplier of a home may fit a hub that another has pre-notified: hubs are the DCC's, and come from a store. */
function responsibility(facts: Facts, element: Installation | Return): Judgement {
  const hub = hubOf(facts, element)
  if (isInstallation(element)) {
    const { mpxn } = contentOf(facts.request, element)
    if (suppliesPoint(facts, mpxn)) return passed(`the supplier of ${mpxn}`)
  }
  return deviceOfSender(hub, facts)
}

function fitting(hub: InventoryRecord | undefined, by: StatusCause): Judgement {
  if (hub !== undefined && mayHappen(by, hub)) return passed(hub.status)
  return refused('E081402', hub?.status ?? 'no hub', `one of ${statusesBefore(by, 'CHF').join(', ')}`)
}

/** What is told of a hub is told of the Gas Proxy Function in it. */
function answer(facts: Facts, element: Installation | Return, by: StatusCause): OwnAnswer {
  const { sources, request, receivedAt } = facts
  const { inventory } = sources
  const { deviceId } = contentOf(request, element)
  const day = marketDateOf(receivedAt)
  const told = inventory
    .search({ by: 'device', deviceId })
    .filter(({ type }) => type === 'CHF' || type === 'GPF')
    .map((device) => afterChange(by, device, day))
  const supplier = request.requestIdParts.originator
  const records = isInstallation(element)
    ? told.map((record) => fittedBy(placedAt(record, contentOf(request, element).mpxn, sources), supplier))
    : told
  return { code: 'I99', content: null, put: records.map(inventory.toPut) }
}

/** A hub is in the home that the metering point is of, as far as another device there tells where that is (docs/domain/inventory.md#hub-exchanged). */
function placedAt(record: InventoryRecord, mpxn: string, { inventory }: Facts['sources']): InventoryRecord {
  const [near] = inventory
    .search({ by: 'metering-point', meteringPoint: mpxn })
    .filter(({ postCode }) => postCode !== null)
  if (near === undefined || record.postCode !== null) return record
  const { uprn, postCode, addressIdentifier } = near
  return {
    ...record,
    uprn,
    postCode,
    addressIdentifier,
    details: { ...record.details, cspRegion: near.details.cspRegion },
  }
}

const fittedBy = (record: InventoryRecord, responsibleSupplier: EntityIdentifier): InventoryRecord => ({
  ...record,
  responsibleSupplier,
})
