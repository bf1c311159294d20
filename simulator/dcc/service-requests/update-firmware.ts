import { createHash } from 'node:crypto'
import type { DeviceType } from '../../vocabulary/device-type.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'
import type { ResponseCode } from '../../vocabulary/response-code.ts'
import type { Facts } from '../admission/facts.ts'
import { type Judgement, passed, refused } from '../admission/step.ts'
import type { RaisedAlert } from '../learning/raised-alert.ts'
import { contentOf } from './described-body.ts'
import { deviceOfSender } from './device-of-supplier.ts'
import type { OwnAnswer, ServiceRequestRules } from './service-request-rules.ts'

/** What tells 11.1 and 11.4 apart. */
interface Update {
  readonly variant: '11.1' | '11.4'
  readonly element: 'UpdateFirmware' | 'UpdatePPMIDFirmware'
  readonly types: readonly DeviceType[]
  readonly none: ResponseCode
  readonly some: ResponseCode
  readonly warning: 'DSPUpdateFirmwareWarning' | 'DSPUpdatePPMIDFirmwareWarning'
}

const updates: readonly Update[] = [
  {
    variant: '11.1',
    element: 'UpdateFirmware',
    types: ['ESME', 'GSME'],
    none: 'E110101',
    some: 'W110101',
    warning: 'DSPUpdateFirmwareWarning',
  },
  {
    variant: '11.4',
    element: 'UpdatePPMIDFirmware',
    types: ['PPMID'],
    none: 'E110401',
    some: 'W110401',
    warning: 'DSPUpdatePPMIDFirmwareWarning',
  },
]

/** SRV 11.1 and 11.4: a supplier gives the DCC an image, and the devices that it is for (docs/domain/gbcs-use-cases.md#firmware). */
export const firmwareUpdates: readonly ServiceRequestRules<'described'>[] = updates.map((update) => ({
  serviceReferenceVariant: update.variant,
  body: 'described',
  entry: 'request',
  steps: [
    {
      name: 'version of the image',
      rule: `${update.none}: eight hexadecimal digits`,
      judge: (facts) => version(facts, update),
    },
    {
      name: 'devices of the image',
      rule: `${update.none}: a device of the sender, in use, of the make of the others`,
      judge: (facts) => someDevice(facts, update),
    },
  ],
  checkSubject: () => null,
  carriedOut: { by: 'dcc', answer: (facts) => answer(facts, update) },
}))

/** Devices have a version in four octets. */
function version({ request }: Facts, { element, none }: Update): Judgement {
  const { firmwareVersion } = contentOf(request, element)
  const isVersion = /^[0-9A-Fa-f]{8}$/.test(firmwareVersion.trim())
  return isVersion ? passed(firmwareVersion) : refused(none, firmwareVersion, 'eight hexadecimal digits')
}

/** The devices of a request by what keeps them from having the image, under the names of the warning; and those that get it. */
interface Sorted {
  readonly suitable: readonly EntityIdentifier[]
  readonly unsuitable: Readonly<Partial<Record<Reason, readonly EntityIdentifier[]>>>
}

type Reason = 'invalidDeviceIdList' | 'notCommissionedDeviceIdList' | 'notApplicableFirmwareDeviceIdList'

/** An image is for one make, which nothing but the devices says: that of the first that is in order (a guess). */
function sortedOf(facts: Facts, { element, types }: Update): Sorted {
  const suitable: EntityIdentifier[] = []
  const unsuitable: Partial<Record<Reason, EntityIdentifier[]>> = {}
  let make: string | null = null
  for (const id of new Set(contentOf(facts.request, element).deviceIdList)) {
    const record = facts.sources.inventory.record(id)
    const reason = reasonAgainst(record, types, facts)
    const its = record === undefined ? null : makeOf(record)
    if (reason === null) make ??= its
    const found = reason ?? (its === make ? null : 'notApplicableFirmwareDeviceIdList')
    if (found === null) suitable.push(id)
    else unsuitable[found] = [...(unsuitable[found] ?? []), id]
  }
  return { suitable, unsuitable }
}

function reasonAgainst(record: InventoryRecord | undefined, types: readonly DeviceType[], facts: Facts): Reason | null {
  if (record === undefined || !types.includes(record.type)) return 'invalidDeviceIdList'
  if (deviceOfSender(record, facts).outcome === 'refused') return 'invalidDeviceIdList'
  return record.status === 'Commissioned' ? null : 'notCommissionedDeviceIdList'
}

const makeOf = ({ details: { manufacturer, model } }: InventoryRecord): string => `${manufacturer} ${model}`

const inWords: Readonly<Record<Reason, string>> = {
  invalidDeviceIdList: 'invalid',
  notCommissionedDeviceIdList: 'not commissioned',
  notApplicableFirmwareDeviceIdList: 'of another make',
}

function someDevice(facts: Facts, update: Update): Judgement {
  const { suitable, unsuitable } = sortedOf(facts, update)
  const counted = Object.entries(unsuitable).map(([reason, ids]) => `${ids.length} ${inWords[reason as Reason]}`)
  const saw = [`${suitable.length} suitable`, ...counted].join(', ')
  if (suitable.length > 0) return passed(saw)
  return refused(update.none, saw, `a commissioned ${update.types.join(' or ')} of the sender`)
}

/** The image has come to the devices when the sender is answered: the simulated way to them is short. */
async function answer(facts: Facts, update: Update): Promise<OwnAnswer> {
  const { request, sources } = facts
  const { firmwareImage: octets, firmwareVersion } = contentOf(request, update.element)
  const hash = createHash('sha256').update(octets).digest('hex')
  const image = { version: firmwareVersion.trim().toUpperCase(), octets, hash }
  const { suitable, unsuitable } = sortedOf(facts, update)
  const without: EntityIdentifier[] = []
  for (const device of suitable) if (!(await sources.distributeFirmware(device, image))) without.push(device)
  const isWarned = Object.keys(unsuitable).length > 0
  return {
    code: isWarned ? update.some : 'I99',
    content: isWarned ? { kind: 'described', element: update.warning, content: unsuitable } : null,
    put: [],
    alerts: without.length === 0 ? [] : [notDelivered(facts, without)],
  }
}

const notDelivered = ({ request }: Facts, meterIds: readonly EntityIdentifier[]): RaisedAlert => ({
  to: request.requestIdParts.originator,
  alertCode: 'N22',
  alert: {
    kind: 'described',
    element: 'FirmwareDistributionFailure',
    content: { updateFirmwareRequestId: request.requestId, meterIds },
  },
})
