import type { MeteringPointPlace } from '../../duis/request.ts'
import { withArticle } from '../../vocabulary/article.ts'
import type { DeviceType } from '../../vocabulary/device-type.ts'
import { kindOfMeteringPoint, type MeteringPointKind, parseMeteringPoint } from '../../vocabulary/metering-point.ts'
import type { Facts, FactsOf } from '../admission/facts.ts'
import { type AdmissionStep, type Judgement, notApplicable, passed, refused } from '../admission/step.ts'
import { mayHappen, type StatusCause, statusesBefore } from '../inventory/status-changes.ts'
import { deviceOfSender, suppliesPoint } from './device-of-supplier.ts'
import { stepsOfBody } from './service-request-rules.ts'

type ChangeFacts = FactsOf<'UpdateInventory'>

/** What goes into each place, on each type of device that has it; a type that is not named has no such place. */
const places: Readonly<Record<MeteringPointPlace, Partial<Record<DeviceType, MeteringPointKind>>>> = {
  ImportMPxN: { ESME: 'MPAN', GSME: 'MPRN' },
  SecondaryImportMPAN: { ESME: 'MPAN' },
  ExportMPAN: { ESME: 'MPAN' },
}

/** E57: what a newer schema has and the simulator does not know. */
function simulatedChange(facts: ChangeFacts): Judgement {
  const { update } = changeIn(facts)
  if (update.kind !== 'other') return passed(update.kind)
  return refused('E57', update.element, 'a change of a metering point, of the status or of details, or a deletion')
}

/** E080405: the device is in the inventory. */
function knownDevice(facts: ChangeFacts): Judgement {
  const { deviceId, device } = changeIn(facts)
  if (device !== undefined) return passed(`${deviceId}, ${device.type}`)
  return refused('E080405', `${deviceId} is not in the inventory`, 'a device of the inventory')
}

/** E4: the device is the sender's, and so is a metering point that it is to have, or anybody could take a device for its own. */
function responsibility(facts: ChangeFacts): Judgement {
  const { device, update } = changeIn(facts)
  const judgement = deviceOfSender(device, facts)
  if (judgement.outcome === 'refused' || update.kind !== 'UpdateMPxN') return judgement
  const { user } = facts
  return suppliesPoint(facts, update.meteringPoint)
    ? passed(`${user?.name} supplies ${update.meteringPoint}`)
    : refused('E4', `${user?.name} (${user?.parties.join(', ')})`, `the supplier of ${update.meteringPoint} today`)
}

/** E080407: an MPAN for an ESME, an MPRN for a GSME, and none for anything else. */
function fittingPoint(facts: ChangeFacts): Judgement {
  const { device, update } = changeIn(facts)
  if (update.kind !== 'UpdateMPxN' || device === undefined) return notApplicable(update.kind)
  const wanted = places[update.place][device.type]
  const point = parseMeteringPoint(update.meteringPoint)
  const saw = `${update.place} ${update.meteringPoint} of ${withArticle(device.type)}`
  if (point !== null && kindOfMeteringPoint(point) === wanted) return passed(saw)
  return refused('E080407', saw, wanted === undefined ? `no ${update.place} at all` : withArticle(wanted))
}

/** E080406: the element fits the type of device, and the status follows from the one that it has. */
function fittingStatus(facts: ChangeFacts): Judgement {
  const { device, update } = changeIn(facts)
  if ((update.kind !== 'UpdateDeviceStatusCH' && update.kind !== 'UpdateDeviceStatusExceptCH') || device === undefined)
    return notApplicable(update.kind)
  const saw = `${update.kind} ${update.status} of ${withArticle(device.type)} that is ${device.status}`
  if ((update.kind === 'UpdateDeviceStatusCH') !== (device.type === 'CHF'))
    return refused('E080406', saw, device.type === 'CHF' ? 'UpdateDeviceStatusCH' : 'UpdateDeviceStatusExceptCH')
  const cause = `8.4 status ${update.status}` as StatusCause
  if (mayHappen(cause, device)) return passed(saw)
  return refused('E080406', saw, `a device that is ${statusesBefore(cause, device.type).join(', ')}`)
}

/** E080408: only an ESME is of a variant. */
function fittingDetails(facts: ChangeFacts): Judgement {
  const { device, update } = changeIn(facts)
  if (update.kind !== 'UpdateDeviceDetails' || device === undefined) return notApplicable(update.kind)
  const saw = `${update.esmeVariant === null ? 'no ESMEVariant' : `ESMEVariant ${update.esmeVariant}`}, ${device.type}`
  return update.esmeVariant === null || device.type === 'ESME' ? passed(saw) : refused('E080408', saw, 'an ESME')
}

/** E080409: what was installed is decommissioned (8.3) and not deleted (a guess, docs/domain/inventory.md#delete). */
function deletable(facts: ChangeFacts): Judgement {
  const { device, update } = changeIn(facts)
  if (update.kind !== 'DeleteDevice' || device === undefined) return notApplicable(update.kind)
  return mayHappen('8.4 delete', device)
    ? passed(device.status)
    : refused('E080409', device.status, 'a device that is Pending')
}

/** What 8.4 asks beyond what every request must be. */
export const updateInventorySteps: readonly AdmissionStep<Facts>[] = stepsOfBody('UpdateInventory', [
  { name: 'kind of change', rule: 'what the simulator carries out', judge: simulatedChange },
  { name: 'device to change', rule: 'E080405: Smart Metering Inventory', judge: knownDevice },
  { name: 'responsibility', rule: 'E4: supplier of the device and of the metering point', judge: responsibility },
  { name: 'metering point', rule: 'E080407: metering points of the device type', judge: fittingPoint },
  { name: 'status', rule: 'E080406: statuses of the device type', judge: fittingStatus },
  { name: 'details', rule: 'E080408: details of the device type', judge: fittingDetails },
  { name: 'deletion', rule: 'E080409: a device that is Pending', judge: deletable },
])

/** The change, and the device as it is recorded now. */
function changeIn({ request, sources }: ChangeFacts) {
  const { deviceId, update } = request.body
  return { deviceId, update, device: sources.inventory.record(deviceId) }
}
