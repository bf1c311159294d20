import { z } from 'zod'
import { alertCodes } from '../gbcs/alert-codes.ts'
import { formatMessageCode } from '../gbcs/message-codes.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { type Instant, instant } from '../vocabulary/instant.ts'
import type { FieldFaults } from '../vocabulary/ports/field-faults.ts'
import type { Taken, Work } from '../vocabulary/ports/state.ts'
import { readStored, storedKind } from '../vocabulary/stored-kind.ts'
import { deviceLogAlerts } from './commands/device-log-alerts.ts'
import type { Executed, Outgoing } from './commands/execution.ts'
import { heardBy, withNothingTold } from './cosem/controlled-switches.ts'
import { loadSwitchOf, withLoadSwitch } from './cosem/load-switch.ts'
import { raiseAlert } from './raise-alert.ts'
import type { Device } from './state/device.ts'
import { hubOf, isInHub, isJoinedWith, isOnNetwork, joinDeviceTypeOf, joinedDevicesOf } from './state/device-log.ts'
import type { DeviceState } from './state/device-state.ts'
import { type HanDevice, hanLogOf, linkKeyHashOf } from './state/han-log.ts'
import { awakeFrom } from './state/sleeping-meters.ts'
import { tellOfTransfer } from './take-firmware.ts'

/** The kind of the works by which what one device did reaches another on the same home area network. */
export const networkWork = 'device-network'

/**
 * What happened: a hub lets a device join, has removed it, is gone, or knows the key that the device has of another hub; a device
 * has joined, or is joined with another, or is no more; a gas meter holds what its proxy is to mirror; a proxy has devices in its
 * log that were another proxy's; a PPMID has an image; an HCALCS asks its meter what it is to do, and a meter tells it.
 */
const events = [
  'let-join',
  'removed',
  'hub-gone',
  'let-rejoin',
  'has-joined',
  'paired',
  'unpaired',
  'mirrored',
  'log-restored',
  'image-taken',
  'control-asked',
  'switched',
] as const
type NetworkEvent = (typeof events)[number]

const storedEvent = storedKind('what happened on a home area network', 1, z.enum(events))

const laneOf = (target: EntityIdentifier, event: NetworkEvent, by: EntityIdentifier): string =>
  `${target}/${event}/${by}`

const work = (target: EntityIdentifier, event: NetworkEvent, by: EntityIdentifier, due: Instant): Work => ({
  kind: networkWork,
  lane: laneOf(target, event, by),
  due,
  body: storedEvent.write(event),
})

/** Which device a work is for, whose doing it was, and what. @throws SimulatorFault SIM_STATE_UNREADABLE */
export function networkEventOf(taken: Taken) {
  const [target = '', , by = ''] = taken.lane.split('/')
  const event = readStored(storedEvent, `${taken.kind} ${taken.lane}`, taken.body)
  return { target: target as EntityIdentifier, by: by as EntityIdentifier, event }
}

/** What a device's next state has for others on its network. */
export async function networkWorksOf(
  before: Device,
  state: DeviceState,
  faults: FieldFaults,
  now: Instant,
): Promise<readonly Work[]> {
  const after = { ...before, state }
  const { deviceId, type } = before.blueprint
  if (type === 'CHF') return worksOfHub(before, after, faults, now)
  if (type === 'GPF') return worksOfProxy(before, after, now)
  const hub = hubOf(after)
  const hasJoined = hub !== undefined && !isOnNetwork(before) && isOnNetwork(after)
  return [
    ...(hasJoined ? [work(hub, 'has-joined', deviceId, now)] : []),
    ...(type === 'GSME' ? worksOfGasMeter(before, after, now) : []),
    ...(type === 'PPMID' && hub !== undefined && before.state.firmware !== state.firmware
      ? [work(hub, 'image-taken', deviceId, now)]
      : []),
    ...(type === 'HCALCS' ? worksOfLoadSwitch(before, after, now) : []),
    ...(type === 'ESME' ? worksOfElectricityMeter(before, after, now) : []),
  ]
}

/** An HCALCS asks the meter that it has joined, and those that it is joined with where it has come back to the network. */
function worksOfLoadSwitch(before: Device, after: Device, now: Instant): readonly Work[] {
  const isBack = !isOnNetwork(before) && isOnNetwork(after)
  return joinedDevicesOf(after)
    .filter(
      ({ device, deviceType }) => deviceType === joinDeviceTypeOf.ESME && (isBack || !isJoinedWith(before, device)),
    )
    .map(({ device }) => work(device, 'control-asked', before.blueprint.deviceId, now))
}

function worksOfElectricityMeter(before: Device, after: Device, now: Instant): readonly Work[] {
  if (before.state.attributes === after.state.attributes) return []
  return joinedDevicesOf(after)
    .filter(({ device, deviceType }) => deviceType === joinDeviceTypeOf.HCALCS && hasNewsFor(device, before, after))
    .map(({ device }) => work(device, 'switched', before.blueprint.deviceId, now))
}

function hasNewsFor(hcalcs: EntityIdentifier, before: Device, after: Device): boolean {
  const heard = heardBy(after.state, hcalcs)
  return heard !== null && heard.isClosed !== heardBy(before.state, hcalcs)?.isClosed
}

/** A proxy hears that its meter is joined with it, or no more, and when the meter is awake what that holds. */
function worksOfGasMeter(before: Device, after: Device, now: Instant): readonly Work[] {
  const { deviceId } = before.blueprint
  const [were, are] = [proxiesOf(before), proxiesOf(after)]
  const hasChanged = before.state.clusters !== after.state.clusters || before.state.account !== after.state.account
  const isNew = (gpf: EntityIdentifier) => !were.includes(gpf)
  return [
    ...are.filter(isNew).map((gpf) => work(gpf, 'paired', deviceId, now)),
    ...were.filter((gpf) => !are.includes(gpf)).map((gpf) => work(gpf, 'unpaired', deviceId, now)),
    ...are
      .filter((gpf) => hasChanged || isNew(gpf))
      .map((gpf) => work(gpf, 'mirrored', deviceId, awakeFrom(before.blueprint, now))),
  ]
}

const proxiesOf = (meter: Device): readonly EntityIdentifier[] =>
  joinedDevicesOf(meter).flatMap(({ device, deviceType }) => (deviceType === joinDeviceTypeOf.GPF ? [device] : []))

function worksOfProxy(before: Device, after: Device, now: Instant): readonly Work[] {
  if (before.state.joined === after.state.joined) return []
  const { deviceId } = before.blueprint
  return joinedDevicesOf(after)
    .filter(({ device }) => !isJoinedWith(before, device))
    .map(({ device }) => work(device, 'log-restored', deviceId, now))
}

/**
 * A device in the log without a key may try again when joining is enabled anew; one with a key finds a hub that is connected, or
 * has been given the key.
 */
async function worksOfHub(before: Device, after: Device, faults: FieldFaults, now: Instant): Promise<readonly Work[]> {
  const { deviceId } = before.blueprint
  const [was, is] = [hanLogOf(before), hanLogOf(after)]
  const keyed = is.devices.filter(({ linkKeyHash }) => linkKeyHash !== null)
  if (after.state.isOnNetwork !== before.state.isOnNetwork)
    return keyed.map(({ device }) => work(device, isOnNetwork(after) ? 'let-rejoin' : 'hub-gone', deviceId, now))
  if (was === is || !isOnNetwork(after)) return []
  const isIn = (log: typeof was, device: EntityIdentifier) => log.devices.some((entry) => entry.device === device)
  const removed = was.devices.filter(({ device }) => !isIn(is, device))
  const mayTry = (device: EntityIdentifier) => is.joiningUntil !== was.joiningUntil || !isIn(was, device)
  const waiting = is.devices.filter(({ device, linkKeyHash }) => linkKeyHash === null && mayTry(device))
  const restored = keyed.filter(({ device }) => !isIn(was, device))
  const letJoin: Work[] = []
  if (is.joiningUntil !== null)
    for (const { device } of waiting)
      letJoin.push(work(device, 'let-join', deviceId, instant(now + (await faults.joinsLateBy(device, now)))))
  return [
    ...removed.map(({ device }) => work(device, 'removed', deviceId, now)),
    ...restored.map(({ device }) => work(device, 'let-rejoin', deviceId, now)),
    ...letJoin,
  ]
}

/**
 * A hub's next state, with the install codes of devices that are new in its log as they were typed.
 *
 * A code that was mistyped stays so: adding the device again changes nothing in the log (docs/domain/gbcs-use-cases.md#device-log).
 */
export async function withMistypedCodes(
  hub: Device,
  next: DeviceState,
  faults: FieldFaults,
  now: Instant,
): Promise<DeviceState> {
  if (next.han === null || next.han === hub.state.han) return next
  const known = new Set(hanLogOf(hub).devices.map(({ device }) => device))
  const isNew = ({ device, installCode }: HanDevice) => installCode !== null && !known.has(device)
  const devices: HanDevice[] = []
  for (const entry of next.han.devices)
    devices.push(isNew(entry) && (await faults.mistypesInstallCode(entry.device, now)) ? mistyped(entry) : entry)
  return { ...next, han: { ...next.han, devices } }
}

/** The last digit is another. */
function mistyped(entry: HanDevice): HanDevice {
  const installCode = Buffer.from(entry.installCode ?? [])
  const last = installCode.length - 1
  installCode[last] = (installCode[last] ?? 0) ^ 1
  return { ...entry, installCode }
}

/** What a device does about what happened; null where that is nothing. @param by the device whose doing it was */
export function onNetworkEvent(device: Device, event: NetworkEvent, by: Device, now: Instant): Executed | null {
  // A hub that was taken away hears of nothing.
  if (isInHub(device) && !isOnNetwork(device)) return null
  switch (event) {
    case 'let-join':
      return join(device, by, now)
    case 'let-rejoin':
      return rejoin(device, by)
    case 'removed':
      return leave(device, by, 'left-network')
    case 'hub-gone':
      return leave(device, by, 'lost-network')
    case 'has-joined':
      return agreeKey(device, by, now)
    case 'paired':
    case 'unpaired':
      return pair(device, event, by, now)
    case 'mirrored':
      return mirror(device, by)
    case 'log-restored':
      return knowProxy(device, by)
    case 'image-taken':
      return tellOfTransfer(device, by, now)
    case 'control-asked':
      return tellAgain(device, by)
    case 'switched':
      return putSwitch(device, by, now)
  }
}

/** The hub has to have the device's own install code, and joining has to be enabled (docs/domain/gbcs-use-cases.md#device-log). */
function join(device: Device, hub: Device, now: Instant): Executed | null {
  const { devices, historic, joiningUntil, joinTimeoutSeconds } = hanLogOf(hub)
  const { deviceId, fitting } = device.blueprint
  const entry = devices.find((each) => each.device === deviceId)
  if (entry === undefined || isOnNetwork(device) || joiningUntil === null || now >= joiningUntil) return null
  const isFirstHalf = now < joiningUntil - 500 * joinTimeoutSeconds
  const hasOldKey = isFirstHalf && historic.some((each) => each.device === deviceId)
  const hasCode = fitting !== undefined && entry.installCode?.equals(fitting.installCode) === true
  if (!hasOldKey && !hasCode) return null
  const { deviceId: hubId } = hub.blueprint
  const network = { hub: hubId, linkKeyHash: linkKeyHashOf(hubId, deviceId, historic.length + 1) }
  const joined = { ...device, state: { ...device.state, isOnNetwork: true, network } }
  return withAlerts(joined, hub, now)
}

const leave = (device: Device, hub: Device, reason: string): Executed | null =>
  isOnNetwork(device) && hubOf(device) === hub.blueprint.deviceId
    ? settled(device, { ...device.state, isOnNetwork: false }, reason, hub)
    : null

/** A device whose hub is gone takes another one for it that has its key (docs/domain/gbcs-use-cases.md#hub-exchange). */
function rejoin(device: Device, hub: Device): Executed | null {
  const { deviceId, fitting } = device.blueprint
  const entry = hanLogOf(hub).devices.find((each) => each.device === deviceId)
  const installedOn = fitting?.isJoined === true ? fitting.devices.CHF : undefined
  const key = device.state.network?.linkKeyHash ?? (installedOn && linkKeyHashOf(installedOn, deviceId))
  if (isOnNetwork(device) || key === undefined || entry?.linkKeyHash?.equals(key) !== true) return null
  const network = { hub: hub.blueprint.deviceId, linkKeyHash: key }
  return settled(device, { ...device.state, isOnNetwork: true, network }, 'rejoined-network', hub)
}

/** A device has one proxy: that of the hub that it is on now. */
function knowProxy(device: Device, gpf: Device): Executed | null {
  const { deviceId } = gpf.blueprint
  if (isJoinedWith(device, deviceId)) return null
  const others = joinedDevicesOf(device).filter(({ deviceType }) => deviceType !== joinDeviceTypeOf.GPF)
  const joined = [...others, { device: deviceId, deviceType: joinDeviceTypeOf.GPF }]
  return settled(device, { ...device.state, joined }, 'paired', gpf)
}

/** 8183 and 8F69, to the holder of the supplier's cells. */
function withAlerts(joined: Device, hub: Device, now: Instant): Executed {
  let { state } = joined
  const said: Outgoing[] = []
  for (const alertCode of [alertCodes.deviceJoined, alertCodes.deviceCommissioned]) {
    const raised = raiseAlert({ ...joined, state }, { alertCode }, now)
    if (!raised.ok) continue
    state = raised.value.state
    if (raised.value.outgoing !== null) said.push(raised.value.outgoing)
  }
  return { ...settled(joined, state, 'joined-network', hub), alerts: said }
}

/** The hub knows the key of a device once it has joined, and tells the DCC. */
function agreeKey(hub: Device, by: Device, now: Instant): Executed | null {
  const log = hanLogOf(hub)
  const { deviceId } = by.blueprint
  const entry = log.devices.find(({ device }) => device === deviceId)
  if (entry === undefined || entry.linkKeyHash !== null) return null
  const linkKeyHash = by.state.network?.linkKeyHash
  if (linkKeyHash === undefined) return null
  const devices = log.devices.map((each) => (each === entry ? { ...each, linkKeyHash } : each))
  const { state, ...said } = deviceLogAlerts(hub, { ...hub.state, han: { ...log, devices } }, now)
  return { ...settled(hub, state, 'key-agreed', by), ...said }
}

function pair(gpf: Device, event: 'paired' | 'unpaired', by: Device, now: Instant): Executed {
  const { deviceId, type } = by.blueprint
  const others = joinedDevicesOf(gpf).filter(({ device }) => device !== deviceId)
  const entry = { device: deviceId, deviceType: joinDeviceTypeOf[type] }
  const joined = event === 'paired' ? [...others, entry] : others
  const { state, ...said } = deviceLogAlerts(gpf, { ...gpf.state, joined }, now)
  return { ...settled(gpf, state, event, by), ...said }
}

/** A gas proxy answers for its meter, which sleeps: it holds what the meter was told, since that last woke (docs/domain/gbcs-use-cases.md#mirror). */
const mirror = (gpf: Device, meter: Device): Executed =>
  settled(
    gpf,
    {
      ...gpf.state,
      clusters: new Map([...gpf.state.clusters, ...meter.state.clusters]),
      account: meter.state.account,
    },
    'mirrored',
    meter,
  )

/** HECS01: the meter notes that it was asked, and tells the HCALCS what it is to do. */
function tellAgain(meter: Device, hcalcs: Device): Executed | null {
  const { deviceId } = hcalcs.blueprint
  const state = isJoinedWith(meter, deviceId) ? withNothingTold(meter.state, deviceId) : null
  const note = { event: alertCodes.immediateCommandActioned, reason: 'control-asked' }
  const detail = `${formatMessageCode(requestControl)}, by ${deviceId}`
  return state && { state, outgoing: null, note: { ...note, detail } }
}

const requestControl = 0x0119

/** An HCALCS does what its meter has told it. */
function putSwitch(hcalcs: Device, meter: Device, now: Instant): Executed | null {
  const { deviceId } = meter.blueprint
  const heard = heardBy(meter.state, hcalcs.blueprint.deviceId)
  const before = loadSwitchOf(hcalcs.state)
  if (heard === null || !isOnNetwork(hcalcs) || !isJoinedWith(hcalcs, deviceId)) return null
  if (before?.isClosed === heard.isClosed && before.meter === deviceId) return null
  const state = withLoadSwitch(hcalcs.state, { isClosed: heard.isClosed, since: now, meter: deviceId })
  const detail = `load switch ${heard.isClosed ? 'closed' : 'opened'}, by ${deviceId}`
  return {
    state,
    outgoing: null,
    note: { event: alertCodes.immediateCommandActioned, reason: 'load-switched', detail },
  }
}

const settled = (device: Device, state: DeviceState, reason: string, by: Device): Executed => ({
  state,
  outgoing: null,
  note: {
    event: alertCodes.deviceJoined,
    reason,
    detail: `${device.blueprint.deviceId}, by ${by.blueprint.deviceId}`,
  },
})
