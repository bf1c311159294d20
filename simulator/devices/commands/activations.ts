import { alertCodes, formatAlertCode } from '../../gbcs/alert-codes.ts'
import { readDlmsDateTime, writeDlmsDateTime } from '../../gbcs/date-time.ts'
import { type AccessRequest, type OperationResult, writeDataNotification } from '../../gbcs/dlms/access.ts'
import { gbzFutureDatedAlert } from '../../gbcs/gbz/alert.ts'
import { type GbzComponent, readComponent, writeComponent } from '../../gbcs/gbz/component.ts'
import { secondsSince2000 } from '../../gbcs/gbz/types.ts'
import type { GbcsMessage } from '../../gbcs/message.ts'
import { decode, OctetReader } from '../../gbcs/octets/octet-reader.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import { type Noticed, noticeCredit, settledAt } from '../cosem/charging.ts'
import { withBillingChanges } from '../cosem/counting.ts'
import { activate } from '../cosem/methods.ts'
import { objectsOf } from '../cosem/objects.ts'
import { octets, structure, unsigned16 } from '../cosem/values.ts'
import { inGasAccount, withGasAccountOf } from '../gbz/accounted.ts'
import { executeGbz } from '../gbz/execute.ts'
import { lookedAt } from '../gbz/moment.ts'
import type { Device } from '../state/device.ts'
import type { DeviceState, PendingActivation } from '../state/device-state.ts'
import { alertOf } from './alert.ts'
import type { Executed } from './execution.ts'

/** Alerts of what became of one part of a future dated command: on an ESME, and on a gas device. */
const ofMeter = 0x00cc
const ofGasDevice = 0x00cd

/** Values that a COSEM command had wait for their time, and those whose time it took back, by the attribute that says it. */
export function withActivations(
  state: DeviceState,
  device: Device,
  message: GbcsMessage,
  request: AccessRequest,
  results: readonly OperationResult[],
): DeviceState {
  const objects = objectsOf(device.blueprint.type)
  let { activations } = state
  for (const [index, { kind, classId, instance, member, data }] of request.operations.entries()) {
    const attribute = objects.get(instance)?.attributes.get(member)
    if (kind !== 'set' || results[index]?.result !== 0 || attribute?.activates === undefined) continue
    const what = `${classId}/${instance}/${member}`
    activations = activations.filter((other) => other.what !== what)
    const executeAt = data.type === 'octet-string' ? readDlmsDateTime(data.value) : null
    if (executeAt !== null) activations = [...activations, activationBy(message, executeAt, what, null)]
  }
  return activations === state.activations ? state : { ...state, activations }
}

/** The same of a gas device. @param waits each command of the message that names a time which is still to come, or takes one back */
export function withGasActivations(
  state: DeviceState,
  message: GbcsMessage,
  waits: readonly { readonly component: GbzComponent; readonly until: Instant | null }[],
): DeviceState {
  let { activations } = state
  for (const { component, until } of waits) {
    const what = `${component.clusterId}/${component.header.commandId}`
    // Of one command only the newest waits: those of the same message that came before it are of the same tariff.
    activations = activations.filter((other) => other.what !== what || other.counter === message.counter)
    if (until !== null) activations = [...activations, activationBy(message, until, what, writeComponent(component))]
  }
  return { ...state, activations }
}

const activationBy = (
  { originator, messageCode, counter }: GbcsMessage,
  executeAt: Instant,
  what: string,
  component: Buffer | null,
): PendingActivation => ({ originator, messageCode, counter, executeAt, what, component })

/** The one whose time came first, if any has come. */
export const nextActivation = ({ activations }: DeviceState, now: Instant): PendingActivation | undefined =>
  activations.filter(({ executeAt }) => executeAt <= now).sort((one, other) => one.executeAt - other.executeAt)[0]

/** Has what waits take the place of what is active, and tells the requester (docs/domain/gbcs-use-cases.md#outcome-alerts). */
export function executeActivation(device: Device, activation: PendingActivation, now: Instant): Executed {
  const { originator, component } = activation
  const waited = { ...device.state, activations: device.state.activations.filter((other) => other !== activation) }
  const { state, events, isActioned } =
    component === null ? activated(device, waited, activation.what, now) : carriedOut(device, waited, component, now)
  const code = isActioned ? alertCodes.futureDatedCommandActioned : alertCodes.futureDatedCommandNotActioned
  const raised = alertOf(
    { ...device, state },
    {
      recipient: originator,
      messageCode: component === null ? ofMeter : ofGasDevice,
      contentOf: (counter) =>
        component === null
          ? meterAlert(activation, code, now, counter)
          : gasAlert(activation, componentIn(component), code, now),
      protection: 'signature',
    },
  )
  const detail = `${formatAlertCode(code)}: ${activation.what}`
  return {
    ...raised,
    events,
    note: { event: code, reason: isActioned ? 'future-dated-actioned' : 'future-dated-not-actioned', detail },
  }
}

/** What has come of it, and whether it was done: where nothing waits any more, or its time has made it impossible, it is not. */
interface Activated extends Noticed {
  readonly isActioned: boolean
}

function activated({ blueprint }: Device, waited: DeviceState, what: string, now: Instant): Activated {
  const [, instance = '', member] = what.split('/')
  const attribute = objectsOf(blueprint.type).get(instance)?.attributes.get(Number(member))
  const state = settledAt({ blueprint, state: waited }, now)
  const activations = attribute?.activates ?? []
  const noticed = noticeCredit(withBillingChanges({ blueprint, state }, activate(state, activations), now), now)
  return { ...noticed, isActioned: activations.some(({ passive }) => state.attributes.has(passive)) }
}

function carriedOut({ blueprint }: Device, waited: DeviceState, octets: Buffer, now: Instant): Activated {
  const components = [componentIn(octets)]
  const moment = lookedAt({ blueprint, state: waited, now })
  const settled = inGasAccount(components, moment)
  const { state, isActioned } = executeGbz(components, settled, { encrypts: [], readsWithoutDefault: false }, null)
  return { ...withGasAccountOf(moment, settled, state), isActioned }
}

function componentIn(written: Buffer): GbzComponent {
  const read = decode(new OctetReader(written), 'a command', (reader) => readComponent(reader, 'command'))
  if (read.ok) return read.value
  throw new SimulatorFault('SIM_STATE_UNREADABLE', `a command that waits cannot be read again: ${read.failure.detail}`)
}

function meterAlert(
  { messageCode, counter: ofCommand, what }: PendingActivation,
  code: number,
  now: Instant,
  counter: bigint,
): Buffer {
  const [classId, instance = '', member] = what.split('/')
  const operation = Buffer.alloc(19)
  operation.writeUInt16BE(messageCode, 0)
  operation.writeBigUInt64BE(ofCommand, 2)
  operation.writeUInt16BE(Number(classId), 10)
  operation.write(instance, 12, 'hex')
  operation[18] = Number(member)
  const data = structure(unsigned16(code), octets(writeDlmsDateTime(now)), octets(operation))
  return writeDataNotification({ invokeId: Number(counter & 0xffffffn), data })
}

const gasAlert = (
  { messageCode, counter }: PendingActivation,
  { clusterId, header }: GbzComponent,
  alertCode: number,
  now: Instant,
): Buffer =>
  gbzFutureDatedAlert.write({
    alertCode,
    timeStamp: secondsSince2000(now),
    body: {
      messageCode,
      originatorCounter: counter,
      clusterId,
      frameControl: header.frameControl,
      commandId: header.commandId,
    },
  })

/** The moment of a count of seconds since 2000. */
export const instantOfSeconds = (seconds: number): Instant => instant(Date.UTC(2000, 0, 1) + 1000 * seconds)
