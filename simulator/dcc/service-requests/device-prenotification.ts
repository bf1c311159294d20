import type { BodyContent } from '../../duis/bodies/request-bodies.ts'
import { isType2 } from '../../vocabulary/device-type.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'
import type { Facts } from '../admission/facts.ts'
import { type Judgement, notApplicable, passed, refused } from '../admission/step.ts'
import { contentOf } from './described-body.ts'
import type { OwnAnswer, ServiceRequestRules } from './service-request-rules.ts'

type Prenotification = BodyContent<'DevicePrenotification'>

/**
 * SRV 12.2: a user tells the DCC of a device before it is fitted. One request about a hub records the Gas Proxy Function in it
 * too, which is a device of its own (docs/domain/inventory.md#pre-notification).
 */
export const devicePrenotification: ServiceRequestRules<'described'> = {
  serviceReferenceVariant: '12.2',
  body: 'described',
  entry: 'request',
  steps: [
    { name: 'new device', rule: 'E120201: a device that the inventory does not hold', judge: newDevice },
    { name: 'versions', rule: 'E120203: versions of a Type 1 device', judge: versions },
    { name: 'variant', rule: 'E120204: a variant of an ESME alone', judge: variant },
    { name: 'Gas Proxy Function', rule: 'E120207: that of a hub alone', judge: gasProxyFunction },
  ],
  checkSubject: () => null,
  carriedOut: { by: 'dcc', answer },
}

const prenotified = ({ request }: Facts): Prenotification => contentOf(request, 'DevicePrenotification')

/** One identifier for a hub and the GPF in it is answered alike, though it is no device of the inventory. */
function newDevice(facts: Facts): Judgement {
  const { deviceId, associatedGpfDeviceId } = prenotified(facts)
  if (deviceId === associatedGpfDeviceId)
    return refused('E120201', `${deviceId} for the hub and its GPF`, 'an identifier for each of them')
  const known = [deviceId, associatedGpfDeviceId].find(
    (id) => id !== undefined && facts.sources.inventory.record(id) !== undefined,
  )
  if (known !== undefined) return refused('E120201', `${known} is in the inventory`, 'a device that is not')
  return passed(deviceId)
}

function versions(facts: Facts): Judgement {
  const { deviceType, smetsChtsVersion, firmwareVersion } = prenotified(facts)
  if (isType2(deviceType)) return notApplicable(deviceType)
  const saw = `SMETSCHTSVersion ${smetsChtsVersion ?? 'none'}, FirmwareVersion ${firmwareVersion ?? 'none'}`
  const isWhole = smetsChtsVersion !== undefined && firmwareVersion !== undefined
  return isWhole ? passed(saw) : refused('E120203', saw, `both of ${deviceType}`)
}

function variant(facts: Facts): Judgement {
  const { deviceType, esmeVariant } = prenotified(facts)
  const saw = `ESMEVariant ${esmeVariant ?? 'none'} of ${deviceType}`
  if ((esmeVariant !== undefined) === (deviceType === 'ESME')) return passed(saw)
  return refused('E120204', saw, deviceType === 'ESME' ? 'an ESMEVariant' : 'none')
}

function gasProxyFunction(facts: Facts): Judgement {
  const { deviceType, associatedGpfDeviceId } = prenotified(facts)
  const saw = `AssociatedGPFDeviceID ${associatedGpfDeviceId ?? 'none'} of ${deviceType}`
  if ((associatedGpfDeviceId !== undefined) === (deviceType === 'CHF')) return passed(saw)
  return refused('E120207', saw, deviceType === 'CHF' ? 'an AssociatedGPFDeviceID' : 'none')
}

function answer(facts: Facts): OwnAnswer {
  const body = prenotified(facts)
  const { inventory } = facts.sources
  const records = [recordOf(body, facts)]
  const { associatedGpfDeviceId } = body
  if (associatedGpfDeviceId !== undefined) records.push(proxyIn(recordOf(body, facts), associatedGpfDeviceId))
  return { code: 'I99', content: null, put: records.map(inventory.toPut) }
}

/** Where it will be fitted is not known yet. */
const recordOf = (body: Prenotification, { request }: Facts): InventoryRecord => ({
  deviceId: body.deviceId,
  type: body.deviceType,
  status: 'Pending',
  communicationsHub: body.deviceType === 'CHF' ? body.deviceId : null,
  importMpxn: null,
  secondaryImportMpan: null,
  exportMpan: null,
  joined: [],
  responsibleSupplier: request.requestIdParts.originator,
  gbcsVersion: gbcsVersionOfNewDevices,
  uprn: null,
  postCode: null,
  addressIdentifier: null,
  details: {
    manufacturer: body.deviceManufacturer.trim(),
    model: body.deviceModel.trim(),
    technicalSpecification: body.smetsChtsVersion?.trim() ?? '',
    firmwareVersion: body.firmwareVersion?.trim() ?? '',
    dateCommissioned: null,
    esmeVariant: body.esmeVariant ?? null,
    cspRegion: 'Unknown',
    hanVariant: body.deviceType === 'CHF' ? 'Single Band' : null,
    connectivity: body.deviceType === 'CHF' ? 'Cellular' : null,
  },
})

/** The Central Products List says which version a product has: here all have the newest. */
const gbcsVersionOfNewDevices = '4.2'

const proxyIn = (hub: InventoryRecord, deviceId: EntityIdentifier): InventoryRecord => ({
  ...hub,
  deviceId,
  type: 'GPF',
  details: { ...hub.details, hanVariant: null, connectivity: null },
})
