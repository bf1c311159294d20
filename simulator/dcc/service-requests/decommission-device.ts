import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'
import { marketDateOf } from '../../vocabulary/market-date.ts'
import type { Facts } from '../admission/facts.ts'
import { type Judgement, passed, refused } from '../admission/step.ts'
import { afterChange, mayHappen, statusesBefore } from '../inventory/status-changes.ts'
import { contentOf } from './described-body.ts'
import { deviceOfSender } from './device-of-supplier.ts'
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
function answer(facts: Facts): OwnAnswer {
  const { inventory } = facts.sources
  const { deviceId } = contentOf(facts.request, 'DecommissionDevice')
  const day = marketDateOf(facts.receivedAt)
  const gone = inventory
    .search({ by: 'device', deviceId })
    .filter((device) => device.deviceId === deviceId || device.type === 'GPF')
    .map((device) => afterChange('8.3', device, day))
  return { code: 'I99', content: null, put: gone.map(inventory.toPut) }
}
