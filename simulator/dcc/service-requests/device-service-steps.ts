import { withArticle } from '../../vocabulary/article.ts'
import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'
import { kindOfMeteringPoint, parseMeteringPoint } from '../../vocabulary/metering-point.ts'
import type { ResponseCode } from '../../vocabulary/response-code.ts'
import type { Facts } from '../admission/facts.ts'
import { type AdmissionStep, type Judgement, notApplicable, passed, refused } from '../admission/step.ts'
import { statusesBefore } from '../inventory/status-changes.ts'
import { changeOfSupplierSteps } from './change-of-supplier.ts'
import { contentOf } from './described-body.ts'
import { suppliesPoint } from './device-of-supplier.ts'
import { otherDeviceIn } from './transform-facts.ts'

/** Steps of variants that have some of their own; the transform has none for most. */
const steps: Readonly<Record<string, readonly AdmissionStep<Facts>[]>> = {
  '8.11': [
    { name: 'device of the log', rule: 'E081101: a device of the inventory', judge: deviceOfLog },
    { name: 'kind of update', rule: 'E081102: what Add says, and Remove does not', judge: kindOfUpdate },
    { name: 'hub of the device', rule: 'E081104: a device that is on no other hub', judge: hubOfDevice },
    { name: 'status of the device', rule: 'E081105: a device that may be put on a hub', judge: statusOfDevice },
    { name: 'metering point', rule: 'E081106: a metering point for the device, of the sender', judge: pointOfDevice },
  ],
  '6.23': changeOfSupplierSteps,
  '8.7.1': joining('E080702', 'E080721'),
  '8.7.2': joining('E080702', 'E080721'),
  '8.8.1': joining('E080801', null),
  '8.8.2': joining('E080801', null),
}

export const stepsOfVariant = (variant: string): readonly AdmissionStep<Facts>[] => steps[variant] ?? []

const updateOf = ({ request }: Facts) => contentOf(request, 'UpdateHANDeviceLog')

const recordOf = (facts: Facts): InventoryRecord | undefined => facts.sources.inventory.record(updateOf(facts).deviceId)

function deviceOfLog(facts: Facts): Judgement {
  const record = recordOf(facts)
  if (record === undefined) return refused('E081101', updateOf(facts).deviceId, 'a device of the inventory')
  const saw = `${record.deviceId}, ${record.type}`
  return record.type === 'CHF' || record.type === 'GPF'
    ? refused('E081101', saw, 'a device that joins a hub')
    : passed(saw)
}

function kindOfUpdate(facts: Facts): Judgement {
  const { requestType, addDeviceToChfWhitelist: added } = updateOf(facts)
  const saw = `${requestType} ${added === undefined ? 'without' : 'with'} AddDeviceToCHFWhitelist`
  if ((requestType === 'Add') === (added !== undefined)) return passed(saw)
  return refused('E081102', saw, requestType === 'Add' ? 'one' : 'none')
}

/** A device is put on a hub while it is on none, or on that one; it is taken from the hub that it is on. */
function hubOfDevice(facts: Facts): Judgement {
  const hub = facts.request.requestIdParts.target
  const on = recordOf(facts)?.communicationsHub ?? null
  const saw = on === null ? 'on no hub' : `on ${on}`
  const isRight = updateOf(facts).requestType === 'Add' ? on === null || on === hub : on === hub
  return isRight ? passed(saw) : refused('E081104', saw, `a device on ${hub}`)
}

/** What is in use is not put on a hub anew, and not taken from it before it is decommissioned. */
function statusOfDevice(facts: Facts): Judgement {
  const record = recordOf(facts)
  if (record === undefined) return notApplicable('no device')
  const { requestType } = updateOf(facts)
  const allowed = [...statusesBefore('8.11 Add', record.type), ...statusesBefore('8.11 Remove', record.type)]
  const isDone = requestType === 'Remove' && record.status === 'Decommissioned'
  if (isDone || allowed.includes(record.status)) return passed(record.status)
  return refused('E081105', record.status, `one of ${allowed.join(', ')}`)
}

function pointOfDevice(facts: Facts): Judgement {
  const record = recordOf(facts)
  const text = updateOf(facts).addDeviceToChfWhitelist?.importMpxn
  if (record === undefined || text === undefined) return notApplicable('no metering point')
  const point = parseMeteringPoint(text)
  const wanted = { ESME: 'MPAN', GSME: 'MPRN' }[record.type as 'ESME' | 'GSME']
  const saw = `${text} of ${withArticle(record.type)}`
  if (point === null || kindOfMeteringPoint(point) !== wanted)
    return refused('E081106', saw, wanted === undefined ? 'none' : withArticle(wanted))
  return suppliesPoint(facts, text) ? passed(saw) : refused('E081106', saw, 'a metering point that the sender supplies')
}

/** Devices that are joined hang on one hub; one that is unjoined may have gone already. */
function joining(unknown: ResponseCode, elsewhere: ResponseCode | null): readonly AdmissionStep<Facts>[] {
  return [
    {
      name: 'other device',
      rule: `${unknown}: a device of the inventory`,
      judge(facts): Judgement {
        const other = otherDeviceIn(facts)
        const record = other === null ? undefined : facts.sources.inventory.record(other)
        const saw = record === undefined ? `${other} is not in the inventory` : `${other}, ${record.type}`
        if (record === undefined) return refused(unknown, saw, 'a device of the inventory')
        const isNear = record.communicationsHub === facts.device?.communicationsHub
        if (elsewhere === null || isNear) return passed(saw)
        return refused(elsewhere, `on ${record.communicationsHub ?? 'no hub'}`, 'a device on the same hub')
      },
    },
  ]
}
