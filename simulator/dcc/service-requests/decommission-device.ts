import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'
import { marketDateOf } from '../../vocabulary/market-date.ts'
import type { Facts } from '../admission/facts.ts'
import { type Judgement, passed, refused } from '../admission/step.ts'
import { afterChange, mayHappen, statusesBefore } from '../inventory/status-changes.ts'
import type { RaisedAlert } from '../learning/raised-alert.ts'
import { registeredUsers } from '../learning/registered-users.ts'
import { removalAlert } from '../learning/schedules.ts'
import { contentOf } from './described-body.ts'
import { deviceOfSender } from './device-of-supplier.ts'
import { meterMpxnsOf } from './meter-mpxns.ts'
import type { OwnAnswer, ServiceRequestRules } from './service-request-rules.ts'

/** SRV 8.3: a supplier takes a device out of service. The record stays; the device takes no more requests (E5). */
export const decommissionDevice: ServiceRequestRules<'described'> = {
  serviceReferenceVariant: '8.3',
  body: 'described',
  entry: 'request',
  steps: [
    { name: 'known device', rule: 'E080301: a device of the inventory', judge: known },
    {
      name: 'responsibility',
      rule: 'E4: supplier of the device',
      judge: (facts) => deviceOfSender(deviceIn(facts), facts),
    },
    { name: 'status', rule: 'E080302: the status of the device', judge: fitting },
  ],
  checkSubject: () => null,
  carriedOut: { by: 'dcc', answer },
}

const deviceIn = ({ request, sources }: Facts): InventoryRecord | undefined =>
  sources.inventory.record(contentOf(request, 'DecommissionDevice').deviceId)

function known(facts: Facts): Judgement {
  const device = deviceIn(facts)
  if (device !== undefined) return passed(`${device.deviceId}, ${device.type}`)
  return refused('E080301', contentOf(facts.request, 'DecommissionDevice').deviceId, 'a device of the inventory')
}

function fitting(facts: Facts): Judgement {
  const device = deviceIn(facts)
  if (device !== undefined && mayHappen('8.3', device)) return passed(device.status)
  const wanted = device === undefined ? [] : statusesBefore('8.3', device.type)
  return refused('E080302', device?.status ?? 'no device', `one of ${wanted.join(', ')}`)
}

/** A hub goes with the Gas Proxy Function in it; a GSME leaves the GPF that it was joined to. */
async function answer(facts: Facts): Promise<OwnAnswer> {
  const { inventory, schedules } = facts.sources
  const { deviceId } = contentOf(facts.request, 'DecommissionDevice')
  const day = marketDateOf(facts.receivedAt)
  const onTheHan = inventory.search({ by: 'device', deviceId })
  const gone = onTheHan.filter((device) => device.deviceId === deviceId || device.type === 'GPF')
  const ended = (await Promise.all(gone.map((device) => schedules.ofDevice(device.deviceId)))).flat()
  return {
    code: 'I99',
    content: null,
    put: [
      ...gone.map((device) => inventory.toPut(afterChange('8.3', device, day))),
      ...ended.flatMap((schedule) => schedules.toDelete(schedule)),
    ],
    // No schedule asks a device that is gone (docs/domain/codes.md#dcc-alerts).
    alerts: [...gone.flatMap((device) => tellingOf(device, onTheHan, facts)), ...ended.map(removalAlert)],
  }
}

/** Of a meter the registered network operator hears; of a hub, the other suppliers of the meters on it. */
function tellingOf(
  device: InventoryRecord,
  onTheHan: readonly InventoryRecord[],
  { receivedAt, request, sources }: Facts,
): readonly RaisedAlert[] {
  const { deviceId } = device
  const told = (to: EntityIdentifier, alertCode: 'N1' | 'N2', deviceStatusChange: StatusChange): RaisedAlert => ({
    to,
    alertCode,
    alert: { kind: 'described', element: 'DeviceStatusChangeEvent', content: { deviceId, deviceStatusChange } },
  })
  if (device.type === 'CHF') {
    const suppliers = onTheHan
      .filter(({ type }) => type === 'ESME' || type === 'GSME')
      .flatMap((meter) => registeredUsers(meter.deviceId, 'supplier', receivedAt, sources))
    return [...new Set(suppliers)]
      .filter((supplier) => supplier !== request.requestIdParts.originator)
      .map((to) => told(to, 'N2', { chfDecommissioning: {} }))
  }
  const mpxns = device.type === 'ESME' || device.type === 'GSME' ? meterMpxnsOf(device) : null
  if (mpxns === null) return []
  const associated = device.joined.map((joined) => sources.inventory.record(joined)).filter(isType1)
  const meterDecommissioningOrWithdrawal = {
    meterDecommissionOrWithdrawal: mpxns,
    associatedType1Device: associated
      .map(({ deviceId: id, type }) => ({ deviceId: id, deviceType: type }))
      .slice(0, mostAssociated),
  }
  return registeredUsers(deviceId, 'network-operator', receivedAt, sources).map((to) =>
    told(to, 'N1', { meterDecommissioningOrWithdrawal }),
  )
}

type StatusChange = Extract<
  RaisedAlert['alert'],
  { readonly element: 'DeviceStatusChangeEvent' }
>['content']['deviceStatusChange']

const mostAssociated = 7

const isType1 = (record: InventoryRecord | undefined): record is InventoryRecord =>
  record !== undefined && (record.type === 'PPMID' || record.type === 'HCALCS')
