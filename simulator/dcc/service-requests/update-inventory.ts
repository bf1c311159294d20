import type { InventoryUpdate, MeteringPointPlace } from '../../duis/request.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'
import { parseMeteringPoint } from '../../vocabulary/metering-point.ts'
import type { FactsOf } from '../admission/facts.ts'
import type { OwnAnswer, ServiceRequestRules } from './service-request-rules.ts'
import { updateInventorySteps } from './update-inventory-steps.ts'

/** SRV 8.4: a supplier corrects what the Smart Metering Inventory records of a device. */
export const updateInventory: ServiceRequestRules<'UpdateInventory'> = {
  serviceReferenceVariant: '8.4',
  body: 'UpdateInventory',
  entry: 'request',
  steps: updateInventorySteps,
  checkSubject: () => null,
  carriedOut: { by: 'dcc', answer },
}

/** Success has no body of its own, so that the answer is I99 (docs/domain/codes.md#i0-i99). */
function answer({ sources, request }: FactsOf<'UpdateInventory'>): OwnAnswer {
  const { deviceId, update } = request.body
  const record = sources.inventory.record(deviceId)
  if (record === undefined)
    throw new SimulatorFault('SIM_INVARIANT', `An update of ${deviceId}, which nobody knows, was admitted`)
  const { inventory } = sources
  const put = [update.kind === 'DeleteDevice' ? inventory.toDelete(deviceId) : inventory.toPut(updated(record, update))]
  return { code: 'I99', content: null, put }
}

const fields: Readonly<Record<MeteringPointPlace, 'importMpxn' | 'secondaryImportMpan' | 'exportMpan'>> = {
  ImportMPxN: 'importMpxn',
  SecondaryImportMPAN: 'secondaryImportMpan',
  ExportMPAN: 'exportMpan',
}

function updated(record: InventoryRecord, update: Exclude<InventoryUpdate, { kind: 'DeleteDevice' }>): InventoryRecord {
  switch (update.kind) {
    case 'UpdateMPxN':
      return { ...record, [fields[update.place]]: parseMeteringPoint(update.meteringPoint) }
    case 'UpdateDeviceStatusExceptCH':
    case 'UpdateDeviceStatusCH':
      return { ...record, status: update.status }
    case 'UpdateDeviceDetails': {
      const { kind: _kind, ...said } = update
      const stated = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null))
      return { ...record, details: { ...record.details, ...stated } }
    }
    case 'other':
      throw new SimulatorFault('SIM_INVARIANT', `${update.element} was admitted, which is not simulated`)
  }
}
