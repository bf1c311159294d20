import { cosemCommand, operationsByCode, reading, valued } from '../command.ts'
import { data, profileGeneric, zigbeeNetworkControl } from '../interface-classes.ts'
import { action, type CommandOperations, get, getSelected, operations, set } from '../operations.ts'
import { arrayOf, constant, type DataCodec, integerOf, octetsOf, octetsUpTo, structureOf, truth } from '../values.ts'

const device = '0-0:30.3.0.255'

/** Adds a device to a hub's log by its install code, and opens the joining window. */
export const ccs01 = cosemCommand(0x0001, {
  device: valued(
    action(zigbeeNetworkControl, device, 'register_device'),
    structureOf({
      entityIdentifier: octetsOf(8),
      keyType: constant({ type: 'enum', value: 1 }),
      installCode: octetsUpTo(16),
      role: constant({ type: 'enum', value: 0 }),
    }),
  ),
  joinTimeoutSeconds: valued(set(zigbeeNetworkControl, device, 'join_timeout'), integerOf('long-unsigned')),
  joiningEnabled: valued(set(zigbeeNetworkControl, device, 'enable_disable_joining'), truth),
})

/** Removes one. */
export const ccs02 = cosemCommand(0x0002, {
  entityIdentifier: valued(action(zigbeeNetworkControl, device, 'unregister_device'), octetsOf(8)),
})

/** Gives a hub its network and its Device Log back. */
export const ccs03 = cosemCommand(0x0003, {
  backup: valued(
    action(zigbeeNetworkControl, device, 'restore_PAN'),
    structureOf({
      extendedPanId: octetsOf(8),
      devices: arrayOf(structureOf({ entityIdentifier: octetsOf(8), hashedLinkKey: octetsUpTo(16) })),
    }),
  ),
})

const activeDevices = { devices: reading(get(zigbeeNetworkControl, device, 'active_devices')) }

/** Reads a hub's Device Log. */
export const ccs05 = cosemCommand(0x0004, activeDevices)
/** Reads it, and how well its devices are heard. */
export const ccs06 = cosemCommand(0x010f, activeDevices)
/** Reads it and the log of devices that it had before, with hashes of their keys. */
export const ccs07 = cosemCommand(0x00fe, {
  deviceLog: reading(action(zigbeeNetworkControl, device, 'backup_PAN')),
  historicDeviceLog: reading(action(zigbeeNetworkControl, '0-0:30.3.1.255', 'backup_PAN')),
})

/** Channels of one page that a hub may use: a bit for each from the last on, the page in the first five (IEEE 802.15.4). */
export interface ChannelPage {
  /** Counted from the first of the page. */
  readonly channels: readonly number[]
}

const channelsOfPage = (page: 28 | 29 | 30 | 31): DataCodec<ChannelPage> => ({
  toData: ({ channels }) => {
    const value = Buffer.alloc(4)
    value.writeUInt32BE(channels.reduce((mask, channel) => mask + 2 ** channel, page * 2 ** 27))
    return { type: 'bit-string', bits: 32, value }
  },
  fromData: (found) => {
    if (found.type !== 'bit-string' || found.bits !== 32) return undefined
    const mask = found.value.readUInt32BE()
    if (mask >>> 27 !== page) return undefined
    return { channels: Array.from({ length: 27 }, (_, channel) => channel).filter((channel) => (mask >>> channel) & 1) }
  },
})

const hundredths = integerOf('long-unsigned')
const octet = integerOf('unsigned')

/** Sets how a dual band hub uses its Sub GHz radio. */
export const dbch04 = cosemCommand(0x010d, {
  configuration: valued(
    set(data, '0-0:94.44.10.0', 'value'),
    structureOf({
      lowerBand0To26: channelsOfPage(28),
      lowerBand27To34: channelsOfPage(29),
      lowerBand35To61: channelsOfPage(30),
      upperBand0To26: channelsOfPage(31),
      normalLimitedDutyCycleThreshold: hundredths,
      limitedCriticalDutyCycleThreshold: hundredths,
      maximumChannelChangesPerWeek: octet,
      gsmeCurfew: integerOf('long-unsigned'),
      channelQuieterThreshold: octet,
      channelNoisierThreshold: octet,
      nonGsmePoorCommsThreshold: hundredths,
      nonGsmePoorCommsMeasurementPeriods: octet,
      localNoiseMeasurementPeriod: integerOf('long-unsigned'),
      localFailureThreshold: hundredths,
      localRetryThreshold: hundredths,
    }),
  ),
})

/** Has it look for a better channel. */
export const dbch05 = cosemCommand(0x010e, {
  scan: valued(set(data, '0-0:94.44.10.1', 'value'), constant({ type: 'unsigned', value: 0 })),
})

/** What a Communications Hub is asked: CCS, DBCH and what it tells of itself. By message code: the operations of the command, in order. */
export const hubCommands: Readonly<Record<number, CommandOperations>> = {
  ...operationsByCode(ccs01, ccs02, ccs03, ccs05, ccs06, ccs07, dbch04, dbch05),
  /** ECS26i */
  0x0092: operations(
    get(data, '0-0:96.1.1.255', 'value'),
    get(data, '0-0:96.1.4.255', 'value'),
    get(data, '0-0:96.1.6.255', 'value'),
  ),
  /** ECS35c */
  0x0093: operations(getSelected(profileGeneric, '0-0:99.98.0.255', 'buffer')),
  /** ECS35d */
  0x0094: operations(getSelected(profileGeneric, '0-0:99.98.1.255', 'buffer')),
  /** ECS26n */
  0x00fa: operations(get(data, '0-0:96.1.4.255', 'value'), get(data, '0-0:96.1.6.255', 'value')),
  /** DBCH01 */
  0x010a: operations(get(data, '0-0:94.44.10.2', 'value')),
  /** DBCH02 */
  0x010b: operations(getSelected(profileGeneric, '0-0:94.44.10.3', 'buffer')),
  /** DBCH03 */
  0x010c: operations(get(data, '0-0:94.44.10.0', 'value')),
}
