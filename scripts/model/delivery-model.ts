import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { type DeviceAnswer, execute, executeKeptCommand, type Told } from './device-model.ts'
import { acb, type DeviceName, nameOf } from './parties.ts'
import type { Command, DeviceModel, KeptCommand, Order, Sent, WorldModel } from './world-model.ts'

const halfMinute = 30_000
const day = 86_400_000
/** Waits between attempts to reach a device. */
const waitAfter = (attempts: number): number => Math.min(1_000 * 2 ** (attempts - 1), 8_000)

const tell = (sent: Sent, code: string, to: EntityIdentifier = sent.by): void =>
  void sent.told.push(`${code} to ${nameOf(to)}`)

const nothing = (): void => {}

/** Begins to carry an accepted request to its device. */
export function beginOrder(model: WorldModel, kind: Order['kind'], sent: Sent): void {
  const { agenda, devices } = model
  const waitMs = kind === 'handover' && sent.when !== null ? day : halfMinute
  const order: Order = {
    sent,
    kind,
    waitMs,
    acceptedAt: agenda.now,
    command: null,
    state: 'waiting',
    isDeliveryNoted: false,
    failures: 0,
    retryAt: agenda.now,
    cancelRetry: nothing,
    cancelDeadline: nothing,
  }
  model.orders = [...model.orders.filter(isOpen), order]
  waitFor(model, order)
  const { queue } = devices[sent.device]
  queue.push(order)
  if (queue.length === 1) attempt(model, order, true)
}

const isOpen = ({ state }: Order): boolean => state !== 'ended'

/** From now on the DCC waits as long as it does for a device. */
function waitFor(model: WorldModel, order: Order): void {
  const { agenda } = model
  order.cancelDeadline()
  order.cancelDeadline = agenda.at(agenda.now + order.waitMs, () => giveUp(model, order))
}

/**
 * The DCC comes up again: of each open order the very same Command is sent again, in the order of acceptance, when the device
 * was to be called next. A device that has executed it drops it as a replay. Deadlines stay as they were.
 */
export function takeUpAgain(model: WorldModel): void {
  model.startedAt = model.agenda.now
  model.orders = model.orders.filter(isOpen)
  const devices = Object.values(model.devices)
  for (const { queue } of devices) queue.length = 0
  for (const order of model.orders) {
    order.state = 'waiting'
    order.cancelRetry()
    model.devices[order.sent.device].queue.push(order)
  }
  for (const { queue } of devices) callNext(model, queue)
}

/** Calls a device for the Command at the head of its queue, now or when it is to be called next. */
function callNext(model: WorldModel, [head]: readonly Order[]): void {
  if (head === undefined) return
  head.cancelRetry = model.agenda.at(head.retryAt, () => attempt(model, head, false))
}

/** @param isAtOnce whether nothing kept it from being sent when its request was accepted */
function attempt(model: WorldModel, order: Order, isAtOnce: boolean): void {
  if (order.state !== 'waiting') return
  const device = model.devices[order.sent.device]
  const { agenda } = model
  order.command ??= commandOf(model, order)
  if (isStruck(device, 'unreachable')) {
    order.failures += 1
    order.retryAt = agenda.now + waitAfter(order.failures)
    callNext(model, device.queue)
    return
  }
  order.state = 'delivered'
  // Of one that may have had it before a restart, the DCC takes the device to have had it when it was accepted.
  const mayHaveHadIt = order.failures === 0 && order.acceptedAt < model.startedAt
  if (!isAtOnce && !order.isDeliveryNoted && !mayHaveHadIt) {
    order.isDeliveryNoted = true
    waitFor(model, order)
  }
  arrive(model, order, order.command)
  leaveQueue(model, order)
}

function commandOf({ agenda, devices }: WorldModel, { kind, sent }: Order): Command {
  if (kind === 'update') return { kind, by: sent.by, counter: sent.counter, when: sent.when, sent }
  const device = devices[sent.device]
  const now = BigInt(agenda.now)
  const next = device.brokerCounter === null ? now : device.brokerCounter + 1n
  device.brokerCounter = next > now ? next : now
  return { kind: kind === 'read' ? 'read' : 'update', by: acb, counter: device.brokerCounter, when: null, sent }
}

function giveUp(model: WorldModel, order: Order): void {
  if (order.state === 'ended') return
  const code = order.state === 'waiting' && !order.isDeliveryNoted ? 'E20' : 'E21'
  end(order)
  tell(order.sent, code)
  leaveQueue(model, order)
}

function end(order: Order): void {
  order.state = 'ended'
  order.cancelRetry()
  order.cancelDeadline()
}

/** The next Command goes when this one is delivered, or will never be. */
function leaveQueue(model: WorldModel, order: Order): void {
  const { queue } = model.devices[order.sent.device]
  const place = queue.indexOf(order)
  if (place === -1) return
  queue.splice(place, 1)
  if (place === 0) callNext(model, queue)
}

/** Whether the link's fault is that one, and strikes once more. */
function isStruck(device: DeviceModel, fault: NonNullable<DeviceModel['disturbance']>['fault']): boolean {
  const { disturbance } = device
  if (disturbance === null || disturbance.fault !== fault || disturbance.next === 0) return false
  device.disturbance = { fault, next: disturbance.next - 1 }
  return true
}

/** How many copies of a frame arrive. */
const copies = (device: DeviceModel, direction: 'down' | 'up'): number => {
  if (isStruck(device, `lost ${direction}`)) return 0
  return isStruck(device, `duplicated ${direction}`) ? 2 : 1
}

function arrive(model: WorldModel, order: Order, command: Command): void {
  const device = model.devices[order.sent.device]
  for (let copy = copies(device, 'down'); copy > 0; copy -= 1) {
    const answer = execute(device, command)
    if (answer === null) continue
    if (copies(device, 'up') > 0) conclude(model, order, answer)
    if (answer.kind === 'kept' && answer.kept !== null) awaitTime(model, order.sent.device, answer.kept)
  }
}

/** The device has answered: what is told, and what the DCC learns. */
function conclude(model: WorldModel, order: Order, answer: DeviceAnswer): void {
  if (order.state === 'ended') return
  end(order)
  const { sent } = order
  tell(sent, 'I0')
  if (answer.kind === 'updated') learn(model, sent, answer)
  if (answer.kind === 'held') model.mirror[sent.device][answer.slot] = answer.held
  if (answer.kind === 'kept') rememberKeptCommand(model, sent, answer.kept)
}

function learn(model: WorldModel, sent: Sent, { replaced }: Told): void {
  const { signing, agreement } = replaced
  const mirrored = model.mirror[sent.device]
  mirrored[sent.slot] = { ...mirrored[sent.slot], ...replaced }
  // The broker is no user: it is sent nothing.
  const holders = new Set([signing, agreement].filter((holder) => holder !== undefined && holder !== acb))
  for (const holder of holders) if (holder !== undefined) tell(sent, 'N42', holder)
}

const keptKey = ({ by, device, slot }: Sent): string => `${by} ${device} ${slot}`

function rememberKeptCommand(model: WorldModel, sent: Sent, kept: KeptCommand | null): void {
  const key = keptKey(sent)
  const { agenda, knownKept } = model
  knownKept.get(key)?.forget()
  knownKept.delete(key)
  if (kept === null) return
  const overdue = () => {
    knownKept.delete(key)
    tell(sent, 'E21')
  }
  knownKept.set(key, { sent, forget: agenda.at(kept.until + day, overdue) })
}

function awaitTime(model: WorldModel, name: DeviceName, { until }: KeptCommand): void {
  model.agenda.at(until, () => {
    const device = model.devices[name]
    for (;;) {
      const [due] = device.kept.filter((kept) => kept.until <= model.agenda.now).sort((a, b) => a.until - b.until)
      if (due === undefined) return
      const outcome = executeKeptCommand(device, due)
      if (copies(device, 'up') > 0) alerted(model, due.command.sent, outcome)
    }
  })
}

/** A device tells what became of a Command that it kept, whether the DCC knew that it did or not. */
function alerted(model: WorldModel, sent: Sent, outcome: Told): void {
  const key = keptKey(sent)
  const known = model.knownKept.get(key)
  const isAwaited = known?.sent === sent
  if (isAwaited) {
    known?.forget()
    model.knownKept.delete(key)
  }
  const code = Object.keys(outcome.replaced).length > 0 ? '8F66' : '8F67'
  tell(sent, isAwaited ? 'I0' : code)
  learn(model, sent, outcome)
}
