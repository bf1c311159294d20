import { z } from 'zod'
import type { DeviceLogBackup } from '../../transform/facts.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Key, Put, State, Versioned } from '../../vocabulary/ports/state.ts'
import { storedKind } from '../../vocabulary/stored-kind.ts'

const entity = z.string().describe('An EUI-64') as unknown as z.ZodType<EntityIdentifier>
const octets = z.string().regex(/^([0-9a-f]{2})*$/)

/** The devices of a log as they are recorded: octets in hexadecimal. */
export const recordedLog = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('hub'),
    extendedPanId: octets,
    devices: z.array(z.strictObject({ device: entity, hashedLinkKey: octets })),
  }),
  z.strictObject({
    of: z.literal('gpf'),
    devices: z.array(z.strictObject({ device: entity, deviceType: z.int() })),
  }),
])
export type RecordedLog = z.output<typeof recordedLog>

export const storedLog = storedKind('the device log of a hub or a GPF', 1, recordedLog)

const keyOf = (device: EntityIdentifier): Key => `device-log/${device}`

/** What hubs and GPFs last told of the devices in their logs: it is restored on those that take their place. */
export interface DeviceLogs {
  readonly keyOf: (device: EntityIdentifier) => Key
  /** What was read under the key; null where nothing was told. */
  backupIn(device: EntityIdentifier, read: Versioned | undefined): DeviceLogBackup | null
  toPut(device: EntityIdentifier, log: RecordedLog): Promise<Put>
}

export const createDeviceLogs = (state: Pick<State, 'read'>): DeviceLogs => ({
  keyOf,
  backupIn(device, read) {
    const log = storedLog.read(keyOf(device), read?.value)
    return log === undefined ? null : backupOf(log)
  },
  async toPut(device, log) {
    const [found] = await state.read([keyOf(device)])
    return { key: keyOf(device), version: found?.version ?? 0, value: storedLog.write(log) }
  },
})

function backupOf(log: RecordedLog): DeviceLogBackup {
  if (log.of === 'gpf')
    return { kind: 'gpf', devices: log.devices.map(({ device, deviceType }) => ({ identifier: device, deviceType })) }
  return {
    kind: 'hub',
    extendedPanId: Buffer.from(log.extendedPanId, 'hex'),
    devices: log.devices.map(({ device, hashedLinkKey }) => ({
      identifier: device,
      hashedLinkKey: Buffer.from(hashedLinkKey, 'hex'),
    })),
  }
}
