import type { DlmsData } from '../../../gbcs/dlms/data.ts'
import { data, zigbeeNetworkControl } from '../../../gbcs/dlms/interface-classes.ts'
import {
  type EntityIdentifier,
  entityIdentifierFromOctets,
  octetsOfEntityIdentifier,
} from '../../../vocabulary/entity-identifier.ts'
import { instant } from '../../../vocabulary/instant.ts'
import { failed, succeeded } from '../../../vocabulary/result.ts'
import { type HanDevice, type HanLog, hanLogOf, mostHistoricDevices } from '../../state/han-log.ts'
import {
  acting,
  type DeviceObject,
  type Effect,
  failure,
  fixed,
  type Method,
  type Moment,
  objectOf,
  settable,
} from '../object.ts'
import {
  array,
  bitsOf,
  dateTime,
  neverOctets,
  noBits,
  octets,
  signed8,
  structure,
  truth,
  unsigned8,
  unsigned16,
} from '../values.ts'

const withLog = (moment: Moment, change: Partial<HanLog>): Effect =>
  succeeded({ state: { ...moment.state, han: { ...hanLogOf(moment), ...change } } })

const eui = (part: DlmsData | undefined): EntityIdentifier | null =>
  part?.type === 'octet-string' && part.value.length === 8 ? entityIdentifierFromOctets(part.value) : null

/** An install code has from 6 to 16 octets, as DUIS has it. */
const isInstallCode = ({ length }: Buffer): boolean => length >= 6 && length <= 16

/** A device that is in the log keeps what it has: the install code is discarded (docs/domain/gbcs-use-cases.md#install-code-kept). */
const registerDevice: Method = (given, moment) => {
  const [identifier, , installCode] = given.type === 'structure' ? given.value : []
  const device = eui(identifier)
  if (device === null || installCode?.type !== 'octet-string' || !isInstallCode(installCode.value))
    return failed(failure.typeUnmatched)
  const { devices } = hanLogOf(moment)
  if (devices.some((entry) => entry.device === device)) return succeeded({ state: moment.state })
  return withLog(moment, { devices: [...devices, { device, installCode: installCode.value, linkKeyHash: null }] })
}

const unregisterDevice: Method = (given, moment) => {
  const device = eui(given)
  const { devices, historic } = hanLogOf(moment)
  const removed = devices.find((entry) => entry.device === device)
  if (device === null || removed === undefined) return failed(failure.hardwareFault)
  return withLog(moment, {
    devices: devices.filter((entry) => entry !== removed),
    historic: removed.linkKeyHash === null ? historic : remembering(historic, removed),
  })
}

const remembering = (historic: readonly HanDevice[], removed: HanDevice): HanDevice[] =>
  [...historic.filter(({ device }) => device !== removed.device), removed].slice(-mostHistoricDevices)

/** The extended PAN id of a hub is the identifier of its GPF (docs/domain/inventory.md#journey), unless it took over another's network. */
const panOf = ({ blueprint, state }: Pick<Moment, 'blueprint' | 'state'>): Buffer =>
  state.han?.extendedPanId ?? octetsOfEntityIdentifier(blueprint.fitting?.devices.GPF ?? blueprint.deviceId)

/** Whose key is not agreed yet has a hash without octets (docs/domain/gbcs-use-cases.md#cs14). */
const pairing = ({ device, linkKeyHash }: HanDevice): DlmsData =>
  structure(octets(octetsOfEntityIdentifier(device)), octets(linkKeyHash ?? Buffer.alloc(0)))

/** What a hub keeps of its network, to be restored on another one; of what has been removed likewise. */
export const backupOf = (moment: Pick<Moment, 'blueprint' | 'state' | 'now'>, of: 'devices' | 'historic'): DlmsData =>
  structure(dateTime(moment.now), octets(panOf(moment)), array(hanLogOf(moment)[of].map(pairing)))

/** The hub takes over another's network, with the keys that its devices have (docs/domain/gbcs-use-cases.md#hub-exchange). */
const restorePan: Method = (given, moment) => {
  const [pan, entries] = given.type === 'structure' ? given.value : []
  if (pan?.type !== 'octet-string' || pan.value.length !== 8 || entries?.type !== 'array')
    return failed(failure.typeUnmatched)
  const devices: HanDevice[] = []
  for (const entry of entries.value) {
    const [identifier, hash] = entry.type === 'structure' ? entry.value : []
    const device = eui(identifier)
    if (device === null || hash?.type !== 'octet-string') return failed(failure.typeUnmatched)
    devices.push({ device, installCode: null, linkKeyHash: hash.value.length === 0 ? null : hash.value })
  }
  return withLog(moment, { devices, extendedPanId: pan.value })
}

/**
 * How a device is heard: the simulated radio is always good. One whose key is not agreed was never heard
 * (docs/domain/gbcs-use-cases.md#never-heard).
 */
const activeDevice = (moment: Moment, { device, linkKeyHash }: HanDevice): DlmsData =>
  structure(
    octets(octetsOfEntityIdentifier(device)),
    bitsOf(8, Buffer.of(linkKeyHash === null ? 0 : 0xc8)),
    signed8(-50),
    signed8(-55),
    signed8(-60),
    unsigned8(255),
    unsigned8(250),
    unsigned8(245),
    linkKeyHash === null ? octets(neverOctets) : dateTime(moment.now),
    unsigned8(1),
    unsigned8(0),
    unsigned8(100),
    unsigned8(1),
    unsigned8(1),
  )

const backup =
  (of: 'devices' | 'historic'): Method =>
  (_given, moment) =>
    succeeded({ state: moment.state, data: backupOf(moment, of) })

const isEnabled = (moment: Moment): boolean => {
  const { joiningUntil } = hanLogOf(moment)
  return joiningUntil !== null && moment.now < joiningUntil
}

const enableJoining = (value: DlmsData, moment: Moment): Effect => {
  const { joinTimeoutSeconds } = hanLogOf(moment)
  const isOn = value.type === 'boolean' && value.value
  return withLog(moment, { joiningUntil: isOn ? instant(moment.now + 1000 * joinTimeoutSeconds) : null })
}

const setJoinTimeout = (value: DlmsData, moment: Moment): Effect =>
  value.type === 'long-unsigned' ? withLog(moment, { joinTimeoutSeconds: value.value }) : failed(failure.typeUnmatched)

/** Masks of channels, and limits, of the sub GHz band; a hub of one band keeps them all the same. */
const subGhzConfiguration = structure(
  ...[28, 29, 30, 31].map(() => noBits(32)),
  unsigned16(100),
  unsigned16(200),
  unsigned8(4),
  unsigned16(6),
  unsigned8(6),
  unsigned8(10),
  unsigned16(5000),
  unsigned8(100),
  unsigned16(90),
  unsigned16(5000),
  unsigned16(3000),
)

/** The network of a Communications Hub: CHTS 4.6, GBCS 10. */
export const hubObjects: readonly DeviceObject[] = [
  objectOf(
    zigbeeNetworkControl,
    '0-0:30.3.0.255',
    {
      enable_disable_joining: acting((moment) => truth(isEnabled(moment)), enableJoining),
      join_timeout: acting((moment) => unsigned16(hanLogOf(moment).joinTimeoutSeconds), setJoinTimeout),
      active_devices: fixed((moment) => array(hanLogOf(moment).devices.map((each) => activeDevice(moment, each)))),
    },
    {
      register_device: registerDevice,
      unregister_device: unregisterDevice,
      backup_PAN: backup('devices'),
      restore_PAN: restorePan,
    },
  ),
  objectOf(zigbeeNetworkControl, '0-0:30.3.1.255', {}, { backup_PAN: backup('historic') }),
  objectOf(data, '0-0:94.44.10.0', { value: settable(subGhzConfiguration) }),
  objectOf(data, '0-0:94.44.10.1', { value: settable(unsigned8(0)) }),
  objectOf(data, '0-0:94.44.10.2', { value: fixed(noBits(32)) }),
]
