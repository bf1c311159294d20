import { z } from 'zod'
import { readContent } from '../../gbcs/contents.ts'
import type { AccessResponse, DataNotification } from '../../gbcs/dlms/access.ts'
import type { DlmsData } from '../../gbcs/dlms/data.ts'
import type { GbcsMessage } from '../../gbcs/message.ts'
import { type EntityIdentifier, entityIdentifierFromOctets } from '../../vocabulary/entity-identifier.ts'
import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'
import { type RecordedLog, recordedLog } from '../inventory/device-logs.ts'
import type { Beliefs, KindOfLesson } from './lesson.ts'

const schema = z
  .strictObject({
    kind: z.literal('device-log'),
    device: z.string().describe('An EUI-64') as unknown as z.ZodType<EntityIdentifier>,
    log: recordedLog,
  })
  .describe('Which devices a hub or a GPF has in its log (CS14, CCS07, GCS62)')

export type DeviceLogTold = z.output<typeof schema>

/** What the DCC keeps of a log, to restore it (8.12.1, 8.12.2). A device that another hub knows the key of has gone to that hub. */
export const toldDeviceLog: KindOfLesson<DeviceLogTold> = {
  schema,
  toPut: async ({ device, log }, _from, { deviceLogs, inventory }) => [
    await deviceLogs.toPut(device, log),
    ...movedTo(device, log, inventory).map(inventory.toPut),
  ],
  isOutdated: async () => false,
}

// docs/domain/inventory.md#hub-exchanged
function movedTo(hub: EntityIdentifier, log: RecordedLog, inventory: Beliefs['inventory']): readonly InventoryRecord[] {
  if (log.of !== 'hub') return []
  return log.devices.flatMap(({ device, hashedLinkKey }) => {
    const record = hashedLinkKey === '' ? undefined : inventory.record(device)
    const isElsewhere = record !== undefined && record.communicationsHub !== null && record.communicationsHub !== hub
    return isElsewhere ? [{ ...record, communicationsHub: hub }] : []
  })
}

const codes = { changed: 0x0018, read: 0x00fe, gpfChanged: 0x00b2 } as const

/** The log that a message tells of; nothing of any other message. */
export function deviceLogIn(message: GbcsMessage): readonly DeviceLogTold[] {
  const reading = readContent(message, message.content)
  if (!reading.ok || reading.value === null) return []
  const { value } = reading.value
  const log = logIn(message.messageCode, value)
  return log === null ? [] : [{ kind: 'device-log', device: message.originator, log }]
}

function logIn(messageCode: number, value: unknown): RecordedLog | null {
  switch (messageCode) {
    case codes.changed: {
      const { data } = value as DataNotification
      return data.type === 'structure' ? hubLogIn(data.value[2]) : null
    }
    case codes.read: {
      const [current] = (value as AccessResponse).results
      return current?.result === 0 ? hubLogIn(current.data) : null
    }
    case codes.gpfChanged: {
      const { deviceLogEntries } = value as { readonly deviceLogEntries: readonly GpfEntry[] }
      return {
        of: 'gpf',
        devices: deviceLogEntries.map(({ deviceID, deviceType }) => ({ device: deviceID, deviceType })),
      }
    }
    default:
      return null
  }
}

interface GpfEntry {
  readonly deviceID: EntityIdentifier
  readonly deviceType: number
}

/** A backup: when, the extended PAN id, and pairs of device and hash. */
function hubLogIn(data: DlmsData | undefined): RecordedLog | null {
  const [, panId, pairs] = data?.type === 'structure' ? data.value : []
  if (panId?.type !== 'octet-string' || pairs?.type !== 'array') return null
  const devices = pairs.value.flatMap((pair) => {
    const [device, hash] = pair.type === 'structure' ? pair.value : []
    if (device?.type !== 'octet-string' || hash?.type !== 'octet-string') return []
    return [{ device: entityIdentifierFromOctets(device.value), hashedLinkKey: hash.value.toString('hex') }]
  })
  return { of: 'hub', extendedPanId: panId.value.toString('hex'), devices }
}
